import type { BodyFacts, ProtocolId } from '../../api/request.ts';
import { finish } from '../json/finish.ts';
import { readRequest } from './read-request.ts';

export function factsOf(protocol: ProtocolId, body: unknown, params: Record<string, string> = {}): BodyFacts {
  return finish(readRequest(protocol, params, Buffer.from(JSON.stringify(body)))).facts;
}

export function hops(
  protocol: ProtocolId,
  body: Record<string, unknown>,
  params?: Record<string, string>,
): string[] {
  const base = protocol === 'openai-responses' ? { store: false } : { messages: [] };
  return factsOf(protocol, { ...base, ...body }, params).secondHops.map(
    ({ kind, target }) => `${kind} ${target}`,
  );
}

export function kept(protocol: ProtocolId, body: Record<string, unknown>): readonly string[] {
  const base = protocol === 'openai-responses' ? { store: false } : { messages: [] };
  return factsOf(protocol, { ...base, ...body }).keepsState;
}

export function inContent(...content: unknown[]): Record<string, unknown> {
  return { messages: [{ role: 'user', content }] };
}
