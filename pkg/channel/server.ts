import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Acknowledgement, PodIdentity } from '../api/configuration.ts';
import { channelBounds } from './bounds.ts';
import { lineWriter } from './line-writer.ts';
import { isCount, isRevision } from './line.ts';
import { type Authenticate, provenCallers } from './proven-callers.ts';
import { readLines } from './read-lines.ts';
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
  readonly bounds?: Partial<Record<'connections' | 'heartbeatMs' | 'unsentBytes' | 'sendMs', number>>;
}

export interface ChannelServer {
  readonly port: number;
  /** For connections from now on. */
  readonly replaceCertificate: (certificate: ServingCertificate) => void;
  /** Ends every channel, so that sidecars turn to another replica, and closes. */
  readonly close: () => Promise<void>;
}

/** The operator's end: `POST /v1/channel`, lines without end both ways. TLS 1.3 only. */
export async function startChannelServer(options: ChannelServerOptions): Promise<ChannelServer> {
  const { registry } = options;
  const bounds = { ...channelBounds, ...options.bounds };
  const authenticate = provenCallers(options.authenticate, options.now);
  const server = createServer(
    {
      ...options.certificate,
      minVersion: 'TLSv1.3',
      headersTimeout: bounds.headersMs,
      // A channel is a request that goes on. Nothing of it is read before its caller is proven.
      requestTimeout: 0,
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
    if (`${request.method} ${request.url}` !== 'POST /v1/channel') return refuse(response, 404);
    const token = tokenOf(request);
    const pod = token === undefined ? undefined : await authenticate(token);
    if (pod === undefined) return refuse(response, 401);
    if (!options.admits(pod)) return refuse(response, 403);
    serve(pod, response);
    try {
      await hear(pod, request);
    } catch (error) {
      if (!isHangUp(error)) throw error;
    }
    response.end();
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
      write: lineWriter(response, bounds),
      end: () => response.end(),
    };
    response.once('close', () => registry.closed(channel));
    response.on('error', () => undefined);
    registry.open(channel);
  };
  /** Until the sidecar ends it, or says what is no acknowledgement. */
  const hear = async (pod: PodIdentity, request: IncomingMessage): Promise<void> => {
    for await (const line of readLines(request, bounds.acknowledgementBytes)) {
      const said = acknowledgementOf(line);
      if (said === undefined)
        throw new Error(`the proxy of ${pod.namespace}/${pod.name} says what cannot be read`);
      registry.acknowledge(pod, said);
    }
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

/** The other end is gone, as it may be at any time. */
const isHangUp = (error: unknown): boolean =>
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes((error as NodeJS.ErrnoException).code ?? '');

function tokenOf({ headers }: IncomingMessage): string | undefined {
  const [, token = ''] = /^Bearer ([A-Za-z0-9._~+/=-]+)$/.exec(headers.authorization ?? '') ?? [];
  return token !== '' && token.length <= channelBounds.tokenBytes ? token : undefined;
}

function acknowledgementOf(text: string): Acknowledgement | undefined {
  try {
    const value = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
    const { hash, revision, problem, lastExchangeAt } = value ?? {};
    if (typeof hash !== 'string' || !isRevision(revision)) return undefined;
    return {
      hash,
      revision,
      ...(typeof problem === 'string' && { problem: problem.slice(0, 1024) }),
      ...(isCount(lastExchangeAt) && { lastExchangeAt }),
    };
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
