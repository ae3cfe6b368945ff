import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it came over the wire. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly rawHeaders: readonly string[];
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers a request whose body is whole, in any way that HTTP allows. */
export type Script = (response: ServerResponse, seen: Seen) => void;

/** A provider on loopback: keeps what it is sent, answers as it is told. */
export interface Upstream extends AsyncDisposable {
  readonly url: URL;
  readonly seen: readonly Seen[];
  /** Connections accepted so far. */
  readonly connections: number;
  answer(script: Script): void;
  /** Resolves with the next request that arrives and its answer, which stays open; to be called before it arrives. */
  hold(): Promise<{ readonly seen: Seen; readonly response: ServerResponse }>;
}

export async function startUpstream(): Promise<Upstream> {
  const seen: Seen[] = [];
  let script: Script = (response) => json(response, message('Hello.'));
  let connections = 0;
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = {
        method: request.method ?? '',
        url: request.url ?? '',
        rawHeaders: request.rawHeaders,
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      seen.push(one);
      script(response, one);
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    seen,
    get connections() {
      return connections;
    },
    answer: (next) => {
      script = next;
    },
    hold: () =>
      new Promise((resolve) => {
        script = (response, one) => resolve({ seen: one, response });
      }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function json(
  response: ServerResponse,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** A whole answer of the Messages API. */
export function message(text: string): object {
  return contentMessage([{ type: 'text', text }]);
}

export function contentMessage(content: readonly object[]): object {
  return {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-opus-4-6',
    content,
    stop_reason: 'end_turn',
    usage: { input_tokens: 1, output_tokens: 1, inference_geo: 'us' },
  };
}

export function sse(event: string, data: object): string {
  return `event: ${event}\ndata: ${JSON.stringify({ type: event, ...data })}\n\n`;
}

export function beginStream(response: ServerResponse, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
  response.write(beginningOfStream());
}

export function beginningOfStream(): string {
  return (
    sse('message_start', { message: { ...contentMessage([]), stop_reason: null } }) +
    sse('content_block_start', { index: 0, content_block: { type: 'text', text: '' } })
  );
}

export function textDelta(text: string): string {
  return sse('content_block_delta', { index: 0, delta: { type: 'text_delta', text } });
}

export function endOfStream(stop_reason = 'end_turn'): string {
  return (
    sse('content_block_stop', { index: 0 }) +
    sse('message_delta', { delta: { stop_reason }, usage: { output_tokens: 3 } }) +
    sse('message_stop', {})
  );
}

/** A whole streamed answer, its text in the given deltas. */
export function stream(response: ServerResponse, deltas: readonly string[]): void {
  beginStream(response);
  for (const delta of deltas) response.write(textDelta(delta));
  response.end(endOfStream());
}
