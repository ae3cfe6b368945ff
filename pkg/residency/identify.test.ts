import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { builtInCatalog } from './catalog.ts';
import type { Surroundings } from './destination.ts';
import { hostSet } from './host-names.ts';
import { identifyHost } from './identify-host.ts';
import { identify, type Route } from './identify.ts';
import { isRefusal } from './refusal.ts';

const surroundings: Surroundings = {
  declaredHosts: hostSet(['crm.example.eu', '*.files.example.eu', '10.0.0.5', 'xn--mnchen-3ya.example']),
  hostParams: {
    bedrock: { region: 'eu-central-1' },
    mantle: { region: 'us-east-1' },
    foundry: { resource: 'acme' },
  },
};

const run = (method: string, route: Route, around = surroundings) =>
  identify(method, route, builtInCatalog, around);
const absolute = (url: string, method = 'POST') => run(method, { kind: 'absolute', url });

function reverse(mode: string, target: string, method = 'POST', around = surroundings) {
  const question = target.indexOf('?');
  const path = question === -1 ? target : target.slice(0, question);
  const query = question === -1 ? '' : target.slice(question);
  return run(method, { kind: 'reverse', mode, path, query }, around);
}

const arn = 'arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.anthropic.claude-opus-5';
const vertexPath =
  '/projects/p/locations/europe-west1/publishers/anthropic/models/claude-opus-5@20260101:streamRawPredict';
const frankfurt = 'https://bedrock-runtime.eu-central-1.amazonaws.com';

