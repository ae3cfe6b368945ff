import { describe, expect, test } from '@jest/globals';
import { builtInCatalog } from './catalog.ts';
import { hostSet } from './host-names.ts';
import { identify } from './identify.ts';

const surroundings = { declaredHosts: hostSet(['crm.example.eu']), hostParams: {} };

describe('a model server that a policy declares', () => {
  const at = (path: string, speaksAnthropic = false, method = 'POST', host = 'crm.example.eu:8000') =>
    identify(
      method,
      { kind: 'absolute', url: `http://${host}${path}`, speaksAnthropic },
      builtInCatalog,
      surroundings,
    );
  const read = { provider: 'self-hosted', host: 'crm.example.eu', port: 8000, tls: false };

  test.each([
    ['/v1/chat/completions', false, { protocol: 'openai-chat', operation: 'inference' }],
    ['/openai/v1/chat/completions?x=1', false, { protocol: 'openai-chat', query: '', droppedQuery: 1 }],
    ['/v1/responses', false, { protocol: 'openai-responses' }],
    ['//v1///chat/completions', false, { protocol: 'openai-chat', path: '/v1/chat/completions' }],
    ['/v1/messages?beta=true', true, { protocol: 'anthropic-messages', query: '?beta=true' }],
    ['/v1/messages/count_tokens', true, { operation: 'count' }],
  ])('%s is read', (path, speaksAnthropic, expected) => {
    expect(at(path, speaksAnthropic)).toMatchObject({ ...read, ...expected });
  });

  test.each([
    ['/v1/messages', false, 'POST'],
    ['/v1/chat/completions', false, 'GET'],
    ['/v1/embeddings', false, 'POST'],
    ['/v1/chat/completions/', false, 'POST'],
    ['/contacts', true, 'POST'],
  ])('%s (Anthropic: %s, %s) is bytes, as for any declared host', (path, speaksAnthropic, method) => {
    expect(at(path, speaksAnthropic, method)).toMatchObject({
      provider: 'declared',
      operation: 'passthrough',
    });
  });

  test('a host that no policy names is none', () => {
    expect(at('/v1/chat/completions', false, 'POST', 'other.example')).toMatchObject({
      provider: 'undeclared',
      operation: 'passthrough',
    });
  });
});
