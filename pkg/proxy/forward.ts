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
import { type Origin, originOf } from './origin.ts';
import type { RelayedBytes, Relayer } from './relay.ts';
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
  // Loaded by the first relayed exchange: most pods have none.
  let loading: Promise<Relayer> | undefined;
  const relayer = (): Promise<Relayer> => {
    loading ??= import('./relay.ts').then((library) => library.createRelayer(bounds.firstByteMs));
    return loading;
  };
  return {
    send: (permit, outgoing) => {
      const origin = originOf(permit, connectTo);
      return send(origin, permit, outgoing, diallers(origin).of(origin.protocol), {
        silence,
        connectMs: bounds.connectMs,
      });
    },
    relay: async (permit, request, response) => {
      const origin = originOf(permit, connectTo);
      const { agent } = diallers(origin).of(origin.protocol);
      return (await relayer()).relay(origin, agent, permit, request, response);
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

function send(
  origin: Origin,
  permit: Permit,
  outgoing: Outgoing,
  { agent, request }: Dialler,
  { silence, connectMs }: { readonly silence: SilenceWatch; readonly connectMs: number },
): Sent {
  const { method, path, query } = permit.destination;
  const upstream = request({
    host: origin.hostname,
    port: origin.port,
    method,
    path: origin.basePath + path + query,
    headers: outgoing.headers,
    setDefaultHeaders: false,
    agent,
  });
  const response = new Promise<IncomingMessage>((resolve, reject) => {
    upstream.on('socket', (socket) => {
      if (socket.connecting) limitConnecting(upstream, socket, origin, connectMs);
    });
    upstream.on('response', resolve);
    upstream.on('error', (cause) => reject(connectionFailed(cause)));
  });
  silence.request(upstream);
  if (outgoing.onSent !== undefined) upstream.once('finish', outgoing.onSent);
  endWith(upstream, outgoing.body);
  return { response, cancel: () => upstream.destroy() };
}

/** Connections that are kept need no such timer, and hold nothing of the request that they were opened for. */
function limitConnecting(upstream: ClientRequest, socket: Socket, origin: Origin, connectMs: number): void {
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