describe('identify, a reverse route', () => {
  test.each([
    [
      'anthropic',
      '/v1/messages?beta=true',
      'POST',
      {
        provider: 'anthropic',
        host: 'api.anthropic.com',
        path: '/v1/messages',
        query: '?beta=true',
        operation: 'inference',
        protocol: 'anthropic-messages',
        port: 443,
        tls: true,
      },
    ],
    ['anthropic', '/v1/messages/count_tokens?beta=true', 'POST', { operation: 'count' }],
    [
      'anthropic',
      '/v1/models?limit=1000&after_id=x',
      'GET',
      { operation: 'list', query: '?limit=1000&after_id=x' },
    ],
    ['anthropic', '/v1/messages?secret=1&beta=true', 'POST', { query: '?beta=true', droppedQuery: 1 }],
    ['anthropic', '/', 'HEAD', { operation: 'probe' }],
    ['anthropic', '', 'HEAD', { operation: 'probe' }],
    ['anthropic', '/api/hello', 'GET', { operation: 'probe' }],
    [
      'bedrock',
      '/model/eu.anthropic.claude-opus-5/invoke',
      'POST',
      { host: 'bedrock-runtime.eu-central-1.amazonaws.com', protocol: 'bedrock-invoke', streams: false },
    ],
    [
      'bedrock',
      '/model/eu.anthropic.claude-opus-5-v1%3A0/invoke-with-response-stream',
      'POST',
      { path: '/model/eu.anthropic.claude-opus-5-v1%3A0/invoke-with-response-stream', streams: true },
    ],
    [
      'bedrock',
      '/model/eu.anthropic.claude-opus-5-v1:0/converse',
      'POST',
      { path: '/model/eu.anthropic.claude-opus-5-v1:0/converse', protocol: 'bedrock-converse' },
    ],
    ['bedrock', '/model/x.y/converse-stream', 'POST', { protocol: 'bedrock-converse', streams: true }],
    [
      'bedrock',
      `/model/${encodeURIComponent(arn)}/invoke`,
      'POST',
      { path: `/model/${encodeURIComponent(arn)}/invoke` },
    ],
    [
      'bedrock',
      `/model/${arn.replace('/', '%2f')}/invoke`,
      'POST',
      { path: `/model/${encodeURIComponent(arn)}/invoke` },
    ],
    ['bedrock', '/model/%65u.anthropic.claude/invoke', 'POST', { path: '/model/eu.anthropic.claude/invoke' }],
    [
      'bedrock',
      '/inference-profiles?type=SYSTEM_DEFINED&maxResults=100',
      'GET',
      {
        host: 'bedrock.eu-central-1.amazonaws.com',
        operation: 'list',
        query: '?type=SYSTEM_DEFINED&maxResults=100',
      },
    ],
    [
      'vertex',
      vertexPath,
      'POST',
      {
        host: 'europe-west1-aiplatform.googleapis.com',
        path: `/v1${vertexPath}`,
        streams: true,
        protocol: 'anthropic-messages',
      },
    ],
    ['vertex', `/v1${vertexPath}`, 'POST', { path: `/v1${vertexPath}` }],
    [
      'vertex',
      vertexPath.replace('europe-west1', 'eu'),
      'POST',
      { host: 'aiplatform.eu.rep.googleapis.com' },
    ],
    ['vertex', vertexPath.replace('europe-west1', 'global'), 'POST', { host: 'aiplatform.googleapis.com' }],
    [
      'vertex',
      '/projects/p/locations/eu/publishers/anthropic/models/count-tokens:rawPredict',
      'POST',
      { operation: 'count' },
    ],
    ['vertex', '/', 'HEAD', { operation: 'probe' }],
    [
      'openai',
      '/chat/completions',
      'POST',
      { host: 'api.openai.com', path: '/v1/chat/completions', protocol: 'openai-chat' },
    ],
    ['openai', '/v1/responses', 'POST', { path: '/v1/responses', protocol: 'openai-responses' }],
    [
      'mantle',
      '/anthropic/v1/messages',
      'POST',
      { provider: 'bedrock-mantle', host: 'bedrock-mantle.us-east-1.api.aws' },
    ],
    [
      'foundry',
      '/v1/messages',
      'POST',
      { provider: 'foundry', host: 'acme.services.ai.azure.com', path: '/anthropic/v1/messages' },
    ],
    [
      'anthropic-gcp',
      '/v1/projects/p/locations/l/workspaces/w/invoke/v1/messages',
      'POST',
      { provider: 'anthropic-gcp', host: 'claude.googleapis.com' },
    ],
  ])('%s %s', (mode, target, method, expected) => {
    expect(reverse(mode, target, method)).toMatchObject(expected);
  });

  test.each([
    ['eu', 'eu.api.openai.com'],
    ['us', 'us.api.openai.com'],
  ])('OpenAI with the region %s goes to %s', (region, host) => {
    const around = { ...surroundings, hostParams: { openai: { region } } };
    expect(reverse('openai', '/responses', 'POST', around)).toMatchObject({ host });
  });

  test.each([
    ['us-gov-west-1', 'bedrock-runtime.us-gov-west-1.amazonaws.com'],
    ['cn-north-1', 'bedrock-runtime.cn-north-1.amazonaws.com.cn'],
    ['eusc-de-east-1', 'bedrock-runtime.eusc-de-east-1.amazonaws.eu'],
  ])('Bedrock of the region %s is at %s', (region, host) => {
    const around = { ...surroundings, hostParams: { bedrock: { region } } };
    expect(reverse('bedrock', '/model/x.y/invoke', 'POST', around)).toMatchObject({
      host,
      params: { region },
    });
  });

  test('a gateway is where the entry point says, and nowhere else', () => {
    const at = (host: string) => ({ ...surroundings, hostParams: { gateway: { host } } });
    expect(reverse('gateway', '/v1/messages', 'POST', at('LLM.corp.example.'))).toMatchObject({
      provider: 'gateway',
      host: 'llm.corp.example',
    });
    expect(reverse('gateway', '/v1/messages')).toMatchObject({ refused: 'operation.unlisted' });
    expect(reverse('gateway', '/v1/messages', 'POST', at('api.anthropic.com'))).toMatchObject({
      refused: 'operation.unlisted',
    });
  });

  test.each([
    ['nobody', '/v1/messages', 'POST', 'operation.unlisted'],
    ['anthropic', '/v1/messages', 'GET', 'operation.unlisted'],
    ['anthropic', '/v1/messages/', 'POST', 'request.malformed'],
    ['anthropic', '/V1/messages', 'POST', 'operation.unlisted'],
    ['anthropic', '//v1/messages', 'POST', 'request.malformed'],
    ['anthropic', '/v1/x/../messages', 'POST', 'request.malformed'],
    ['anthropic', '/v1/%2e%2e/messages', 'POST', 'request.malformed'],
    ['anthropic', '/v1/./messages', 'POST', 'request.malformed'],
    ['anthropic', '/v1%2fmessages', 'POST', 'operation.unlisted'],
    ['anthropic', '/v1/m%65ssages', 'POST', 'operation.unlisted'],
    ['anthropic', '/v1/%256dessages', 'POST', 'request.malformed'],
    ['anthropic', '/v1/messages%00', 'POST', 'operation.unlisted'],
    ['anthropic', '/v1/messages;x=1', 'POST', 'operation.unlisted'],
    ['anthropic', '/v1\\messages', 'POST', 'request.malformed'],
    ['anthropic', '/v1/mess ages', 'POST', 'request.malformed'],
    ['anthropic', '/v1/m%C3ssages', 'POST', 'request.malformed'],
    ['anthropic', `/${'a'.repeat(4096)}`, 'POST', 'request.malformed'],
    ['anthropic', '/v1/messages/batches', 'POST', 'operation.unsupported'],
    ['anthropic', '/v1/messages/batches/b1/results', 'GET', 'operation.unsupported'],
    ['anthropic', '/v1/files', 'POST', 'operation.unsupported'],
    ['anthropic', '/api/event_logging/v2/batch', 'POST', 'operation.unsupported'],
    ['openai', '/embeddings', 'POST', 'operation.unsupported'],
    ['openai', '/audio/transcriptions', 'POST', 'operation.unsupported'],
    ['openai', '/realtime', 'GET', 'operation.unsupported'],
    ['bedrock', '/model/x.y/invoke-with-bidirectional-stream', 'POST', 'operation.unsupported'],
    ['bedrock', '/model/x.y/count-tokens', 'POST', 'operation.unsupported'],
    ['bedrock', '/model/arn%253Aaws/invoke', 'POST', 'request.malformed'],
    ['bedrock', '/model/a%2F..%2Fb/invoke', 'POST', 'operation.unlisted'],
    ['bedrock', '/model/%2Finvoke/invoke', 'POST', 'operation.unlisted'],
    ['bedrock', '/model/%E2%80%A8/invoke', 'POST', 'operation.unlisted'],
    ['bedrock', '/model/x.y/unknown', 'POST', 'operation.unlisted'],
    ['anthropic', '/v1/models/%63laude', 'GET', 'operation.unlisted'],
    ['vertex', vertexPath.replace('europe-west1', '%65urope-west1'), 'POST', 'operation.unlisted'],
    ['vertex', vertexPath.replace('anthropic', 'google'), 'POST', 'operation.unsupported'],
    ['vertex', vertexPath.replace('europe-west1', 'evil.com%2F'), 'POST', 'operation.unlisted'],
    ['vertex', vertexPath.replace('europe-west1', 'evil.com'), 'POST', 'operation.unlisted'],
    ['anthropic-aws', '/v1/messages', 'POST', 'operation.unlisted'],
  ])('%s %s %s is refused', (mode, target, method, refused) => {
    expect(reverse(mode, target, method)).toMatchObject({ refused });
  });

  test('a path at the bound is read, one character more is not', () => {
    const path = (length: number) => `/model/${'a'.repeat(length - '/model//invoke'.length)}/invoke`;
    expect(reverse('bedrock', path(4096))).toMatchObject({ provider: 'bedrock' });
    expect(reverse('bedrock', path(4097))).toMatchObject({ refused: 'request.malformed' });
  });
});

