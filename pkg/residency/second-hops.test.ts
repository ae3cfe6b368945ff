import { describe, expect, test } from '@jest/globals';
import type { Locality, Statement } from '../api/location.ts';
import type { BodyFacts, HopFact } from '../api/request.ts';
import { builtInCatalog } from './catalog.ts';
import { hostSet } from './host-names.ts';
import { identify } from './identify.ts';
import { type Around, locate } from './locate.ts';
import { isRefusal } from './refusal.ts';
import { doubtOf, headerHops, type RequestHeaders } from './request-doubts.ts';

const frankfurt = 'https://bedrock-runtime.eu-central-1.amazonaws.com';
const plain = `${frankfurt}/model/anthropic.claude-opus-5/invoke`;
const noFacts: BodyFacts = {
  model: undefined,
  inferenceGeo: undefined,
  stream: false,
  secondHops: [],
  keepsState: [],
  uninspectable: {},
};

function at(url: string, around: Around = {}, secondHops: readonly HopFact[] = []): Locality {
  const found = identify('POST', { kind: 'absolute', url }, builtInCatalog, {
    declaredHosts: hostSet([]),
    hostParams: {},
  });
  const destination = isRefusal(found) ? found.explained?.destination : found;
  if (destination === undefined) throw new Error(url);
  return locate(destination, { ...noFacts, secondHops }, builtInCatalog, around);
}

const shown = ({ secondHops }: Locality): readonly string[] =>
  secondHops.map(({ kind, target, processing: { location } }) =>
    [kind, target, location.kind === 'countries' ? location.countries.join() : location.kind].join(' '),
  );

describe('second hops', () => {
  test.each<[HopFact['kind'], string, string]>([
    ['mcp', 'x.lambda-url.eu-north-1.on.aws', 'SE'],
    ['mcp', 'x.lambda-url.eu-north-1.on.aws:8443', 'SE'],
    ['url', 'b.s3.eu-west-3.amazonaws.com', 'FR'],
    ['url', 'storage.googleapis.com', 'anywhere'],
    ['data_source', 's.search.windows.net', 'unknown'],
    ['mcp', 'mcp.example.eu', 'unknown'],
    ['mcp', 'connector_googledrive', 'unknown'],
    ['mcp', 'unreadable URL', 'unknown'],
    ['mcp', 'bedrock-runtime.eu-central-1.amazonaws.com', 'unknown'],
    ['data_source', 's3://bucket', 'unknown'],
    ['fallback', 'anthropic.claude-opus-4-8', 'DE'],
    ['fallback', 'global.anthropic.claude-opus-4-8', 'anywhere'],
    ['fallback', 'default', 'unknown'],
    ['fallback', 'no-model', 'unknown'],
    ['web_search', 'web_search_20250305', 'unknown'],
    ['handle', 'resp_1', 'unknown'],
    ['advisor', 'anthropic.claude-opus-4-8', 'unknown'],
  ])('%s %s is %s', (kind, target, place) => {
    expect(shown(at(plain, {}, [{ kind, target }]))).toEqual([`${kind} ${target} ${place}`]);
  });

  test('each is told once, wherever it stands', () => {
    const hop = { kind: 'web_search', target: 'w' } as const;
    expect(
      shown(
        at(plain, {}, [
          { ...hop, at: ['tools', 0] },
          { ...hop, at: ['tools', 1] },
        ]),
      ),
    ).toHaveLength(1);
  });

  test('a handle made through us is where its state is kept', () => {
    const kept: Statement = { ...at(plain).processing, reason: 'kept there' };
    const handles = { find: (handle: string) => (handle === 'resp_1' ? kept : undefined) };
    const hops = [
      { kind: 'handle', target: 'resp_1' },
      { kind: 'handle', target: 'resp_2' },
    ] as const;
    expect(shown(at(plain, { handles }, hops))).toEqual(['handle resp_1 DE', 'handle resp_2 unknown']);
  });

  test.each([
    ['https://api.anthropic.com/v1/messages/batches', ['batch batches unknown'], ['batches']],
    ['https://api.anthropic.com/v1/files', [], ['files']],
    ['https://api.openai.com/v1/vector_stores', ['knowledge_base vector-stores unknown'], ['vector-stores']],
    [
      `${frankfurt.replace('runtime', 'agent-runtime')}/knowledgebases/KB/retrieve`,
      ['knowledge_base knowledge-bases unknown'],
      [],
    ],
    [plain, [], []],
  ])('%s asks for %j by its path', (url, hops, kept) => {
    const locality = at(url);
    expect([shown(locality), locality.keepsState]).toEqual([hops, kept]);
  });

  test.each([
    ['prompt', 'PROMPT123', 'prompt'],
    ['default-prompt-router', 'anthropic.claude:1', 'fallback'],
  ])('an ARN of a %s is one', (type, id, kind) => {
    const arn = `arn:aws:bedrock:eu-central-1:123456789012:${type}/${id}`;
    const { secondHops } = at(`${frankfurt}/model/${encodeURIComponent(arn)}/converse`);
    expect(secondHops).toMatchObject([{ kind, target: arn, processing: { location: { kind: 'unknown' } } }]);
  });
});

describe('headers', () => {
  const destination = identify('POST', { kind: 'absolute', url: plain }, builtInCatalog, {
    declaredHosts: hostSet([]),
    hostParams: {},
  });
  if (isRefusal(destination)) throw new Error(destination.message);
  const hops = (headers: RequestHeaders) => headerHops(destination, headers, () => true);

  test('guardrails and latency are second hops', () => {
    expect(hops({ 'x-amzn-bedrock-guardrailidentifier': 'gr-1' })).toMatchObject([
      { kind: 'guardrail', target: 'gr-1' },
    ]);
    expect(hops({ 'x-amzn-bedrock-guardrailidentifier': 'mail ann' })).toMatchObject([
      { target: 'unreadable id' },
    ]);
    expect(hops({ 'x-amzn-bedrock-performanceconfig-latency': 'optimized' })).toMatchObject([
      { kind: 'agent' },
    ]);
    expect(hops({ 'x-amzn-bedrock-performanceconfig-latency': 'standard' })).toEqual([]);
  });

  test.each<[string, RequestHeaders]>([
    ['two hosts', { host: ['bedrock-runtime.eu-central-1.amazonaws.com', 'x.example'] }],
    ['an empty host', { host: '' }],
    ['two signatures', { authorization: [signed('eu-central-1'), signed('eu-central-1')] }],
  ])('%s are a doubt', (_, headers) => {
    expect(doubtOf(destination, headers, builtInCatalog)).toBeDefined();
  });

  test.each<[string, RequestHeaders]>([
    ['none', {}],
    ['the host', { host: 'Bedrock-Runtime.eu-central-1.amazonaws.com.' }],
    ['a signature', { authorization: signed('eu-central-1') }],
    ['a bearer token', { authorization: 'Bearer AWS4-x' }],
    ['the plain encoding', { 'content-encoding': 'identity' }],
  ])('%s is none', (_, headers) => {
    expect(doubtOf(destination, headers, builtInCatalog)).toBeUndefined();
  });
});

function signed(region: string): string {
  return `AWS4-HMAC-SHA256 Credential=AK/20261122/${region}/bedrock/aws4_request, SignedHeaders=host, Signature=0`;
}
