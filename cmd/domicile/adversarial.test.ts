import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Location } from '../../pkg/api/location.ts';
import { builtInCatalog as catalog } from '../../pkg/residency/catalog.ts';
import { readAsked } from './locate-input.ts';
import { locateRequest } from './locate-request.ts';

interface Request {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The text of the body. */
  readonly body: string;
}

const now = Date.parse('2026-11-22T12:00:00Z');

function placeOf({ url, headers = {}, body }: Request): Location {
  const asked = readAsked(JSON.stringify({ method: 'POST', url, headers, body }));
  return locateRequest(asked, { catalog, snapshot: undefined, findings: () => ({}), now }).locality.processing
    .location;
}

const turn = '"max_tokens":5,"messages":[{"role":"user","content":"hi"}]';
const anthropic = 'https://api.anthropic.com/v1/messages';
const inUs = `{"model":"claude-opus-4-8","inference_geo":"us",${turn}}`;
const anyGeo = `{"model":"claude-opus-4-8",${turn}}`;
const frankfurt = 'https://bedrock-runtime.eu-central-1.amazonaws.com';
const onBedrock = `{"anthropic_version":"bedrock-2023-05-31",${turn}}`;
const invoke = (model: string, host = frankfurt) => `${host}/model/${model}/invoke`;
const plain = 'anthropic.claude-opus-4-8';
const arn = (region: string, id = plain) => `arn:aws:bedrock:${region}::foundation-model/${id}`;
const vertex = (host: string, location: string) =>
  `https://${host}/v1/projects/p/locations/${location}/publishers/anthropic/models/claude-opus-4-8:rawPredict`;
