import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Bounds, boundOf } from '../api/bounds.ts';
import { admit, admitConnect, type Gate } from '../capture/gate.ts';
import { DomicileError, type ErrorCode } from '../errors/domicile-error.ts';
import { denialOf } from '../wire/denial/denial.ts';
import type { Inbound } from './inbound.ts';
import { Outstanding } from './outstanding.ts';
import { endWithDenial } from './raw-denial.ts';
import { toldOfConnection } from './told.ts';

export interface ProxyServer {
  readonly host: string;
  readonly port: number;
  /** Stops accepting, waits for exchanges in flight at most `drainMs`, then cuts them. */
  drain(): Promise<void>;
}

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly secret: string;
  readonly bounds: Bounds;
  /** The straight path. */
  readonly handle: (inbound: Inbound) => Promise<void>;
  /** What `handle` must never do: reject. */
  readonly onCrash: (error: unknown) => void;
}

/** Binds the port and hands every request, however it came, to the one path. */
export async function startServer(options: ServerOptions): Promise<ProxyServer> {
  const { bounds } = options;
  const inFlight = new Outstanding();
  const unsent = new Outstanding();
  const letGo = new Set<Duplex>();
  const gate: { secret: string; authorities: Set<string> } = {
    secret: options.secret,
    authorities: new Set(),
  };
  const server = createServer({
    // Node refuses what reaches it.
    maxHeaderSize: bounds.headerBytes + 1,
    headersTimeout: bounds.headersMs,
    requestTimeout: bounds.requestMs,
    keepAliveTimeout: bounds.keepAliveMs,
    connectionsCheckingInterval: Math.min(bounds.headersMs, 5_000),
    insecureHTTPParser: false,
    noDelay: true,
    // Ours to refuse, in words.
    requireHostHeader: false,
    // What offers another protocol and needs none (h2c, as Java's client does) is answered in this one.
    shouldUpgradeCallback: ({ headers: { upgrade = '' } }) => /\bwebsocket\b/i.test(upgrade),
  });
  server.maxHeadersCount = bounds.headerCount;
  server.maxConnections = bounds.connections;
  server.timeout = 0;
  const crashed = (error: unknown): void => {
    options.onCrash(error);
    inFlight.end();
  };
  const enter = (inbound: Inbound): void => {
    inFlight.begin();
    void options.handle(inbound).then(inFlight.end, crashed);
  };
  const enterHttp = (request: IncomingMessage, response: ServerResponse): void => {
    unsent.begin();
    response.on('close', unsent.end);
    enter(httpInbound(request, response, gate));
  };
  server.on('request', enterHttp);
  // Node would answer what it expects otherwise with an empty 417. RFC 9110, 10.1.1 lets it be passed over.
  server.on('checkExpectation', enterHttp);
  const keep = (socket: Duplex): void => {
    letGo.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => letGo.delete(socket));
  };
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    keep(socket);
    enter({ kind: 'connect', request, socket, head, admit: () => admitConnect(request, gate) });
  });
  server.on('upgrade', (_request: IncomingMessage, socket: Duplex) => {
    keep(socket);
    refuseUpgrade(socket);
  });
  server.on('clientError', (error, socket) => refuseUnparsable(error, socket, bounds));
  const port = await listen(server, options);
  for (const name of ['127.0.0.1', 'localhost', '[::1]']) gate.authorities.add(`${name}:${port}`);
  return {
    host: options.host,
    port,
    drain: () => drain(server, { inFlight, unsent, letGo }, bounds.drainMs),
  };
}

function httpInbound(request: IncomingMessage, response: ServerResponse, gate: Gate): Inbound {
  return { kind: 'http', request, response, admit: () => admit(request, gate) };
}

function listen(server: Server, options: ServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: options.host, port: options.port, backlog: 1024 }, () => {
      server.removeListener('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

interface Open {
  readonly inFlight: Outstanding;
  /** Answers that are written, but not all of them with the operating system yet. */
  readonly unsent: Outstanding;
  /** Node forgets a socket that asked for a tunnel or an upgrade, with what it listened for: those are cut by name. */
  readonly letGo: ReadonlySet<Duplex>;
}

async function drain(server: Server, open: Open, drainMs: number): Promise<void> {
  // The close of an HTTP server counts a connection as idle once its answer is written, and would cut what is unsent.
  NetServer.prototype.close.call(server);
  const cutAll = (): void => {
    server.closeAllConnections();
    for (const socket of open.letGo) socket.destroy();
  };
  const cut = setTimeout(cutAll, drainMs);
  await open.inFlight.over();
  await open.unsent.over();
  clearTimeout(cut);
  server.close();
  cutAll();
  // What was asked on kept connections meanwhile was refused, which is still being recorded.
  await open.inFlight.over();
}

function refuseUpgrade(socket: Duplex): void {
  writeRaw(
    socket,
    new DomicileError(
      'operation.unsupported',
      'Upgrades (WebSocket) to AI providers cannot be inspected yet and are refused: use the HTTP streaming API.',
    ),
  );
}

/** What the parser stumbled over, in words that say what to do. */
const unparsable: Readonly<Record<string, readonly [code: ErrorCode, message: (bounds: Bounds) => string]>> =
  {
    HPE_HEADER_OVERFLOW: [
      'request.headers_too_large',
      // Node's parser stops at either, and does not say at which.
      ({ headerBytes, headerCount }) =>
        `The headers are larger than ${boundOf('headerBytes', headerBytes)}, or more than ${boundOf('headerCount', headerCount)}: send less, or raise it.`,
    ],
    ERR_HTTP_REQUEST_TIMEOUT: [
      'request.timeout',
      ({ headersMs, requestMs }) =>
        `The request did not arrive within ${boundOf('headersMs', headersMs)} or ${boundOf('requestMs', requestMs)}: send it faster, or raise them.`,
    ],
    HPE_PAUSED_H2_UPGRADE: [
      'request.malformed',
      () =>
        'The client speaks HTTP/2 without TLS: let it speak HTTP/1.1 (in the AWS SDK for JavaScript, requestHandler: new NodeHttpHandler()).',
    ],
  };

/** `HPE_INVALID_METHOD` and the like are words of Node's parser, and no part of what was sent. */
function notHttp(parserCode: string): string {
  const found = /^HPE_[A-Z_]{1,40}$/.test(parserCode) ? ` (${parserCode})` : '';
  return `The request is not well-formed HTTP/1.1${found}: send it by an HTTP client, with one Content-Length or chunks, and without what RFC 9112 forbids.`;
}

function refuseUnparsable(error: Error & { readonly code?: string }, socket: Duplex, bounds: Bounds): void {
  const { code = '' } = error;
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const known = unparsable[code];
  writeRaw(
    socket,
    known === undefined
      ? new DomicileError('request.malformed', notHttp(code))
      : new DomicileError(known[0], known[1](bounds)),
  );
}

function writeRaw(socket: Duplex, error: DomicileError): void {
  endWithDenial(socket, denialOf('problem', toldOfConnection(error), ''));
}
