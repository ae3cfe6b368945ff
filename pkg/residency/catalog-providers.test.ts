import { describe, expect, test } from '@jest/globals';
import type { BodyFacts } from '../api/request.ts';
import { builtInCatalog } from './catalog.ts';
import { cloudHostStatement } from './cloud-hosts.ts';
import { policy, run } from './decide.fixture.ts';
import { hostSet } from './host-names.ts';
import { identify } from './identify.ts';
import { identifyHost } from './identify-host.ts';
import { judgedLocality } from './judged-locality.ts';
import { locate } from './locate.ts';
import { locationLabel } from './place-label.ts';
import { isRefusal } from './refusal.ts';

const plain: BodyFacts = {
  model: undefined,
  inferenceGeo: undefined,
  stream: false,
  secondHops: [],
  keepsState: [],
  uninspectable: {},
};
const around = { declaredHosts: hostSet(['bucket.s3.eu-central-1.amazonaws.com']), hostParams: {} };

function at(url: string, changes: Partial<BodyFacts> = {}, declared = policy(), method = 'POST') {
  const destination = identify(method, { kind: 'absolute', url }, builtInCatalog, around);
  if (isRefusal(destination)) throw new Error(destination.message);
  const locality = locate(destination, { ...plain, ...changes }, builtInCatalog);
  return judgedLocality(declared, destination, locality, builtInCatalog);
}

function labelled(...given: Parameters<typeof at>): readonly [string, string] {
  const { location, confidence } = at(...given).processing;
  return [locationLabel(location), confidence];
}

const regional = policy({ conditions: new Set(['openai/regional-project']) });

