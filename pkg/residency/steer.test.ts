import { describe, expect, test } from '@jest/globals';
import type { CompiledPolicy } from '../api/policy.ts';
import type { BodyFacts } from '../api/request.ts';
import { builtInCatalog as catalog } from './catalog.ts';
import { allowed, dataClass, now, policy, rule, snapshot } from './decide.fixture.ts';
import { hostSet } from './host-names.ts';
import { identify, type Route } from './identify.ts';
import { locate } from './locate.ts';
import { isRefusal } from './refusal.ts';
import { mayRewrite, steer, type SteerAnswer } from './steer.ts';

const plain: BodyFacts = {
  model: undefined,
  inferenceGeo: undefined,
  stream: false,
  secondHops: [],
  keepsState: [],
  uninspectable: {},
};

interface Asked {
  readonly url: string;
  readonly facts?: Partial<BodyFacts>;
  readonly policies?: readonly CompiledPolicy[];
  readonly custody?: readonly string[];
  readonly betas?: readonly string[];
  readonly dataClasses?: readonly string[];
}

function ask(asked: Asked): SteerAnswer {
  const { url, facts = {}, policies = [steering()], custody = [], betas = [], dataClasses = [] } = asked;
  const route: Route = { kind: 'absolute', url };
  const destination = identify('POST', route, catalog, { declaredHosts: hostSet([]), hostParams: {} });
  if (isRefusal(destination)) throw new Error(destination.message);
  const said = { ...plain, ...facts };
  return steer({
    snapshot: { ...snapshot(...policies), dataClasses: new Set(dataClasses) },
    destination,
    facts: said,
    locality: locate(destination, said, catalog, {}),
    around: {},
    betas,
    catalog,
    hasCredential: ({ provider }) => custody.includes(provider),
    now,
  });
}

const steering = (changes: Partial<CompiledPolicy> = {}): CompiledPolicy =>
  policy({ steer: true, ...changes });
const inUs = { allow: allowed('US') };
const runtime = 'https://bedrock-runtime.eu-central-1.amazonaws.com';
const claude = 'anthropic.claude-opus-4-6-v1';
const vertex = (host: string, location: string): string =>
  `https://${host}/v1/projects/p/locations/${location}/publishers/anthropic/models/claude-opus-4-6:streamRawPredict`;

/** What the answer would send, and what it says of it; `kept` with its reason. */
function told(answer: SteerAnswer): unknown {
  if (answer.kind === 'kept') return answer.reason === '' ? 'kept' : `kept: ${answer.reason}`;
  const { destination, body, changes } = answer.rewrite;
  return { url: `${destination.host}${destination.path}`, body, changes };
}

describe('a request is steered', () => {
  test('from a global profile to that of the allowed zone', () => {
    expect(told(ask({ url: `${runtime}/model/global.${claude}/invoke` }))).toEqual({
      url: `bedrock-runtime.eu-central-1.amazonaws.com/model/eu.${claude}/invoke`,
      body: [],
      changes: [`model global.${claude} -> eu.${claude}`],
    });
  });

  test('to where the class of its data may go', () => {
    const health = { ...dataClass('DE'), annotation: 'health' };
    const asked = {
      url: `${runtime}/model/eu.${claude}/invoke`,
      policies: [steering({ dataClasses: [health] })],
    };
    expect(told(ask(asked))).toBe('kept');
    expect(told(ask({ ...asked, dataClasses: ['health'] }))).toMatchObject({
      changes: [`model eu.${claude} -> ${claude}`],
    });
  });

  test('with the model that the body names', () => {
    const url = `${runtime}/model/global.${claude}/converse`;
    expect(told(ask({ url, facts: { model: `global.${claude}` } }))).toMatchObject({
      body: [{ kind: 'set', path: ['modelId'], json: `"eu.${claude}"` }],
    });
  });

  test('by inference_geo', () => {
    const facts = { model: 'claude-opus-4-6' };
    const answer = ask({ url: 'https://api.anthropic.com/v1/messages', facts, policies: [steering(inUs)] });
    expect(told(answer)).toEqual({
      url: 'api.anthropic.com/v1/messages',
      body: [{ kind: 'set', path: ['inference_geo'], json: '"us"' }],
      changes: ['inference_geo us'],
    });
  });

  test('from the global location to the multi-region', () => {
    const url = vertex('aiplatform.googleapis.com', 'global');
    expect(told(ask({ url, custody: ['vertex'] }))).toMatchObject({
      url: vertex('aiplatform.eu.rep.googleapis.com', 'eu').slice('https://'.length),
      changes: ['location global -> eu'],
    });
  });

  test('not to another host without a credential of ours', () => {
    const url = vertex('aiplatform.googleapis.com', 'global');
    expect(told(ask({ url }))).toMatch(
      /^kept: It could be steered to aiplatform.eu.rep.googleapis.com with a/,
    );
  });

  test('to a regional host, with the query that the provider takes', () => {
    const url = 'https://api.openai.com/v1/chat/completions';
    const facts = { model: 'gpt-5' };
    const there = ask({ url, facts, policies: [steering(inUs)], custody: ['openai'] });
    expect(told(there)).toMatchObject({ url: 'us.api.openai.com/v1/chat/completions', body: [] });
  });
});

