import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { builtInCatalog as catalog } from '../../pkg/residency/catalog.ts';
import { allowed, policy, snapshot } from '../../pkg/residency/decide.fixture.ts';
import { readAll, readLines } from './bounded-input.ts';
import { topLevelMembers } from './json-members.ts';
import { readAsked } from './locate-input.ts';
import { explanationJson } from './locate-json.ts';
import { locateRequest, type Surveyor } from './locate-request.ts';
import { explanationTree } from './locate-tree.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const surveyor: Surveyor = { catalog, snapshot: undefined, findings: () => ({}), now };
const deciding = (...policies: Parameters<typeof snapshot>): Surveyor => ({
  ...surveyor,
  snapshot: snapshot(...policies),
});

function located(request: object | string, by = surveyor) {
  const text = typeof request === 'string' ? request : JSON.stringify(request);
  return explanationJson(locateRequest(readAsked(text), by), by.snapshot !== undefined);
}

const messages = { method: 'POST', url: 'https://api.anthropic.com/v1/messages' };
const inUs = { model: 'claude-opus-4-8', inference_geo: 'us', messages: [] };
const usOnly = policy({ allow: allowed('US') });

describe('what programs read', () => {
  test('has the fields that are promised, and no other', () => {
    const found = located({ ...messages, body: inUs });
    expect(Object.keys(found)).toEqual([
      'provider',
      'service',
      'model',
      'processing',
      'storage',
      'telemetry',
      'secondHops',
      'reasons',
    ]);
    expect(found).toMatchObject({
      provider: 'anthropic',
      model: 'claude-opus-4-8',
      processing: { kind: 'countries', countries: ['US'], regions: [], confidence: 'Documented' },
      storage: { kind: 'unknown', countries: [], regions: [], confidence: 'Unknown' },
      secondHops: [],
    });
    expect(Object.keys(found.processing as object)).toEqual([
      'kind',
      'countries',
      'regions',
      'confidence',
      'source',
      'asOf',
    ]);
  });

  test.each([
    ['as JSON', JSON.stringify({ ...messages, body: inUs })],
    ['as a string', JSON.stringify({ ...messages, body: JSON.stringify(inUs) })],
    ['without a method', JSON.stringify({ url: messages.url, body: inUs })],
    ['with spaces', ` { "body" : ${JSON.stringify(inUs)} , "url" : "${messages.url}" } `],
  ])('a body %s is read alike', (_, text) => {
    expect(located(text)).toMatchObject({ processing: { countries: ['US'] } });
  });

  test('a region is told with its country', () => {
    const url = 'https://bedrock-runtime.eu-central-1.amazonaws.com/model/anthropic.claude-opus-5/invoke';
    expect(located({ method: 'POST', url, body: { messages: [] } })).toMatchObject({
      provider: 'bedrock',
      model: 'anthropic.claude-opus-5',
      processing: { countries: ['DE'], regions: ['aws/eu-central-1'] },
    });
  });

  test('second hops are told with their targets', () => {
    const body = {
      ...inUs,
      mcp_servers: [{ type: 'url', name: 's', url: 'https://mcp.example.eu/x?token=1' }],
    };
    expect(located({ ...messages, body }).secondHops).toMatchObject([
      { kind: 'mcp', target: 'mcp.example.eu', processing: { kind: 'unknown' } },
    ]);
  });

  test('a batch is located by its items, and kept', () => {
    const url = 'https://api.anthropic.com/v1/messages/batches';
    const found = located({ method: 'POST', url, body: { requests: [{ custom_id: 'a', params: inUs }] } });
    expect(found).toMatchObject({
      provider: 'anthropic',
      processing: { countries: ['US'] },
      secondHops: [{ kind: 'batch', target: 'batches' }],
    });
    expect(String(found.reasons)).toMatch(/keep state \(batches\)/);
  });

  test.each([
    ['an unknown path', { ...messages, url: 'https://api.anthropic.com/v2/x' }, 'anthropic'],
    ['an unknown host', { method: 'GET', url: 'https://example.org/' }, 'undeclared'],
    ['no URL at all', { method: 'GET', url: 'nowhere' }, 'unknown'],
    ['no body', messages, 'anthropic'],
    ['a body that is no JSON', { ...messages, body: '{"model":' }, 'anthropic'],
    [
      'equal keys in the body',
      { ...messages, body: '{"inference_geo":"us","inference_geo":"us","messages":[]}' },
      'anthropic',
    ],
    ['another Host', { ...messages, headers: { Host: 'api.example.eu' }, body: inUs }, 'anthropic'],
    ['a compressed body', { ...messages, headers: { 'Content-Encoding': 'gzip' }, body: inUs }, 'anthropic'],
    [
      'a refused header',
      { ...messages, headers: { 'Anthropic-Workspace-Id': 'w' }, body: inUs },
      'anthropic',
    ],
  ])('%s: the place is unknown', (_, request, provider) => {
    expect(located(request)).toMatchObject({ provider, processing: { kind: 'unknown' } });
  });

  test('equal keys inside a body that stands as JSON are seen', () => {
    const text = `{"url":"${messages.url}","body":{"inference_geo":"us","inference_geo":"us","messages":[]}}`;
    expect(located(text)).toMatchObject({ provider: 'anthropic', processing: { kind: 'unknown' } });
  });

  test('the Host that the URL names changes nothing', () => {
    const headers = { host: 'API.anthropic.com:443', 'content-type': 'application/json' };
    expect(located({ ...messages, headers, body: inUs })).toMatchObject({
      processing: { countries: ['US'] },
    });
  });
});

