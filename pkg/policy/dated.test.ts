import { describe, expect, test } from '@jest/globals';
import type { ResidencyPolicySpec } from '../api/generated/policy-document.ts';
import { testContext } from './context.fixture.ts';
import { followedNames, oldStatements, type Stated, statedNow, statedSince } from './dated.ts';

const specOf = (given: object): ResidencyPolicySpec =>
  ({ mode: 'Enforce', residency: { allow: ['EU'] }, ...given }) as unknown as ResidencyPolicySpec;
const dayMs = 86_400_000;

describe('what the catalog says of what a policy names', () => {
  test('is followed for each provider and place, wherever it is named, once', () => {
    const spec = specOf({
      residency: { allow: ['EU', 'CH'], deployments: [{ location: ['DE'] }] },
      egress: [
        { provider: 'anthropic' },
        { hosts: ['a.example'], location: ['FR'] },
        { provider: 'anthropic' },
      ],
      credentials: [{ provider: 'openai' }],
      exceptions: [{ match: { provider: 'mistral' }, allow: ['US'] }],
      dataClasses: [{ allow: ['AT'] }],
    });
    expect(statedNow(spec, testContext).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      ...['AT', 'CH', 'DE', 'EU', 'FR', 'US'].map((name) => `place ${name}`),
      ...['anthropic', 'mistral', 'openai'].map((name) => `provider ${name}`),
    ]);
  });

  test('is followed for so many names and no more', () => {
    const egress = Array.from({ length: followedNames + 1 }, (_, at) => ({ provider: `p${at}` }));
    expect(statedNow(specOf({ egress }), testContext)).toHaveLength(followedNames);
  });

  test('has changed where it says something else, and is confirmed where it says the same of a later day', () => {
    const one = (name: string, says: string, asOf: string): Stated => ({
      kind: 'provider',
      name,
      says,
      asOf,
    });
    const before = [one('a', '1', '2026-01-01'), one('b', '1', '2026-01-01'), one('c', '1', '2026-01-01')];
    const now = [
      one('a', '2', '2026-01-01'),
      one('b', '1', '2026-01-02'),
      one('c', '1', '2025-12-31'),
      one('new', '1', '2026-01-02'),
    ];
    const { changed, confirmed } = statedSince(before, now);
    expect([changed.map(({ name }) => name), confirmed.map(({ name }) => name)]).toEqual([['a'], ['b']]);
  });

  test.each([
    [undefined, 365, []],
    [undefined, 366, [['spec', 'egress', 1, 'provider']]],
    ['30d', 30, []],
    ['30d', 31, [['spec', 'egress', 1, 'provider']]],
  ])('is old, where %s is accepted and %d days have passed, at %j', (maxAge, days, paths) => {
    const spec = specOf({
      residency: { allow: ['EU'], ...(maxAge !== undefined && { require: { maxAge } }) },
      egress: [{ hosts: ['a.example'] }, { provider: 'anthropic' }],
      credentials: [{ provider: 'anthropic' }],
    });
    const now = Date.parse('2026-11-22') + days * dayMs;
    expect(oldStatements(spec, { ...testContext, now }).map(({ path }) => path)).toEqual(paths);
  });
});