const onVertex = `{"anthropic_version":"vertex-2023-10-16",${turn}}`;
const signedFor = (region: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/${region}/bedrock/aws4_request, SignedHeaders=host, Signature=00`,
});

describe('what the canonical spelling gives', () => {
  test.each<[string, Request, readonly string[]]>([
    ['Anthropic', { url: anthropic, body: inUs }, ['US']],
    ['Bedrock', { url: invoke(plain), body: onBedrock }, ['DE']],
    ['Bedrock, signed', { url: invoke(plain), headers: signedFor('eu-central-1'), body: onBedrock }, ['DE']],
    ['Bedrock, by ARN', { url: invoke(encodeURIComponent(arn('eu-central-1'))), body: onBedrock }, ['DE']],
    ['a host in capitals', { url: anthropic.replace('api.anthropic', 'API.Anthropic'), body: inUs }, ['US']],
    ['a trailing dot', { url: anthropic.replace('.com', '.com.'), body: inUs }, ['US']],
    ['the default port', { url: anthropic.replace('.com', '.com:443'), body: inUs }, ['US']],
    ['a key with escapes', { url: anthropic, body: inUs.replace('inference', '\\u0069nference') }, ['US']],
  ])('%s', (_, request, countries) => {
    expect(placeOf(request)).toMatchObject({ kind: 'countries', countries });
  });
});

describe('what is wrong or ambiguous is unknown', () => {
  test.each<[string, Request]>([
    ['another port', { url: anthropic.replace('.com', '.com:8443'), body: inUs }],
    ['no TLS', { url: anthropic.replace('https', 'http'), body: inUs }],
    ['user information', { url: anthropic.replace('//', '//api.anthropic.com@'), body: inUs }],
    [
      'user information before another host',
      { url: 'https://api.anthropic.com@evil.example/v1/messages', body: inUs },
    ],
    ['a backslash for a slash', { url: 'https://evil.example\\@api.anthropic.com/v1/messages', body: inUs }],
    ['two trailing dots', { url: anthropic.replace('.com', '.com..'), body: inUs }],
    ['a Cyrillic letter', { url: anthropic.replace('anthropic', 'аnthropic'), body: inUs }],
    ['the same in punycode', { url: anthropic.replace('anthropic', 'xn--nthropic-7fg'), body: inUs }],
    ['an ideographic full stop', { url: anthropic.replace('api.', 'api。'), body: inUs }],
    ['an encoded dot', { url: anthropic.replace('api.', 'api%2e'), body: inUs }],
    ['a suffix', { url: anthropic.replace('.com', '.com.evil.example'), body: inUs }],
    ['a prefix', { url: anthropic.replace('api.', 'evil-api.'), body: inUs }],
    ['a decimal address', { url: 'https://2130706433/v1/messages', body: inUs }],
    ['an octal address', { url: 'https://0177.0.0.1/v1/messages', body: inUs }],
    ['a hexadecimal address', { url: 'https://0x7f000001/v1/messages', body: inUs }],
    ['an IPv4 address inside IPv6', { url: 'https://[::ffff:127.0.0.1]/v1/messages', body: inUs }],
    ['the metadata service', { url: 'https://[fd00:ec2::254]/v1/messages', body: inUs }],
    ['a fragment', { url: `${anthropic}#x`, body: inUs }],
    ['an encoded path', { url: anthropic.replace('messages', 'm%65ssages'), body: inUs }],
    ['a path encoded twice', { url: anthropic.replace('messages', 'm%2565ssages'), body: inUs }],
    ['dot segments', { url: anthropic.replace('/v1', '/v1/x/..'), body: inUs }],
    ['another Host', { url: anthropic, headers: { Host: 'eu.example' }, body: inUs }],
    ['a Host with another port', { url: anthropic, headers: { Host: 'api.anthropic.com:8443' }, body: inUs }],
    [
      'a Host with user information',
      { url: anthropic, headers: { Host: 'x@api.anthropic.com' }, body: inUs },
    ],
    ['equal keys', { url: anthropic, body: inUs.replace('{', '{"inference_geo":"us",') }],
    [
      'equal keys, one with escapes',
      { url: anthropic, body: inUs.replace('{', '{"inference\\u005fgeo":"us",') },
    ],
    [
      'inference_geo in metadata',
      { url: anthropic, body: anyGeo.replace('{', '{"metadata":{"inference_geo":"us"},') },
    ],
    [
      'inference_geo in a message',
      { url: anthropic, body: anyGeo.replace('"role"', '"inference_geo":"us","role"') },
    ],
    [
      'inference_geo in a tool',
      { url: anthropic, body: anyGeo.replace('{', '{"tools":[{"name":"x","inference_geo":"us"}],') },
    ],
    ['inference_geo in capitals', { url: anthropic, body: inUs.replace('"us"', '"US"') }],
    ['inference_geo that is no string', { url: anthropic, body: inUs.replace('"us"', '["us"]') }],
    ['inference_geo in the query', { url: `${anthropic}?inference_geo=us`, body: anyGeo }],
    ['inference_geo in a header', { url: anthropic, headers: { 'inference-geo': 'us' }, body: anyGeo }],
    ['a byte order mark', { url: anthropic, body: `\ufeff${inUs}` }],
    ['text behind the body', { url: anthropic, body: `${inUs}{}` }],
    ['a compressed body', { url: anthropic, headers: { 'content-encoding': 'br' }, body: inUs }],
    [
      'an ARN encoded twice',
      { url: invoke(encodeURIComponent(encodeURIComponent(arn('eu-central-1')))), body: onBedrock },
    ],
    ['an ARN of another region', { url: invoke(encodeURIComponent(arn('us-east-1'))), body: onBedrock }],
    [
      'an ARN of another partition',
      { url: invoke(encodeURIComponent(arn('eu-central-1').replace('aws:', 'aws-cn:'))), body: onBedrock },
    ],
    [
      'a signature for another region',
      { url: invoke(plain), headers: signedFor('us-east-1'), body: onBedrock },
    ],
    [
      'a signature in the query for another region',
      {
        url: `${invoke(plain)}?X-Amz-Credential=AK%2F20261122%2Fus-east-1%2Fbedrock%2Faws4_request`,
        body: onBedrock,
      },
    ],
    [
      'a signature without a region',
      { url: invoke(plain), headers: { authorization: 'AWS4-HMAC-SHA256 x' }, body: onBedrock },
    ],
    ['a profile of no known family', { url: invoke('eu.unknown.model-1'), body: onBedrock }],
    ['a profile of no known model', { url: invoke('eu.anthropic.unknown-1'), body: onBedrock }],
    ['a plain id of no known model', { url: invoke('anthropic.unknown-1'), body: onBedrock }],
    ['a prefix that is none', { url: invoke('europe.anthropic.claude-opus-4-8'), body: onBedrock }],
    ['a prefix in capitals', { url: invoke('EU.anthropic.claude-opus-4-8'), body: onBedrock }],
    ['two prefixes', { url: invoke('eu.eu.anthropic.claude-opus-4-8'), body: onBedrock }],
    ['a profile of another region', { url: invoke('us.anthropic.claude-opus-4-8'), body: onBedrock }],
    [
      'another model in the body',
      { url: invoke(plain), body: onBedrock.replace('{', '{"model":"global.anthropic.claude-opus-4-8",') },
    ],
    [
      'a region that does not exist',
      { url: invoke(plain, frankfurt.replace('eu-central-1', 'eu-centra1-1')), body: onBedrock },
    ],
    ['a region of another partition', { url: invoke(plain, `${frankfurt}.cn`), body: onBedrock }],
    [
      'host and path of different regions',
      { url: vertex('europe-west1-aiplatform.googleapis.com', 'us-east5'), body: onVertex },
    ],
    [
      'a region in the path of the global host',
      { url: vertex('aiplatform.googleapis.com', 'europe-west1'), body: onVertex },
    ],
    [
      'a multi-region in the host alone',
      { url: vertex('aiplatform.eu.rep.googleapis.com', 'us'), body: onVertex },
    ],
    [
      'a region behind an encoded letter',
      { url: vertex('europe-west1-aiplatform.googleapis.com', '%65urope-west1'), body: onVertex },
    ],
  ])('%s', (_, request) => {
    expect(placeOf(request).kind).not.toBe('countries');
  });
});

