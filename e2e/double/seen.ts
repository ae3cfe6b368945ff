import type { IncomingMessage } from 'node:http';

/** One request as it arrived: every byte that the provider would have seen. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  /** Names and values in turn, as sent. */
  readonly rawHeaders: readonly string[];
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** `open` until the exchange ends: answered whole, left by the client, or cut by the double itself. */
  ended: 'open' | 'answered' | 'client-left' | 'cut';
}

/** Everything of a request as one text, for "the provider never saw this". */
export function textOf(request: SeenRequest): string {
  return `${request.method} ${request.url}\n${request.rawHeaders.join('\n')}\n\n${request.body.toString('utf8')}`;
}

/** The body as JSON; an empty object when there is none. */
export function jsonOf(request: SeenRequest): Record<string, unknown> {
  return request.body.length === 0
    ? {}
    : (JSON.parse(request.body.toString('utf8')) as Record<string, unknown>);
}