describe('identify, an absolute URL', () => {
  test.each([
    ['https://api.anthropic.com/v1/messages', { provider: 'anthropic', host: 'api.anthropic.com' }],
    ['HTTPS://API.Anthropic.COM.:443/v1/messages', { provider: 'anthropic', host: 'api.anthropic.com' }],
    [
      `${frankfurt}/model/x.y/invoke`,
      {
        provider: 'bedrock',
        params: { region: 'eu-central-1', model: 'x.y', service: 'runtime', operation: 'invoke' },
      },
    ],
    ['https://bedrock-runtime-fips.us-east-1.amazonaws.com/model/x.y/invoke', { provider: 'bedrock' }],
    ['https://bedrock-runtime.eu-west-1.api.aws/model/x.y/invoke', { provider: 'bedrock' }],
    [
      'https://vpce-0a1b-2c.bedrock-runtime.eu-west-1.vpce.amazonaws.com/model/x.y/invoke',
      { provider: 'bedrock', params: { region: 'eu-west-1' } },
    ],
    ['https://bedrock-runtime.cn-north-1.amazonaws.com.cn/model/x.y/invoke', { provider: 'bedrock' }],
    ['https://eu.api.openai.com/v1/responses', { provider: 'openai', params: { region: 'eu' } }],
    [
      'https://crm.example.eu/contacts?id=1&x=%20',
      {
        provider: 'declared',
        operation: 'passthrough',
        protocol: 'opaque',
        path: '/contacts',
        query: '?id=1&x=%20',
      },
    ],
    ['http://CRM.example.eu:8080', { provider: 'declared', path: '/', port: 8080, tls: false }],
    ['https://a.b.files.example.eu/', { provider: 'declared' }],
    ['https://xn--mnchen-3ya.example/', { provider: 'declared' }],
    ['http://10.0.0.5/', { provider: 'declared', host: '10.0.0.5' }],
    ['https://files.example.eu/', { provider: 'undeclared' }],
    ['https://evil-crm.example.eu/', { provider: 'undeclared' }],
    ['https://crm.example.eu.evil.com/', { provider: 'undeclared' }],
    ['https://api.anthropic.com.evil.com/v1/messages', { provider: 'undeclared' }],
    ['https://xn--api-anthropic.com/v1/messages', { provider: 'undeclared' }],
    ['https://xn--x-aiplatform.googleapis.com/v1/x', { provider: 'undeclared' }],
    [
      'https://bedrock-runtime.cn-north-1.amazonaws.com/model/x.y/invoke',
      { provider: 'bedrock', refused: 'operation.unlisted' },
    ],
    ['https://bedrock-runtime.eu-west-1.evil.amazonaws.com/model/x.y/invoke', { provider: 'undeclared' }],
    ['https://1.2.3.4/v1/messages', { provider: 'undeclared' }],
  ])('%s', (url, expected) => {
    expect(absolute(url)).toMatchObject(expected);
  });

  test.each([
    ['http://api.anthropic.com/v1/messages', 'operation.unlisted'],
    ['http://api.anthropic.com:443/v1/messages', 'operation.unlisted'],
    ['https://api.anthropic.com:8443/v1/messages', 'operation.unlisted'],
    ['https://api.anthropic.com:80/v1/messages', 'operation.unlisted'],
    ['https://user:pw@api.anthropic.com/v1/messages', 'request.malformed'],
    ['https://crm.example.eu@api.anthropic.com/v1/messages', 'request.malformed'],
    ['https://api.anthropic.com\\@crm.example.eu/', 'request.malformed'],
    ['https://api.anthropic.com\\.crm.example.eu/', 'request.malformed'],
    ['https://api.anthropic.com/v1/messages#x', 'request.malformed'],
    ['https://api%2eanthropic.com/v1/messages', 'request.malformed'],
    ['https://api.anthrоpic.com/v1/messages', 'request.malformed'],
    ['https://api。anthropic.com/v1/messages', 'request.malformed'],
    ['https://api..anthropic.com/v1/messages', 'request.malformed'],
    ['https://api.anthropic.com../v1/messages', 'request.malformed'],
    ['https:///v1/messages', 'request.malformed'],
    ['https://:443/v1/messages', 'request.malformed'],
    ['https://crm.example.eu:0/', 'request.malformed'],
    ['https://crm.example.eu:65536/', 'request.malformed'],
    ['https://crm.example.eu:/', 'request.malformed'],
    ['https://0x0a000005/', 'request.malformed'],
    ['https://167772165/', 'request.malformed'],
    ['https://012.0.0.5/', 'request.malformed'],
    ['https://10.5/', 'request.malformed'],
    ['https://10.0.0.256/', 'request.malformed'],
    ['https://[::1/', 'request.malformed'],
    ['https://[::g]/', 'request.malformed'],
    ['ftp://crm.example.eu/', 'request.malformed'],
    ['https://crm.example.eu/a b', 'request.malformed'],
    ['https://crm.example.eu/\u00e4', 'request.malformed'],
    [`https://${'a.'.repeat(127)}eu/`, 'request.malformed'],
    [`https://${'a'.repeat(64)}.eu/`, 'request.malformed'],
    [`${frankfurt}/anthropic/v1/messages/count_tokens`, 'operation.unsupported'],
    [`${frankfurt}/inference-profiles`, 'operation.unlisted'],
  ])('%s is refused', (url, refused) => {
    expect(absolute(url)).toMatchObject({ refused });
  });

  test('a provider wins over a declaration of its host', () => {
    const around = { ...surroundings, declaredHosts: hostSet(['*.amazonaws.com', 'api.anthropic.com']) };
    expect(
      run('POST', { kind: 'absolute', url: 'https://api.anthropic.com/v1/messages' }, around),
    ).toMatchObject({ provider: 'anthropic' });
    expect(run('POST', { kind: 'absolute', url: `${frankfurt}/model/x.y/invoke` }, around)).toMatchObject({
      provider: 'bedrock',
    });
  });

  test('refusals never repeat what the caller wrote', () => {
    for (const url of [
      'https://api.anthropic.com/v1/jane.doe@example.eu',
      'https://jane:secret@crm.example.eu/',
    ]) {
      const refusal = absolute(url);
      expect(isRefusal(refusal)).toBe(true);
      expect(JSON.stringify(refusal)).not.toMatch(/jane/);
    }
  });

  test('no text makes it throw, and every host it names is in one spelling', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl({ withQueryParameters: true, withFragments: true }),
          fc.string().map((text) => `https://${text}`),
        ),
        (url) => {
          const found = absolute(url);
          if (isRefusal(found)) return;
          expect(found.host).toBe(found.host.toLowerCase());
          expect(found.host.endsWith('.')).toBe(false);
          expect(new URL(url).hostname.replace(/\.$/, '')).toBe(found.host);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('identifyHost', () => {
  const connect = (authority: string) => identifyHost(authority, builtInCatalog, surroundings);

  test.each([
    ['crm.example.eu:443', 'declared', true],
    ['CRM.Example.eu.:443', 'declared', true],
    ['unknown.example:443', 'undeclared', false],
    ['api.anthropic.com:443', 'anthropic', false],
    ['us.api.openai.com:443', 'openai', false],
    ['bedrock-runtime.eu-central-1.amazonaws.com:443', 'bedrock', false],
  ])('%s is %s', (authority, provider, hostProvesPlace) => {
    expect(connect(authority)).toMatchObject({
      destination: { provider, operation: 'passthrough', method: 'CONNECT', port: 443 },
      hostProvesPlace,
    });
  });

  test.each([
    'crm.example.eu',
    'crm.example.eu:0',
    'a@crm.example.eu:443',
    'crm.example.eu:443/x',
    '',
    ':443',
  ])('%s is refused', (authority) => {
    expect(connect(authority)).toMatchObject({ refused: 'request.malformed' });
  });
});