/** Ways in which somebody might write the same request, or almost the same. */
type Respelling = (request: Request) => Request;

const onUrl =
  (change: (url: string) => string): Respelling =>
  (request) => ({ ...request, url: change(request.url) });
const onBody =
  (change: (body: string) => string): Respelling =>
  (request) => ({ ...request, body: change(request.body) });
const at = (text: string, index: number): number => (text.length === 0 ? 0 : index % text.length);
const replaceAt = (text: string, index: number, change: (character: string) => string): string =>
  text.slice(0, index) + change(text.charAt(index)) + text.slice(index + 1);
const encoded = (character: string): string => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
const otherCase = (character: string): string =>
  character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase();

const respelling: fc.Arbitrary<Respelling> = fc.oneof(
  fc.nat().map((index) => onUrl((url) => replaceAt(url, at(url, index), otherCase))),
  fc.nat().map((index) => onUrl((url) => replaceAt(url, at(url, index), encoded))),
  fc.nat().map((index) => onUrl((url) => replaceAt(url, at(url, index), (one) => encoded(encoded(one))))),
  // In the path alone: a host with one letter more is another host.
  fc.nat().map((index) =>
    onUrl((url) => {
      const path = url.indexOf('/', 'https://'.length);
      return replaceAt(url, path + at(url.slice(path), index), (one) => one + one);
    }),
  ),
  fc
    .tuple(fc.nat(), fc.constantFrom('.', '/', ':', '@', '%00', ' ', '\t', '\\', ';', '?', '#'))
    .map(([index, add]) => onUrl((url) => replaceAt(url, at(url, index), (one) => one + add))),
  fc
    .constantFrom('.', ':443', ':444', ':0443')
    .map((add) => onUrl((url) => url.replace(/^(https:\/\/[^/]+)/, `$1${add}`))),
  fc.nat().map((index) => onBody((body) => replaceAt(body, at(body, index), otherCase))),
  fc
    .nat()
    .map((index) =>
      onBody((body) =>
        replaceAt(body, at(body, index), (one) =>
          /\w/.test(one) ? `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}` : ` ${one} `,
        ),
      ),
    ),
  fc
    .constantFrom('"inference_geo":"global",', '"model":"x",', '"stream":true,', '"inference_geo":null,')
    .map((member) => onBody((body) => body.replace('{', `{${member}`))),
  fc.constantFrom('host', 'Host', 'HOST').chain((name) =>
    fc.constantFrom('api.anthropic.com', 'evil.example', '').map(
      (host): Respelling =>
        (request) => ({
          ...request,
          headers: { ...request.headers, [name]: host },
        }),
    ),
  ),
);

const canonical: readonly Request[] = [
  { url: anthropic, body: inUs },
  { url: anthropic, body: anyGeo },
  { url: anthropic, body: inUs.replace('"us"', '"global"') },
  { url: invoke(plain), body: onBedrock },
  { url: invoke('eu.anthropic.claude-opus-4-8'), body: onBedrock },
  { url: invoke('global.anthropic.claude-opus-4-8'), body: onBedrock },
  {
    url: invoke(encodeURIComponent(arn('eu-central-1'))),
    headers: signedFor('eu-central-1'),
    body: onBedrock,
  },
  { url: vertex('aiplatform.eu.rep.googleapis.com', 'eu'), body: onVertex },
  { url: vertex('aiplatform.googleapis.com', 'global'), body: onVertex },
];

/** Whether one location is all of another, or more. What is not known could be anything. */
function covers(one: Location, other: Location): boolean {
  if (one.kind !== 'countries') return true;
  return other.kind === 'countries' && other.countries.every((country) => one.countries.includes(country));
}

test('no spelling of a request has a smaller location than its canonical form', () => {
  const places = new Map(canonical.map((request) => [request, placeOf(request)]));
  fc.assert(
    fc.property(
      fc.constantFrom(...canonical),
      fc.array(respelling, { minLength: 1, maxLength: 3 }),
      (request, changes) => {
        const respelled = changes.reduce((changed, change) => change(changed), request);
        const place = places.get(request);
        expect([respelled, place === undefined || !covers(placeOf(respelled), place)]).toEqual([
          respelled,
          false,
        ]);
      },
    ),
    { numRuns: 3000 },
  );
});
