import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as timer } from 'node:timers/promises';

/** Bounds of one scrape or probe. Bytes, milliseconds, connections. */
export const adminBounds = {
  maxHeaderSize: 8 * 1024,
  timeoutMs: 5_000,
  /** The next closes the oldest. */
  maxConnections: 32,
  maxRequestsPerSocket: 1_000,
  /** Until it is said that the process is not ready, where that may change: a probe gives up after a second. */
  soonMs: 700,
} as const;

export interface AdminServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly metrics: { readonly contentType: string; render(): Promise<string> };
  /** Why the process cannot serve now, as constants without data; empty when it can. */
  readonly notReady: () => readonly string[];
  /**
   * Resolves once what makes the process ready is there. An answer that it is not ready waits for that, within
   * `soonMs`: a kubelet asks once a second, and starts no agent before it has heard.
   */
  readonly soonReady?: Promise<void> | undefined;
  /** Closes the server. */
  readonly signal?: AbortSignal;
}

export interface AdminServer extends AsyncDisposable {
  readonly port: number;
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const plain = 'text/plain; charset=utf-8';

function readiness(reasons: readonly string[]): Answer {
  if (reasons.length === 0) return { status: 200, contentType: plain, body: 'ok\n' };
  return { status: 503, contentType: plain, body: `${reasons.join('\n')}\n` };
}

async function within(ms: number, soon: Promise<void> = Promise.resolve()): Promise<void> {
  const over = new AbortController();
  const late = timer(ms, undefined, { signal: over.signal }).catch(() => undefined);
  await Promise.race([soon, late]);
  over.abort();
}

async function answerOf(path: string, options: AdminServerOptions): Promise<Answer> {
  switch (path) {
    case '/metrics':
      return { status: 200, contentType: options.metrics.contentType, body: await options.metrics.render() };
    case '/livez':
      return { status: 200, contentType: plain, body: 'ok\n' };
    case '/readyz':
      if (options.notReady().length > 0) await within(adminBounds.soonMs, options.soonReady);
      return readiness(options.notReady());
    default:
      return { status: 404, contentType: plain, body: 'not found\n' };
  }
}

async function handle(request: IncomingMessage, response: ServerResponse, options: AdminServerOptions) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD', connection: 'close' }).end();
    return;
  }
  const [path = ''] = (request.url ?? '').split('?', 1);
  const { status, contentType, body } = await answerOf(path, options).catch(
    (): Answer => ({ status: 500, contentType: plain, body: 'failed\n' }),
  );
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The oldest makes room: whoever else reaches the port could keep all of them, and a kubelet would find no answer. */
function boundConnections(server: Server, most: number): void {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    const [oldest] = open;
    if (open.size > most) oldest?.destroy();
  });
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/**
 * Serves `/metrics`, `/livez` and `/readyz` over plain HTTP. Rejects when the port cannot be bound. Disposing of it,
 * or aborting the signal, closes it with all its connections.
 */
export async function createAdminServer(options: AdminServerOptions): Promise<AdminServer> {
  options.signal?.throwIfAborted();
  const { maxHeaderSize, timeoutMs, maxConnections, maxRequestsPerSocket } = adminBounds;
  const server = createServer(
    {
      maxHeaderSize,
      headersTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      keepAliveTimeout: timeoutMs,
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => void handle(request, response, options),
  );
  boundConnections(server, maxConnections);
  server.maxRequestsPerSocket = maxRequestsPerSocket;
  server.timeout = 2 * timeoutMs;
  await listen(server, options.host, options.port);
  const closed = new Promise<void>((resolve) => {
    server.once('close', resolve);
  });
  const shut = (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    return closed;
  };
  options.signal?.addEventListener('abort', () => void shut(), { once: true });
  return { port: (server.address() as AddressInfo).port, [Symbol.asyncDispose]: shut };
}