describe('what the catalog says of providers', () => {
  test.each([
    ['https://api.eu.mistral.ai/v1/chat/completions', {}, 'EU+EFTA', 'Documented'],
    ['https://api.us.mistral.ai/v1/chat/completions', {}, 'US', 'Inferred'],
    ['https://api.mistral.ai/v1/chat/completions', {}, 'anywhere', 'Documented'],
    ['https://us.api.x.ai/v1/chat/completions', { model: 'grok-4.6' }, 'US', 'Documented'],
    ['https://us.api.x.ai/v1/chat/completions', { model: 'grok-4' }, 'unknown', 'Unknown'],
    ['https://us.api.x.ai/v1/chat/completions', {}, 'unknown', 'Unknown'],
    ['https://api.x.ai/v1/chat/completions', { model: 'grok-4.6' }, 'anywhere', 'Documented'],
    ['https://ca-api.together.ai/v1/chat/completions', {}, 'CA', 'Documented'],
    ['https://api.together.xyz/v1/chat/completions', {}, 'unknown', 'Unknown'],
    ['https://api.scaleway.ai/v1/chat/completions', {}, 'FR', 'Documented'],
    ['https://api.deepseek.com/chat/completions', {}, 'CN', 'Inferred'],
    ['https://api.groq.com/openai/v1/chat/completions', {}, 'unknown', 'Unknown'],
    ['https://api.cohere.com/compatibility/v1/chat/completions', {}, 'unknown', 'Unknown'],
    ['https://api.tokenfactory.nebius.com/v1/chat/completions', {}, 'unknown', 'Unknown'],
    ['https://oai.endpoints.kepler.ai.cloud.ovh.net/v1/chat/completions', {}, 'unknown', 'Unknown'],
    ['https://openrouter.ai/api/v1/chat/completions', {}, 'anywhere', 'Inferred'],
    ['https://eu.openrouter.ai/api/v1/chat/completions', {}, 'unknown', 'Unknown'],
    ['https://router.huggingface.co/v1/chat/completions', {}, 'anywhere', 'Inferred'],
    ['https://x.eu-west-1.aws.endpoints.huggingface.cloud/v1/chat/completions', {}, 'IE', 'Inferred'],
    ['https://acme.snowflakecomputing.com/api/v2/cortex/v1/chat/completions', {}, 'unknown', 'Unknown'],
    [
      'https://generativelanguage.googleapis.com/v1beta/openai/chat/completions',
      {},
      'anywhere',
      'Documented',
    ],
    ['https://bedrock-runtime.eu-central-1.amazonaws.com/openai/v1/responses', {}, 'unknown', 'Unknown'],
    [
      'https://bedrock-runtime.eu-central-1.amazonaws.com/openai/v1/chat/completions',
      { model: 'openai.gpt-oss-120b-1:0' },
      'DE',
      'Documented',
    ],
    [
      'https://aiplatform.europe-west1.rep.googleapis.com/v1/projects/p/locations/europe-west1/publishers/anthropic/models/claude-opus-5:rawPredict',
      {},
      'BE',
      'Inferred',
    ],
    [
      'https://aiplatform.eu.rep.googleapis.com/v1/projects/p/locations/eu/endpoints/openapi/chat/completions',
      { model: 'google/gemini-2.5-flash' },
      'EU',
      'Documented',
    ],
    [
      'https://aiplatform.eu.rep.googleapis.com/v1/projects/p/locations/eu/endpoints/openapi/chat/completions',
      { model: 'meta/llama-4' },
      'unknown',
      'Unknown',
    ],
    [
      'https://europe-west4-aiplatform.googleapis.com/v1/projects/p/locations/europe-west4/publishers/mistralai/models/mistral-medium-3:rawPredict',
      { model: 'mistral-medium-3' },
      'unknown',
      'Unknown',
    ],
    [
      'https://europe-west4-aiplatform.googleapis.com/v1/projects/p/locations/europe-west4/publishers/anthropic/models/claude-opus-5:rawPredict',
      {},
      'unknown',
      'Unknown',
    ],
  ])('%s %j is %s, %s', (url, facts, place, confidence) => {
    expect(labelled(url, facts)).toEqual([place, confidence]);
  });

  test('a server-side tool takes xAI out of its promise', () => {
    const secondHops = [{ kind: 'web_search' as const, target: 'x' }];
    const url = 'https://us.api.x.ai/v1/chat/completions';
    expect(labelled(url, { model: 'grok-4.6', secondHops })).toEqual(['unknown', 'Unknown']);
  });

  test.each([
    ['eu', 'EU+EFTA', 'Documented'],
    ['us', 'US', 'Documented'],
    ['jp', 'JP', 'Inferred'],
    ['kr', 'unknown', 'Unknown'],
  ])('OpenAI at %s under a policy that declares a regional project', (region, place, confidence) => {
    const url = `https://${region}.api.openai.com/v1/chat/completions`;
    expect(labelled(url, {}, regional)).toEqual([place, confidence]);
  });

  test('storage at OpenAI is the region of a regional project, also where processing is not', () => {
    const url = 'https://kr.api.openai.com/v1/chat/completions';
    expect(locationLabel(at(url, {}, regional).storage.location)).toBe('KR');
    expect(locationLabel(at(url).storage.location)).toBe('unknown');
  });

  test.each([
    ['/openai/deployments/gpt/chat/completions', {}, 'gpt', 'SE'],
    ['/openai/deployments/other/chat/completions', {}, 'gpt', 'unknown'],
    ['/openai/deployments/gpt/chat/completions', { model: 'other' }, 'gpt', 'unknown'],
    ['/openai/v1/responses', { model: 'gpt' }, 'gpt', 'SE'],
    ['/openai/v1/responses', {}, 'gpt', 'unknown'],
  ])('a deployment at Azure: %s %j with %s declared is %s', (path, facts, deployment, place) => {
    const declared = policy({
      deployments: [
        {
          name: 'p residency.deployments[0]',
          hosts: ['acme.openai.azure.com'],
          deployment,
          place: ['azure/swedencentral'],
          reason: 'declared',
        },
      ],
    });
    expect(labelled(`https://acme.openai.azure.com${path}`, facts, declared)[0]).toBe(place);
    expect(labelled(`https://acme.openai.azure.com${path}`, facts)[0]).toBe('unknown');
  });

  test('an ARN that hides its regions is where a policy declares it to be, on that host alone', () => {
    const arn = 'arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc';
    const host = 'bedrock-runtime.eu-central-1.amazonaws.com';
    const declared = policy({
      deployments: [
        { name: 'p', hosts: [host], deployment: arn, place: ['aws/eu-central-1'], reason: 'declared' },
      ],
    });
    const url = (region: string) =>
      `https://bedrock-runtime.${region}.amazonaws.com/model/${encodeURIComponent(arn)}/invoke`;
    expect(labelled(url('eu-central-1'), {}, declared)).toEqual(['DE', 'Declared']);
    expect(labelled(url('eu-central-1'))[0]).toBe('unknown');
    expect(labelled(url('eu-west-1'), {}, declared)[0]).toBe('unknown');
  });
});

describe('models whose vendor requires that requests are kept', () => {
  const host = 'https://bedrock-runtime.eu-central-1.amazonaws.com';
  const kept = (locality: ReturnType<typeof at>) => [
    locality.keepsState.join(),
    locationLabel(locality.storage.location),
  ];

  test.each([
    ['eu.anthropic.claude-fable-5', ['provider_data_share', 'unknown']],
    ['anthropic.claude-mythos-5', ['provider_data_share', 'unknown']],
    ['anthropic.claude-opus-5-5', ['', 'DE']],
  ])('on Bedrock, %s', (model, expected) => {
    expect(kept(at(`${host}/model/${model}/invoke`))).toEqual(expected);
    expect(kept(at(`${host}/anthropic/v1/messages`, { model }))).toEqual(expected);
  });

  test('stay where they run under a policy that declares that AWS shares nothing', () => {
    const declared = policy({ conditions: new Set(['bedrock/no-provider-data-share']) });
    const url = `${host}/model/anthropic.claude-fable-5/invoke`;
    expect(locationLabel(at(url, {}, declared).storage.location)).toBe('DE');
  });

  test('have their storage judged, whatever a policy covers', () => {
    const route = { kind: 'absolute', url: `${host}/model/anthropic.claude-fable-5/invoke` } as const;
    expect(run({ route }).decision.deciding).toMatchObject({ action: 'Deny', reason: 'storage_unknown' });
    const conditions = new Set(['bedrock/no-provider-data-share']);
    expect(run({ route, policies: [policy({ conditions })] }).decision.action).toBe('Allow');
  });

  test('have no zero data retention, whatever a policy declares', () => {
    const conditions = new Set(['vertex/zero-data-retention', 'anthropic/zero-data-retention']);
    const declared = policy({ conditions });
    const vertex =
      'https://aiplatform.eu.rep.googleapis.com/v1/projects/p/locations/eu/publishers/anthropic/models';
    const anthropic = 'https://api.anthropic.com/v1/messages';
    expect(at(`${vertex}/claude-fable-5:rawPredict`, {}, declared).storage.location.kind).toBe('unknown');
    expect(at(`${vertex}/claude-opus-5:rawPredict`, {}, declared).storage.location.kind).toBe('countries');
    for (const [model, kind] of [
      ['claude-fable-5', 'unknown'],
      ['claude-opus-5', 'countries'],
    ]) {
      expect(at(anthropic, { model, inferenceGeo: 'us' }, declared).storage.location.kind).toBe(kind);
    }
  });
});

