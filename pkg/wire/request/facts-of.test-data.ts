import type { BodyFacts, BodyFormat } from '../../api/request.ts';
import { finish } from '../../api/text.ts';
import { readRequest } from './read-request.ts';

export function factsOf(protocol: BodyFormat, body: unknown, params: Record<string, string> = {}): BodyFacts {
  return finish(readRequest(protocol, params, Buffer.from(JSON.stringify(body)))).facts;
}

export function hops(
  protocol: BodyFormat,
  body: Record<string, unknown>,
  params?: Record<string, string>,
): string[] {
  const base = protocol === 'openai-responses' ? { store: false } : { messages: [] };
  const found = factsOf(protocol, { ...base, ...body }, params).secondHops;
  return [...new Set(found.map(({ kind, target }) => `${kind} ${target}`))];
}

/** What would be removed: `mcp tools.2`. */
export function places(protocol: BodyFormat, body: Record<string, unknown>): string[] {
  const base = protocol === 'openai-responses' ? { store: false } : { messages: [] };
  return factsOf(protocol, { ...base, ...body }).secondHops.map(({ kind, at }) => `${kind} ${at?.join('.')}`);
}

export function kept(protocol: BodyFormat, body: Record<string, unknown>): readonly string[] {
  const base = protocol === 'openai-responses' ? { store: false } : { messages: [] };
  return factsOf(protocol, { ...base, ...body }).keepsState;
}

export function inContent(...content: unknown[]): Record<string, unknown> {
  return { messages: [{ role: 'user', content }] };
}
