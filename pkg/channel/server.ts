import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Acknowledgement, PodIdentity } from '../api/configuration.ts';
import { channelBounds } from './bounds.ts';
import { isRevision } from './line.ts';
import { type Authenticate, provenCallers } from './proven-callers.ts';
import type { Channel, Registry } from './registry.ts';

export interface ServingCertificate {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
}

export interface ChannelServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly certificate: ServingCertificate;
  readonly registry: Registry;
  readonly authenticate: Authenticate;
  /** Whether this pod may have a channel: it is there, and injected. */
  readonly admits: (pod: PodIdentity) => boolean;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
  readonly bounds?: Partial<Record<'connections' | 'heartbeatMs' | 'unsentBytes', number>>;
}

export interface ChannelServer {
  readonly port: number;
  /** For connections from now on. */
  readonly replaceCertificate: (certificate: ServingCertificate) => void;
  /** Ends every channel, so that sidecars turn to another replica, and closes. */
  readonly close: () => Promise<void>;
}

/** The operator's end: `GET /v1/config`, an endless answer of lines, and `POST /v1/ack`. TLS 1.3 only. */
export async function startChannelServer(options: ChannelServerOptions): Promise<ChannelServer> {
  const { registry } = options;
  const bounds = { ...channelBounds, ...options.bounds };
  const authenticate = provenCallers(options.authenticate, options.now);
  const server = createServer(
    {
      ...options.certificate,
      minVersion: 'TLSv1.3',
      headersTimeout: bounds.headersMs,
      requestTimeout: bounds.headersMs,
      handshakeTimeout: bounds.headersMs,
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => {
      answer(request, response).catch((error: unknown) => {
        options.onError(error);
        refuse(response, 503);
      });
    },
  );
  server.maxConnections = bounds.connections;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const route = `${request.method} ${request.url}`;
    if (route !== 'GET /v1/config' && route !== 'POST /v1/ack') return refuse(response, 404);
    const token = tokenOf(request);
    const pod = token === undefined ? undefined : await authenticate(token);
    if (pod === undefined) return refuse(response, 401);
    if (!options.admits(pod)) return refuse(response, 403);
    if (request.method === 'GET') return serve(pod, response);
    const said = acknowledgementOf(await readBody(request, bounds.acknowledgementBytes));
    if (said === undefined) return refuse(response, 400);
    registry.acknowledge(pod, said);
    response.writeHead(204).end();
  };
  const serve = (pod: PodIdentity, response: ServerResponse): void => {
    if (response.destroyed) return;
    response.writeHead(200, {
      'content-type': 'application/jsonl',
      'cache-control': 'no-store',
      connection: 'close',
    });
    response.flushHeaders();
    const channel: Channel = {
      pod,
      write: (text) => {
        response.write(text);
        if (response.writableLength > bounds.unsentBytes) response.destroy();
      },
      end: () => response.end(),
    };
    response.once('close', () => registry.closed(channel));
    response.on('error', () => undefined);
    registry.open(channel);
  };
  const beat = setInterval(() => registry.beat(), bounds.heartbeatMs);
  await listen(server, options.host, options.port);
  return {
    port: (server.address() as AddressInfo).port,
    replaceCertificate: (certificate) => server.setSecureContext({ ...certificate, minVersion: 'TLSv1.3' }),
    close: async () => {
      clearInterval(beat);
      const closed = new Promise((resolve) => server.close(resolve));
      registry.endAll();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), bounds.headersMs);
      await closed;
      clearTimeout(cut);
    },
  };
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { connection: 'close' }).end();
}

function tokenOf({ headers }: IncomingMessage): string | undefined {
  const [, token = ''] = /^Bearer ([A-Za-z0-9._~+/=-]+)$/.exec(headers.authorization ?? '') ?? [];
  return token !== '' && token.length <= channelBounds.tokenBytes ? token : undefined;
}

async function readBody(request: IncomingMessage, bound: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bound) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function acknowledgementOf(text: string | undefined): Acknowledgement | undefined {
  try {
    const value = JSON.parse(text ?? '') as Readonly<Record<string, unknown>> | null;
    const { hash, revision, problem } = value ?? {};
    if (typeof hash !== 'string' || !isRevision(revision)) return undefined;
    return { hash, revision, ...(typeof problem === 'string' && { problem: problem.slice(0, 1024) }) };
  } catch {
    return undefined;
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
