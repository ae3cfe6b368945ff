import { expect, test } from '@jest/globals';
import { maxEntries } from './checks/dictionary-checks.ts';
import { testContext } from './context.fixture.ts';
import { loadPolicies } from './load-policies.ts';
import { policyText } from './problems-of.fixture.ts';

const text = policyText(`residency: {allow: [EU]}
masking:
  dictionaries: [{name: Customer, files: [customers.txt]}, {name: Project, values: [Apollo]}]
  rules: [{entities: [Customer, Project], strategy: Hash}]`);

/** Loads the policy with a file of so many names, beside the one in the policy. */
const load = (count: number): unknown => {
  const entries = Array.from({ length: count }, (_, i) => `Customer ${i}`);
  return loadPolicies([{ file: 'p.yaml', text }], {
    ...testContext,
    readDictionary: () => ({ kind: 'entries', entries }),
  });
};

test('dictionaries of a policy may have 100,000 entries together, and not one more', () => {
  expect(maxEntries).toBe(100_000);
  expect(() => load(maxEntries - 1)).not.toThrow();
  expect(() => load(maxEntries)).toThrow('found 100001 entries; allowed: at most 100000 in a policy');
});