describe('a request stays as it is', () => {
  const url = `${runtime}/model/global.${claude}/invoke`;
  test.each<readonly [title: string, asked: Asked]>([
    ['where it is allowed', { url: `${runtime}/model/eu.${claude}/invoke` }],
    ['without steer', { url, policies: [policy()] }],
    [
      'where one policy that denies it does not steer',
      { url, policies: [steering(), policy({ name: 'b' })] },
    ],
    [
      'where another policy does not allow the result',
      { url, policies: [steering(), steering({ allow: allowed('FR') })] },
    ],
    ['in Audit mode', { url, policies: [steering({ mode: 'Audit' })] }],
    ['where no equivalent is allowed', { url, policies: [steering({ allow: allowed('JP') })] }],
    [
      'where an egress rule denies the provider',
      { url, policies: [steering({ egress: [rule('no', 'bedrock', 'Deny')] })] },
    ],
    [
      'where only an exception would let the result pass',
      {
        url,
        policies: [
          steering({
            allow: allowed('CH'),
            exceptions: [
              {
                name: 'exceptions[0]',
                provider: 'bedrock',
                hosts: [],
                models: [],
                allow: allowed('EU'),
                reason: 'pilot',
                ticket: undefined,
                notAfter: now + 1,
              },
            ],
          }),
        ],
      },
    ],
  ])('%s', (_title, asked) => {
    expect(told(ask(asked))).toBe('kept');
  });
});

describe('second hops are removed', () => {
  const url = 'https://api.anthropic.com/v1/messages';
  const search = { kind: 'web_search', target: 'web_search_20250305', at: ['tools', 1] } as const;
  const facts = { model: 'claude-opus-4-6', inferenceGeo: 'us', secondHops: [search] };
  const removing = policy({ ...inUs, secondHops: 'Remove' });

  test('where the policy says so, without steer', () => {
    expect(told(ask({ url, facts, policies: [removing] }))).toEqual({
      url: 'api.anthropic.com/v1/messages',
      body: [{ kind: 'remove', path: ['tools', 1] }],
      changes: ['removed tools.1 (web_search)'],
    });
  });

  test('together with what else has to be steered', () => {
    const policies = [policy({ ...inUs, secondHops: 'Remove', steer: true })];
    const answer = ask({ url, facts: { ...facts, inferenceGeo: undefined }, policies });
    expect(told(answer)).toMatchObject({ changes: ['removed tools.1 (web_search)', 'inference_geo us'] });
  });

  test('but not where another policy denies them', () => {
    const policies = [removing, policy({ ...inUs, name: 'b', secondHops: 'Deny' })];
    expect(told(ask({ url, facts, policies }))).toBe('kept');
  });

  test('nor where the body does not tell where they stand', () => {
    const unplaced = { ...facts, secondHops: [{ kind: 'mcp', target: 'x' } as const] };
    expect(told(ask({ url, facts: unplaced, policies: [removing] }))).toBe('kept');
  });
});

