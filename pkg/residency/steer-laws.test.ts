import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CompiledPolicy } from '../api/policy.ts';
import type { BodyFacts, HopFact } from '../api/request.ts';
import { builtInCatalog as catalog } from './catalog.ts';
import { allowed, now, policy, snapshot } from './decide.fixture.ts';
import { hostSet } from './host-names.ts';
import { identify } from './identify.ts';
import { judgedLocality } from './judged-locality.ts';
import { locate } from './locate.ts';
import { isWithin } from './places.ts';
import { isRefusal } from './refusal.ts';
import { steer } from './steer.ts';

const places = ['EU', 'CH', 'US', 'JP', 'UK', 'DE', 'IL', 'aws/eu-central-1', 'gcp/europe-west4'];
const region = fc.constantFrom('eu-central-1', 'eu-central-2', 'us-east-1', 'ap-northeast-1', 'il-central-1');
const prefix = fc.constantFrom('', 'eu.', 'us.', 'global.', 'jp.', 'apac.', 'xx.');
const location = fc.constantFrom('global', 'eu', 'us', 'europe-west4', 'us-east5');

const url = fc.oneof(
  fc
    .tuple(region, prefix)
    .map(
      ([one, two]) =>
        `https://bedrock-runtime.${one}.amazonaws.com/model/${two}anthropic.claude-opus-4-6-v1/invoke`,
    ),
  fc
    .tuple(location, location)
    .map(
      ([one, two]) =>
        `https://${one}-aiplatform.googleapis.com/v1/projects/p/locations/${two}/publishers/anthropic/models/m:rawPredict`,
    ),
  fc.constantFrom(
    'https://api.anthropic.com/v1/messages',
    'https://api.openai.com/v1/chat/completions',
    'https://eu.api.openai.com/v1/responses',
    'https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/anthropic/models/m:rawPredict',
  ),
);
const hop: fc.Arbitrary<HopFact> = fc.record(
  {
    kind: fc.constantFrom('mcp' as const, 'web_search' as const),
    target: fc.constant('x'),
    at: fc.constant(['tools', 0]),
  },
  { requiredKeys: ['kind', 'target'] },
);
const facts: fc.Arbitrary<BodyFacts> = fc.record({
  model: fc.constantFrom(undefined, 'claude-opus-4-6'),
  inferenceGeo: fc.constantFrom(undefined, 'us', 'global', 'eu'),
  stream: fc.boolean(),
  secondHops: fc.array(hop, { maxLength: 2 }),
  keepsState: fc.constantFrom([], [], [], ['store']),
  uninspectable: fc.constant({}),
});
const onePolicy: fc.Arbitrary<CompiledPolicy> = fc
  .record({
    allow: fc.uniqueArray(fc.constantFrom(...places), { minLength: 1, maxLength: 3 }),
    steer: fc.constantFrom(true, true, true, false),
    secondHops: fc.constantFrom('Allow' as const, 'Deny' as const, 'Remove' as const),
    mode: fc.constantFrom('Enforce' as const, 'Enforce' as const, 'Audit' as const),
    unknown: fc.constantFrom('Deny' as const, 'RequireApproval' as const),
  })
  .map(({ allow, ...rest }) => policy({ ...rest, allow: allowed(...allow) }));

test('what is steered lies within what every enforcing policy allows, and does nothing more than was asked', () => {
  let steered = 0;
  fc.assert(
    fc.property(url, facts, fc.array(onePolicy, { minLength: 1, maxLength: 2 }), (asked, said, policies) => {
      const destination = identify('POST', { kind: 'absolute', url: asked }, catalog, {
        declaredHosts: hostSet([]),
        hostParams: {},
      });
      if (isRefusal(destination)) return;
      const locality = locate(destination, said, catalog, {});
      const answer = steer({
        snapshot: snapshot(...policies),
        destination,
        facts: said,
        locality,
        around: {},
        betas: [],
        catalog,
        hasCredential: () => true,
        now,
      });
      if (answer.kind === 'kept') return;
      steered += 1;
      const { rewrite } = answer;
      const there = locate(rewrite.destination, rewrite.facts, catalog, {});
      for (const one of policies) {
        if (one.mode === 'Audit') continue;
        const { location } = judgedLocality(one, rewrite.destination, there, catalog).processing;
        expect(isWithin(location, one.allow, catalog.places)).toBe(true);
      }
      expect(said.secondHops).toEqual(expect.arrayContaining([...rewrite.facts.secondHops]));
      expect(rewrite.facts.keepsState).toEqual(said.keepsState);
      expect(rewrite.changes.length).toBeGreaterThan(0);
    }),
    { numRuns: 10_000 },
  );
  expect(steered).toBeGreaterThan(50);
});