describe('with policies', () => {
  test('it decides as the proxy does', () => {
    expect(located({ ...messages, body: inUs }, deciding(usOnly)).decision).toEqual({
      action: 'Allow',
      rule: 'residency.allow',
      reason: 'allowed',
      steeredTo: null,
      catalog: catalog.version,
    });
    expect(located({ ...messages, body: inUs }, deciding(policy())).decision).toMatchObject({
      action: 'Deny',
      reason: 'processing_outside',
    });
  });

  test('what no proxy sends is denied', () => {
    const batch = { ...messages, url: `${messages.url}/batches`, body: { requests: [] } };
    expect(located(batch, deciding(usOnly)).decision).toMatchObject({
      action: 'Deny',
      reason: 'operation.unsupported',
    });
  });

  test('what would be rewritten is told with its target', () => {
    const body = { model: 'claude-opus-4-8', messages: [] };
    const found = located({ ...messages, body }, deciding(policy({ allow: allowed('US'), steer: true })));
    expect(found).toMatchObject({
      processing: { kind: 'unknown' },
      decision: { action: 'Steer', steeredTo: 'https://api.anthropic.com/v1/messages' },
    });
  });

  test('a host of a cloud is where its name says, though no policy names it', () => {
    const request = { method: 'GET', url: 'https://b.s3.eu-west-3.amazonaws.com/x' };
    expect(located(request, deciding(policy()))).toMatchObject({
      provider: 'aws',
      processing: { countries: ['FR'], regions: ['aws/eu-west-3'] },
      decision: { action: 'Deny' },
    });
  });

  test('a host that the policy declares is where the policy says', () => {
    const crm = policy({
      egress: [
        {
          name: 'crm',
          action: 'Allow',
          provider: undefined,
          hosts: ['crm.example.eu'],
          location: allowed('DE'),
          privateAddresses: false,
        },
      ],
    });
    expect(located({ method: 'GET', url: 'https://crm.example.eu/x' }, deciding(crm))).toMatchObject({
      provider: 'declared',
      processing: { countries: ['DE'], confidence: 'Declared' },
      decision: { action: 'Allow' },
    });
    const contradicted = { method: 'GET', url: 'https://crm.example.eu/x', headers: { host: 'x.example' } };
    expect(located(contradicted, deciding(crm))).toMatchObject({
      processing: { kind: 'unknown' },
      decision: { action: 'Deny' },
    });
  });
});

describe('what people read', () => {
  const tree = (request: object, by = surveyor) =>
    explanationTree(locateRequest(readAsked(JSON.stringify(request)), by));

  test('a tree with place, reason and source', () => {
    const text = tree({ ...messages, body: { ...inUs, tools: [{ type: 'web_search_20250305' }] } });
    expect(text).toMatch(/^anthropic · \w+ · claude-opus-4-8\n├─ processing: US \(Documented\)\n/);
    expect(text).toMatch(/└─ second hops\n {3}└─ web_search web_search_20250305: unknown\n/);
  });

  test('what would steer it, and what was decided', () => {
    const body = { model: 'claude-opus-4-8', messages: [] };
    expect(tree({ ...messages, body })).toMatch(/what would steer it\n.*inference_geo/);
    expect(tree({ ...messages, body }, deciding(usOnly))).toMatch(
      /decision: Deny by eu-only, residency\.unknown\n(.*\n)+.*catalog \S+ sha256:/,
    );
  });
});

describe('input', () => {
  test.each([
    ['[]', /not a JSON object/],
    ['{', /not a JSON object/],
    ['{"method":"GET"}', /"url" is missing/],
    ['{"url":1}', /"url" must be a string/],
    ['{"url":"a","url":"b"}', /"url" is there twice/],
    ['{"url":"a","uri":"b"}', /"uri" is not known/],
    ['{"url":"a","headers":[]}', /"headers" must be an object/],
    ['{"url":"a","headers":{"x":1}}', /header "x" must be a string/],
  ])('%s is refused', (text, message) => {
    expect(() => readAsked(text)).toThrow(message);
  });

  test('headers in any case, once or several times, all count', () => {
    const { headers } = readAsked('{"url":"a","headers":{"Host":"a","host":["b","c"],"HOST":"d"}}');
    expect(headers).toEqual({ host: ['a', 'b', 'c', 'd'] });
  });

  test('members are found with their exact text', () => {
    const text = '{"a\\"b": [1, "]}", {"c": 2}] , "d":-1.5e3 ,"e":{"f":"\\\\"},"d":null}';
    const found = [...(topLevelMembers(text) ?? [])].map(([name, spans]) => [
      name,
      spans.map(({ start, end }) => text.slice(start, end)),
    ]);
    expect(found).toEqual([
      ['a"b', ['[1, "]}", {"c": 2}]']],
      ['d', ['-1.5e3', 'null']],
      ['e', ['{"f":"\\\\"}']],
    ]);
  });

  const input = (...chunks: string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

  test('lines are cut wherever the chunks are', async () => {
    const lines: (string | undefined)[] = [];
    for await (const line of readLines(input('a\nb', 'b\n', '\nlong-long\n', 'ä'), 5)) lines.push(line);
    expect(lines).toEqual(['a', 'bb', '', undefined, 'ä']);
  });

  test('a whole input at the bound is read, one byte more is not', async () => {
    expect(await readAll(input('ab', 'cde'), 5)).toBe('abcde');
    expect(await readAll(input('ab', 'cdef'), 5)).toBeUndefined();
  });
});
