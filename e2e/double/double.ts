import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { answerFixed, answerModel, answerOtherwise } from './answer.ts';
import { type Reply, say } from './reply.ts';
import { routeOf } from './routes.ts';
import type { SeenRequest } from './seen.ts';

/** Decides the answer to a request; `nth` counts the requests that reach a model, from 0. */
export type Script = (request: SeenRequest, nth: number) => Reply | Promise<Reply>;

/** A provider on loopback that speaks every wire format and keeps every byte it was sent. */
export interface Double extends AsyncDisposable {
  readonly url: string;
  /** Every request in the order of arrival, once its body is whole. */
  readonly seen: readonly SeenRequest[];
  /** Connections accepted since `play`. */
  readonly connections: number;
  /** What came in since `play`, requests or not, on new connections or on kept ones. */
  readonly heard: Heard;
  /** Replaces the script and forgets what was seen. */
  play(script: Script): void;
  /** Resolves with the first request, present or future, that the predicate accepts. */
  when(accepts: (request: SeenRequest) => boolean): Promise<SeenRequest>;
}

export interface Heard {
  readonly connections: number;
  readonly bytes: number;
}

/** What a denied request must leave behind. */
export const nothing: Heard = { connections: 0, bytes: 0 };

interface State {
  script: Script;
  seen: SeenRequest[];
  connections: number;
  modelCalls: number;
  /** Every socket of the double, with the bytes it had read when the script was last replaced. */
  readonly sockets: Map<Socket, number>;
  readonly watchers: Set<() => void>;
}

export async function startDouble(script: Script = () => say('Hello.'), port = 0): Promise<Double> {
  const state: State = {
    script,
    seen: [],
    connections: 0,
    modelCalls: 0,
    sockets: new Map(),
    watchers: new Set(),
  };
  const server = createServer({ requestTimeout: 0 }, (request, response) => {
    serve(state, request, response).catch((cause: unknown) => response.destroy(cause as Error));
  });
  server.on('connection', (socket: Socket) => {
    state.connections += 1;
    state.sockets.set(socket, 0);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get seen() {
      return state.seen;
    },
    get connections() {
      return state.connections;
    },
    get heard() {
      return { connections: state.connections, bytes: bytesHeard(state) };
    },
    play: (next) => {
      state.script = next;
      state.seen = [];
      state.connections = 0;
      state.modelCalls = 0;
      forgetBytes(state);
    },
    when: (accepts) => when(state, accepts),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function bytesHeard(state: State): number {
  let bytes = 0;
  for (const [socket, before] of state.sockets) bytes += socket.bytesRead - before;
  return bytes;
}

function forgetBytes(state: State): void {
  for (const socket of state.sockets.keys()) {
    if (socket.destroyed) state.sockets.delete(socket);
    else state.sockets.set(socket, socket.bytesRead);
  }
}

function when(state: State, accepts: (request: SeenRequest) => boolean): Promise<SeenRequest> {
  return new Promise((resolve) => {
    const look = (): void => {
      const found = state.seen.find(accepts);
      if (found === undefined) return;
      state.watchers.delete(look);
      resolve(found);
    };
    state.watchers.add(look);
    look();
  });
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const seen: SeenRequest = {
    method: request.method ?? '',
    url: request.url ?? '',
    rawHeaders: request.rawHeaders,
    headers: request.headers,
    body: await bodyOf(request),
    ended: 'open',
  };
  const changed = (): void => {
    for (const look of state.watchers) look();
  };
  state.seen.push(seen);
  response.on('close', () => {
    if (seen.ended === 'open') seen.ended = response.writableFinished ? 'answered' : 'client-left';
    changed();
  });
  changed();
  const route = routeOf(seen.method, seen.url.replace(/\?.*$/s, ''));
  if (route?.kind !== 'model') return answerFixed(response, route);
  const reply = await state.script(seen, state.modelCalls++);
  if (reply.kind !== 'answer') return answerOtherwise(response, route.format, reply, seen);
  return answerModel(response, route, reply, seen);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
