import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
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
    ['/v1/messages/', false, 'POST'],
    ['/v1/chat/completion', false, 'POST'],
    ['/v1/./chat/completions', false, 'GET'],
    ['/contacts/a%2520b/../c;v=1/', false, 'POST'],
    ['/contacts', true, 'POST'],
  ])('%s (Anthropic: %s, %s) is bytes, as for any declared host', (path, speaksAnthropic, method) => {
    expect(at(path, speaksAnthropic, method)).toMatchObject({
      provider: 'declared',
      operation: 'passthrough',
    });
  });

  test.each([
    '/v1/./chat/completions',
    '/v1/%63hat/completions',
    '/v1/%2563hat/completions',
    '/v1%2Fchat%252Fcompletions',
    '/v1/chat/completions/',
    '/v1/chat/completions/.',
    '/V1/Chat/Completions',
    '/v1/chat/completions;x=1',
    '/v1/chat/completions%3Fx=1',
    '/v1/chat/completions%00.txt',
    '/v1/chat/completions%20',
    '/v1\\chat\\completions',
    '/openai/v1//../responses',
    '/openai/v1/;a/../responses',
    '/x/%2E%2e/v1/responses',
    '/v1/completions%2F',
  ])('%s is refused: a model server may read it as another path', (path) => {
    expect(at(path)).toMatchObject({
      refused: 'request.malformed',
      fix: expect.stringMatching(/^Send \/(openai\/)?v1\/[a-z/]+ in these characters\.$/),
      provider: 'self-hosted',
    });
  });

  test('a path of any length is read so', () => {
    expect(at(`/${'./'.repeat(4096)}v1/responses`)).toMatchObject({
      refused: 'request.malformed',
      provider: 'self-hosted',
    });
  });

  test('another spelling of a path of Anthropic is refused to its clients alone', () => {
    expect(at('/v1/messages/', true)).toMatchObject({ refused: 'request.malformed' });
  });

  test.each([
    ['/v1/embeddings', 'POST'],
    ['//v1/completions', 'POST'],
    ['/v1/files/file-1/content', 'GET'],
    ['/v1/batches', 'POST'],
  ])('%s (%s) is known, cannot be read, and is refused', (path, method) => {
    expect(at(path, false, method)).toMatchObject({
      refused: 'operation.unsupported',
      provider: 'self-hosted',
    });
  });

  test('no spelling of a path that is read passes as bytes', () => {
    const operations = builtInCatalog.providers
      .get('self-hosted')
      ?.data.operations.filter(({ kind }) => kind === 'inference' || kind === 'count');
    const percent = (char: string) => `%${char.charCodeAt(0).toString(16)}`;
    const spellings = fc.constantFrom<(char: string) => string>(
      (char) => char,
      percent,
      (char) => percent(char).replace('%', '%25'),
      (char) => char.toUpperCase(),
      (char) => (char === '/' ? '//' : char),
      (char) => (char === '/' ? '/./' : char),
      (char) => (char === '/' ? '/%2e/' : char),
      (char) => (char === '/' ? '/x/../' : char),
      (char) => (char === '/' ? '/;a=1/' : char),
    );
    const ends = fc.constantFrom('', '/', '/.', '//', '%2f', ';v=1', '/x/..');
    fc.assert(
      fc.property(
        fc.constantFrom(...(operations ?? [])),
        fc.array(spellings, { minLength: 30, maxLength: 30 }),
        ends,
        ({ path }, spelled, end) => {
          const written = Array.from(path, (char, index) => (spelled[index] ?? String)(char)).join('');
          const found = at(`/${written}${end}`, true);
          expect(found).toMatchObject({ provider: 'self-hosted' });
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('a host that no policy names is none', () => {
    expect(at('/v1/chat/completions', false, 'POST', 'other.example')).toMatchObject({
      provider: 'undeclared',
      operation: 'passthrough',
    });
  });
});
