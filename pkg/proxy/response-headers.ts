import type { IncomingMessage } from 'node:http';
import type { Exchange } from './exchange.ts';
import { steeredHeader } from './steered.ts';
import { writtenSteering } from './written-steering.ts';

/** Set by us or by Node on the way back, whatever upstream said. */
const ours: ReadonlySet<string> = new Set([
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
]);

/** The allow-listed headers of an answer, in pairs; no cookies, no trailers. */
export function responseHeaders(exchange: Exchange, upstream: IncomingMessage): string[] {
  const allowed = exchange.engine.catalog.providers.get(
    exchange.destination?.provider ?? '',
  )?.responseHeaders;
  const raw = upstream.rawHeaders;
  const headers: string[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase();
    if (allowed?.has(name) === true && !ours.has(name)) headers.push(name, raw[index + 1] ?? '');
  }
  addOurs(headers, exchange);
  return headers;
}

function addOurs(headers: string[], exchange: Exchange): void {
  const steering = writtenSteering(exchange);
  if (steering !== undefined) headers.push('x-domicile-steered', steeredHeader(steering));
}
