import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { answerOf } from './answer-of.ts';
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

/** Headers in pairs, as they leave: all of a request but those of its connection. `host`: the header. */
export function relayedHeaders(request: IncomingMessage, host: string): string[] {
  const { 'transfer-encoding': coding } = request.headers;
  const framing = coding === undefined ? [] : ['transfer-encoding', coding];
  return ['host', host, ...endToEnd(request), ...lengthOf(request), ...framing];
}

/**
 * Relays an exchange as bytes, as they come, in both directions. Rejects with `upstream.*` where no answer comes or
 * where it breaks off; who asked may have begun to read it by then.
 */
export function relay(
  upstream: ClientRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<RelayedBytes> {
  const { socket } = request;
  const writtenBefore = socket.bytesWritten;
  let sent = 0;
  request.on('data', (chunk: Buffer) => {
    sent += chunk.length;
  });
  return new Promise((resolve, reject) => {
    response.on('close', () => {
      upstream.destroy();
      // What still comes of the request is read by nobody: the next one stands behind it.
      request.unpipe(upstream).resume();
      resolve({ sent, received: socket.bytesWritten - writtenBefore });
    });
    const pass = (answer: IncomingMessage): void => {
      answer.on('error', (cause) => reject(connectionFailed(cause)));
      const headers = [...endToEnd(answer), ...lengthOf(answer)];
      response.writeHead(answer.statusCode ?? 0, phraseOf(answer), headers);
      answer.pipe(response);
    };
    answerOf(upstream).then(pass).catch(reject);
    if (hasBody(request)) request.pipe(upstream);
    else upstream.end();
  });
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || headers['content-length'] !== undefined;
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
