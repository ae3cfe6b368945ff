import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CompiledDataClass } from '../api/policy.ts';
import {
  allowed,
  anthropic,
  bedrock,
  crm,
  dataClass,
  type Given,
  policy,
  rule,
  run,
} from './decide.fixture.ts';

const euProfile = bedrock('eu.anthropic.claude-opus-5');
const inUs = { route: anthropic, facts: { inferenceGeo: 'us' } } as const;

describe('laws', () => {
  const place = fc.constantFrom('EU', 'EEA', 'CH', 'US', 'JP', 'DE', 'UK', 'aws/eu-central-1');
  const placesOf = fc.uniqueArray(place, { minLength: 1 });
  const given = fc.constantFrom<Given>(
    inUs,
    { route: anthropic },
    { route: anthropic, facts: { inferenceGeo: 'global' } },
    { route: euProfile },
    { route: bedrock('anthropic.claude-opus-5') },
    { route: bedrock('global.anthropic.claude-opus-5') },
    { route: bedrock('us.anthropic.claude-opus-5') },
    { route: { kind: 'absolute', url: 'https://eu.api.openai.com/v1/responses' } },
    { route: crm, method: 'GET' },
  );
  const provider = fc.constantFrom('anthropic', 'bedrock', 'openai', 'vertex', 'declared');

  test('an Allow rule more never turns a denial by residency into an allowance', () => {
    fc.assert(
      fc.property(given, placesOf, provider, (request, written, allowing) => {
        const plain = policy({ allow: allowed(...written) });
        const before = run({ ...request, policies: [plain] }).decision;
        const egress = [rule('more', allowing), rule('again', allowing)];
        const after = run({ ...request, policies: [{ ...plain, egress }] }).decision;
        if (before.action === 'Deny') expect(after.action).toBe('Deny');
      }),
      { numRuns: 500 },
    );
  });

  test('a data class never widens, and a tighter one allows no more than a looser one', () => {
    fc.assert(
      fc.property(given, placesOf, placesOf, placesOf, (request, written, loose, more) => {
        const findings = { MedicalRecordNumber: 1 };
        const decided = (classes: readonly CompiledDataClass[]) =>
          run({
            ...request,
            findings,
            policies: [policy({ allow: allowed(...written), dataClasses: classes })],
          }).decision.action;
        const tight = decided([dataClass(...loose)]);
        if (tight === 'Allow') {
          expect(decided([])).toBe('Allow');
          expect(decided([dataClass(...loose, ...more)])).toBe('Allow');
        }
      }),
      { numRuns: 500 },
    );
  });

  test('one policy more never turns a denial into an allowance', () => {
    fc.assert(
      fc.property(given, placesOf, placesOf, (request, first, second) => {
        const one = policy({ name: 'one', allow: allowed(...first) });
        const two = policy({ name: 'two', allow: allowed(...second) });
        const before = run({ ...request, policies: [one] }).decision.action;
        const after = run({ ...request, policies: [one, two] }).decision.action;
        if (before === 'Deny') expect(after).toBe('Deny');
      }),
      { numRuns: 500 },
    );
  });
});
