import type { Agent, ClientRequest, IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import httpProxy from 'http-proxy';
import { answerOf } from './answer-of.ts';
import type { Origin } from './origin.ts';
import { connectionFailed } from './upstream-errors.ts';

/** Of the request's body, and of the whole answer with its headers. */
export interface RelayedBytes {
  readonly sent: number;
  readonly received: number;
}

/** What is meant for one connection, and said anew for the next. RFC 9110, 7.6.1; lengths and hosts are ours to say. */
const ofConnection: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Where a relayed exchange goes. */
export interface RelayTarget {
  readonly origin: Origin;
  readonly agent: Agent;
  /** With its query. */
  readonly path: string;
  /** The header `Host`. */
  readonly host: string;
  /** Bounds what is dialled. */
  readonly watch: (upstream: ClientRequest, socket: Socket) => void;
}

/**
 * Relays an exchange as bytes, as they come, in both directions. Rejects with `upstream.*` where no answer comes or
 * where it breaks off; who asked may have begun to read it by then.
 */
export function relay(
  target: RelayTarget,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<RelayedBytes> {
  // The client may have left while this module was loaded.
  if (response.destroyed) return Promise.resolve({ sent: 0, received: 0 });
  const { socket } = request;
  const writtenBefore = socket.bytesWritten;
  let sent = 0;
  const proxy = httpProxy.createProxyServer({ selfHandleResponse: true, toProxy: true });
  return new Promise((resolve, reject) => {
    const pass = (answer: IncomingMessage): void => {
      answer.on('error', (cause) => reject(connectionFailed(cause)));
      const headers = [...endToEnd(answer), ...lengthOf(answer)];
      response.writeHead(answer.statusCode ?? 0, phraseOf(answer), headers);
      answer.pipe(response);
    };
    proxy.on('proxyReq', (upstream) => {
      // As it was decided on: http-proxy joins its slashes.
      upstream.path = target.path;
      if (upstream.socket !== null) target.watch(upstream, upstream.socket);
      answerOf(upstream).then(pass).catch(reject);
      response.on('close', () => {
        upstream.destroy();
        // What still comes of the request is read by nobody: the next one stands behind it.
        request.unpipe(upstream).resume();
      });
    });
    response.on('close', () => resolve({ sent, received: socket.bytesWritten - writtenBefore }));
    request.headers = relayedHeaders(request, target.host);
    request.url = target.path;
    const { protocol, hostname: host, port } = target.origin;
    proxy.web(request, response, { agent: target.agent, target: { protocol, host, port } }, (cause) =>
      reject(connectionFailed(cause)),
    );
    request.on('data', (chunk: Buffer) => {
      sent += chunk.length;
    });
  });
}

/** All headers of a request but those of its connection, with their lines and the case of their names. */
function relayedHeaders(request: IncomingMessage, host: string): IncomingHttpHeaders {
  const { 'transfer-encoding': coding } = request.headers;
  const framing = coding === undefined ? [] : ['transfer-encoding', coding];
  const pairs = ['host', host, ...endToEnd(request), ...lengthOf(request), ...framing];
  const lines = new Map<string, [name: string, values: string[]]>();
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const [name = '', value = ''] = pairs.slice(index, index + 2);
    const line = lines.get(name.toLowerCase());
    if (line === undefined) lines.set(name.toLowerCase(), [name, [value]]);
    else line[1].push(value);
  }
  const named = [...lines.values()].map(([name, values]) => [name, values.length > 1 ? values : values[0]]);
  // http-proxy copies them from the last to the first; the host belongs first.
  return Object.fromEntries(named.toReversed());
}

/** Empty where it is none: Node reads phrases that it does not write. RFC 9112, 4. */
function phraseOf({ statusMessage = '' }: IncomingMessage): string {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(statusMessage) ? statusMessage : '';
}

function lengthOf({ headers: { 'content-length': length } }: IncomingMessage): readonly string[] {
  return length === undefined ? [] : ['content-length', length];
}

function endToEnd({ rawHeaders, headers: { connection = '' } }: IncomingMessage): readonly string[] {
  const named = new Set(
    connection
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  );
  const kept: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    const lower = name.toLowerCase();
    if (!ofConnection.has(lower) && !named.has(lower)) kept.push(name, rawHeaders[index + 1] ?? '');
  }
  return kept;
}
