import {
  type AgentOptions,
  type ClientRequest,
  Agent as HttpAgent,
  type IncomingMessage,
  request as httpRequest,
  type ServerResponse,
} from 'node:http';
import { connect as netConnect, type LookupFunction, type Socket } from 'node:net';
import process from 'node:process';
import type { Bounds } from '../api/bounds.ts';
import type { Permit } from '../api/decision.ts';
import { endWith } from './end-with.ts';
import { checkedLookup, refuseLiteral } from './addresses.ts';
import { hostHeader, type Origin, originOf } from './origin.ts';
import { answerOf } from './answer-of.ts';
import type { RelayedBytes } from './relay.ts';
import { SilenceWatch } from './silence.ts';
import { connectedTooLate, connectionFailed } from './upstream-errors.ts';

/** Headers in pairs (name, value, name, value ...), as Node takes them without copying. */
export type HeaderPairs = readonly string[];

export interface Outgoing {
  readonly headers: HeaderPairs;
  readonly body: Buffer | undefined;
  /** Called once all of it is with the operating system. */
  readonly onSent?: (() => void) | undefined;
}

export interface Sent {
  readonly response: Promise<IncomingMessage>;
  /** Ends the upstream request at once; harmless when it is over. */
  cancel(): void;
}

/** The only way out. Every method takes a Permit: what was not decided cannot be sent. */
export interface Forwarder {
  send(permit: Permit, outgoing: Outgoing): Sent;
  /** Relays a plain HTTP exchange with a declared host as bytes. */
  relay(permit: Permit, request: IncomingMessage, response: ServerResponse): Promise<RelayedBytes>;
  /** Opens a connection for a CONNECT tunnel; `left` gives it up while it is being opened. */
  tunnel(permit: Permit, left: AbortSignal): Promise<Socket>;
  close(): void;
}

type ForwardBounds = Pick<Bounds, 'connectMs' | 'firstByteMs' | 'idleMs'>;

/** How one protocol is dialled, over connections that are kept. */
interface Dialler {
  readonly agent: HttpAgent;
  readonly request: typeof httpRequest;
}

/** `connectTo`: provider id -> URL to dial instead of the provider's own host; the decision is not touched by it. */
export function createForwarder(
  connectTo: ReadonlyMap<string, URL>,
  bounds: ForwardBounds,
  lookup: LookupFunction = checkedLookup(),
): Forwarder {
  const silence = new SilenceWatch(bounds);
  // Connections are kept apart: one to an address that somebody vouched for serves no other request.
  const checked = createDiallers(silence, lookup);
  const vouched = createDiallers(silence, undefined);
  const diallers = (origin: Origin): Diallers => {
    if (origin.vouched) return vouched;
    refuseLiteral(origin.hostname);
    return checked;
  };
  const open = (permit: Permit, headers: HeaderPairs): ClientRequest => {
    const origin = originOf(permit, connectTo);
    const dialler = diallers(origin).of(origin.protocol);
    const upstream = openRequest(origin, permit, headers, dialler, bounds.connectMs);
    silence.request(upstream);
    return upstream;
  };
  return {
    send: (permit, outgoing) => send(open(permit, outgoing.headers), outgoing),
    relay: async (permit, request, response) => {
      const origin = originOf(permit, connectTo);
      const { agent } = diallers(origin).of(origin.protocol);
      const { path, query } = permit.destination;
      // Loaded by the first relayed exchange: most pods have none.
      const { relay } = await import('./relay.ts');
      const watch = (upstream: ClientRequest, socket: Socket): void => {
        limitConnecting(upstream, socket, origin, bounds.connectMs);
        silence.request(upstream);
      };
      const host = hostHeader(permit.destination);
      return relay({ origin, agent, path: origin.basePath + path + query, host, watch }, request, response);
    },
    tunnel: async (permit, left) => {
      const origin = originOf(permit, connectTo);
      if (!origin.vouched) refuseLiteral(origin.hostname);
      return tunnel(origin, bounds.connectMs, origin.vouched ? undefined : lookup, left);
    },
    close: () => {
      silence.close();
      checked.close();
      vouched.close();
    },
  };
}

interface Diallers {
  of(protocol: Origin['protocol']): Dialler;
  close(): void;
}

function createDiallers(silence: SilenceWatch, lookup: LookupFunction | undefined): Diallers {
  const options = { keepAlive: true, scheduling: 'lifo', ...(lookup && { lookup }) } as const;
  const plain: Dialler = { agent: new HttpAgent(options), request: httpRequest };
  silence.agent(plain.agent);
  let tls: Dialler | undefined;
  return {
    of: (protocol) => {
      if (protocol === 'http:') return plain;
      if (tls === undefined) {
        tls = createTlsDialler(options);
        silence.agent(tls.agent);
      }
      return tls;
    },
    close: () => {
      plain.agent.destroy();
      tls?.agent.destroy();
    },
  };
}

/** Loaded by the first request that dials TLS (10 ms, once): it costs 5 MiB of resident memory. */
function createTlsDialler(options: AgentOptions): Dialler {
  const { Agent, request } = process.getBuiltinModule('node:https');
  return { agent: new Agent(options), request };
}

function openRequest(
  origin: Origin,
  permit: Permit,
  headers: HeaderPairs,
  { agent, request }: Dialler,
  connectMs: number,
): ClientRequest {
  const { method, path, query } = permit.destination;
  const upstream = request({
    host: origin.hostname,
    port: origin.port,
    method,
    path: origin.basePath + path + query,
    headers,
    setDefaultHeaders: false,
    agent,
  });
  upstream.on('socket', (socket) => limitConnecting(upstream, socket, origin, connectMs));
  return upstream;
}

function send(upstream: ClientRequest, { body, onSent }: Outgoing): Sent {
  const response = answerOf(upstream);
  if (onSent !== undefined) upstream.once('finish', onSent);
  endWith(upstream, body);
  return { response, cancel: () => upstream.destroy() };
}

/** Connections that are kept need no such timer, and hold nothing of the request that they were opened for. */
function limitConnecting(upstream: ClientRequest, socket: Socket, origin: Origin, connectMs: number): void {
  if (!socket.connecting) return;
  const connected = origin.protocol === 'https:' ? 'secureConnect' : 'connect';
  const timer = setTimeout(() => upstream.destroy(connectedTooLate(connectMs)), connectMs);
  const settled = (): void => {
    clearTimeout(timer);
    socket.removeListener(connected, settled).removeListener('close', settled);
  };
  socket.on(connected, settled).on('close', settled);
}

function tunnel(
  { hostname: host, port }: Origin,
  connectMs: number,
  lookup: LookupFunction | undefined,
  left: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = netConnect({ host, port, signal: left, ...(lookup && { lookup }) });
    const timer = setTimeout(() => socket.destroy(connectedTooLate(connectMs)), connectMs);
    const failed = (cause: Error): void => {
      clearTimeout(timer);
      reject(connectionFailed(cause));
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeListener('error', failed);
      resolve(socket);
    });
  });
}
