import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request as httpsRequest } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { authorityOf, issue } from './certificates.ts';
import type { Cluster } from './cluster.ts';

export interface Call {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly watch: boolean;
  /** Milliseconds, monotonic. */
  readonly at: number;
}

export interface Answered extends Call {
  /** Of the API server. */
  readonly status: number;
}

/**
 * - a status: answered so, without asking the API server.
 * - `hang`: never answered.
 * - `reset`: the connection is cut.
 * - `unanswered`: the API server is asked, and its answer is lost.
 * - a promise: the API server is asked once it resolves.
 */
export type Fault = number | 'hang' | 'reset' | 'unanswered' | Promise<void>;

/** Stands between an operator and its API server, and fails as it is told to. */
export interface FaultProxy {
  readonly url: string;
  /** Every request from now on; `undefined` lets it through. Replaces what was told before. */
  readonly fail: (fault: (call: Call) => Fault | undefined) => void;
  readonly heal: () => void;
  /** Cuts every connection there is. */
  readonly cut: () => void;
  /** Of what is being answered now, nothing more arrives, and nobody says so. */
  readonly freeze: (which: (call: Call) => boolean) => void;
  /** In the order of arrival. */
  readonly calls: () => readonly Call[];
  /** What the API server has answered, in the order of its answers. */
  readonly answers: () => readonly Answered[];
  readonly close: () => Promise<void>;
}

export async function startFaultProxy({ state, api }: Pick<Cluster, 'state' | 'api'>): Promise<FaultProxy> {
  const { cert, key } = await issue(state, 'fault-proxy', {
    name: 'fault-proxy',
    addresses: ['IP:127.0.0.1'],
  });
  const ca = readFileSync(authorityOf(state).cert);
  const sockets = new Set<Socket>();
  const calls: Call[] = [];
  const answered: Answered[] = [];
  const answering = new Map<ServerResponse, { readonly call: Call; readonly answer: IncomingMessage }>();
  let faultOf: (call: Call) => Fault | undefined = () => undefined;

  const forward = (call: Call, request: IncomingMessage, response: ServerResponse, lost = false): void => {
    const { method, headers } = request;
    const upstream = httpsRequest(new URL(call.url, api.url), { method, headers, ca }, (answer) => {
      answered.push({ ...call, status: answer.statusCode ?? 0 });
      if (lost) return void answer.resume();
      answering.set(response, { call, answer });
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      // A watch without events yet has a head all the same.
      response.flushHeaders();
      answer.pipe(response);
      answer.once('error', () => response.destroy());
      answer.once('close', () => answering.delete(response));
    });
    upstream.once('error', () => response.destroy());
    response.once('close', () => upstream.destroy());
    request.pipe(upstream);
  };
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = request.url ?? '/';
    const call: Call = {
      method: request.method ?? '',
      url,
      watch: /[?&]watch=true/.test(url),
      at: performance.now(),
    };
    calls.push(call);
    const fault = faultOf(call);
    if (fault === undefined) return forward(call, request, response);
    if (fault === 'unanswered') return forward(call, request, response, true);
    if (typeof fault === 'object') return void fault.then(() => forward(call, request, response));
    request.resume();
    if (fault === 'hang') return;
    if (fault === 'reset') return void request.socket.destroy();
    const said = { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: fault, message: 'injected' };
    response.writeHead(fault, { 'content-type': 'application/json' }).end(JSON.stringify(said));
  };
  const server = createServer({ cert: readFileSync(cert), key: readFileSync(key) }, answer);
  server.on('secureConnection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fail: (fault) => {
      faultOf = fault;
    },
    heal: () => {
      faultOf = () => undefined;
    },
    cut,
    freeze: (which) => {
      for (const [response, { call, answer: from }] of answering) if (which(call)) from.unpipe(response);
    },
    calls: () => calls,
    answers: () => answered,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}