describe('across providers', () => {
  const url = 'https://api.anthropic.com/v1/messages?beta=true';
  const facts = { model: 'claude-opus-4-6', stream: true };
  const models = [
    { from: 'claude-opus-*', to: `eu.${claude}` },
    { from: 'claude-haiku-*', to: 'global.anthropic.claude-haiku-4-5' },
  ];
  const from = { provider: 'anthropic' };
  const toBedrock = { from, to: { provider: 'bedrock', region: 'eu-central-1' }, models } as const;
  const toVertex = {
    from,
    to: { provider: 'vertex', location: 'eu', project: 'p' },
    models: [{ from: '*', to: 'claude-opus-4-6' }],
  } as const;
  const policies = [steering({ steerTo: [toBedrock, toVertex] })];
  const custody = ['bedrock', 'vertex'];

  test('the first that is allowed is taken, at Bedrock with the model in the body', () => {
    expect(told(ask({ url, facts, policies, custody }))).toEqual({
      url: 'bedrock-runtime.eu-central-1.amazonaws.com/anthropic/v1/messages',
      body: [
        { kind: 'remove', path: ['inference_geo'] },
        { kind: 'set', path: ['model'], json: `"eu.${claude}"` },
      ],
      changes: [`model claude-opus-4-6 -> eu.${claude}`],
    });
  });

  test('a mapping that leaves what is allowed is passed over, and at Vertex the path has the model', () => {
    const haiku = { ...facts, model: 'claude-haiku-4-5' };
    expect(told(ask({ url, facts: haiku, policies, custody }))).toMatchObject({
      url: vertex('aiplatform.eu.rep.googleapis.com', 'eu').slice('https://'.length),
      body: [
        { kind: 'remove', path: ['inference_geo'] },
        { kind: 'remove', path: ['model'] },
        { kind: 'set', path: ['anthropic_version'], json: '"vertex-2023-10-16"' },
      ],
    });
  });

  test('tokens are counted where the target has an operation for it', () => {
    const count = 'https://api.anthropic.com/v1/messages/count_tokens';
    expect(told(ask({ url: count, facts, policies, custody }))).toMatchObject({
      url: 'aiplatform.eu.rep.googleapis.com/v1/projects/p/locations/eu/publishers/anthropic/models/count-tokens:rawPredict',
    });
  });

  test('betas that both know are passed on, others are named', () => {
    const betas = ['interleaved-thinking-2025-05-14', 'claude-code-20250219'];
    const answer = ask({ url, facts, policies, custody, betas });
    if (answer.kind !== 'steered') throw new Error(answer.reason);
    expect(answer.rewrite.headers.get('anthropic-beta')).toBe('interleaved-thinking-2025-05-14');
    expect(answer.steering.changes).toContain('left out the beta claude-code-20250219');
  });

  const search = { kind: 'web_search', target: 'web_search_20250305', at: ['tools', 0] } as const;
  test.each<readonly [title: string, asked: Partial<Asked>, reason: RegExp]>([
    [
      'a model that is not mapped',
      { facts: { model: 'gpt-5' }, policies: [steering({ steerTo: [toBedrock] })] },
      /maps no model for bedrock/,
    ],
    [
      'a beta that the target lacks',
      { facts, betas: ['files-api-2025-04-14'] },
      /lacks the beta files-api-2025-04-14/,
    ],
    [
      'a tool that the target lacks',
      { facts: { ...facts, secondHops: [search] } },
      /lacks web_search \(web_search_20250305\)/,
    ],
    ['a target without a credential', { facts, custody: [] }, /with a credential for bedrock/],
  ])('refused is %s', (_title, asked, reason) => {
    expect(told(ask({ url, policies, custody, ...asked }))).toMatch(reason);
  });
});

test('a snapshot without either control rewrites nothing', () => {
  expect(mayRewrite(snapshot(policy()))).toBe(false);
  expect(mayRewrite(snapshot(policy({ steer: true, mode: 'Audit' })))).toBe(false);
  expect(mayRewrite(snapshot(policy(), policy({ secondHops: 'Remove' })))).toBe(true);
});