describe('hosts of clouds that carry their region', () => {
  test.each([
    ['bucket.s3.eu-central-1.amazonaws.com', 'DE'],
    ['bucket.s3.dualstack.eu-west-1.amazonaws.com', 'IE'],
    ['abc.lambda-url.eu-north-1.on.aws', 'SE'],
    ['sqs.us-gov-west-1.amazonaws.com', 'US'],
    ['sqs.cn-north-1.amazonaws.com.cn', 'CN'],
    ['sqs.eusc-de-east-1.amazonaws.eu', 'DE'],
    ['app.westeurope.cloudapp.azure.com', 'NL'],
    ['storage.europe-west3.rep.googleapis.com', 'DE'],
    ['europe-west9-docker.pkg.dev', 'FR'],
    ['sqs.moon-1.amazonaws.com', 'unknown'],
    ['bucket.s3.amazonaws.com', 'anywhere'],
    ['d111.cloudfront.net', 'anywhere'],
    ['acme.blob.core.windows.net', 'anywhere'],
    ['storage.googleapis.com', 'anywhere'],
    ['app.workers.dev', 'anywhere'],
    ['bucket.s3-accelerate.amazonaws.com', 'anywhere'],
    ['sts.amazonaws.com', 'anywhere'],
    ['pubsub.googleapis.com', 'anywhere'],
    ['acme.queue.core.windows.net', 'anywhere'],
    ['lb-1.eu-north-1.elb.amazonaws.com', 'SE'],
    ['vpce-1.sqs.eu-west-3.vpce.amazonaws.com', 'FR'],
    // An API may be reached through any location of CloudFront.
    ['a1b2.execute-api.eu-central-1.amazonaws.com', 'unknown'],
  ])('%s is %s', (host, place) => {
    const statement = cloudHostStatement(host, builtInCatalog);
    expect(statement && locationLabel(statement.location)).toBe(place);
  });

  test.each([
    ['sqs.cn-north-1.amazonaws.com'],
    ['bedrock-data-automation-runtime.eu-central-1.amazonaws.com'],
    ['aiplatform.europe-west1.rep.googleapis.com'],
    ['s3.eu-central-1.amazonaws.com.evil.example'],
    ['xn--bucket.s3.eu-central-1.amazonaws.com'],
    ['api.anthropic.com'],
  ])('%s is no such host', (host) => {
    expect(cloudHostStatement(host, builtInCatalog)).toBeUndefined();
  });

  const bucket = { kind: 'absolute', url: 'https://bucket.s3.eu-central-1.amazonaws.com/x' } as const;
  const rule = {
    name: 'bucket',
    action: 'Allow',
    provider: undefined,
    hosts: ['bucket.s3.eu-central-1.amazonaws.com'],
    location: undefined,
    privateAddresses: false,
  } as const;

  test('pass only where a policy names them, and then by their region', () => {
    expect(run({ route: bucket, method: 'PUT' }).decision.action).toBe('Deny');
    expect(
      run({ route: bucket, method: 'PUT', policies: [policy({ egress: [rule] })] }).decision.action,
    ).toBe('Allow');
    const elsewhere = { ...rule, location: policy().allow, hosts: ['bucket.s3.us-east-1.amazonaws.com'] };
    const route = { kind: 'absolute', url: 'https://bucket.s3.us-east-1.amazonaws.com/x' } as const;
    const { decision } = run({ route, method: 'PUT', policies: [policy({ egress: [elsewhere] })] });
    expect(decision.deciding).toMatchObject({ action: 'Deny', reason: 'processing_outside' });
  });

  test('are tunnelled to only where a policy names them', () => {
    const target = identifyHost('bucket.s3.eu-west-1.amazonaws.com:443', builtInCatalog, around);
    expect(target).toMatchObject({ hostProvesPlace: false, destination: { provider: 'undeclared' } });
  });
});
