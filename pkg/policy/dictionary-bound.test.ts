import { expect, test } from '@jest/globals';
import { maxConfigMapBytes, maxEntries } from './checks/dictionary-checks.ts';
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

const fromConfigMap = policyText(`residency: {allow: [EU]}
masking:
  dictionaries: [{name: Customer, values: [Initech], configMaps: [{name: customers, key: names}]}]
  rules: [{entities: [Customer], strategy: Hash}]`);

/** Loads the policy with these names in its ConfigMap. */
const loadNames = (entries: readonly string[]): unknown =>
  loadPolicies([{ file: 'p.yaml', text: fromConfigMap }], {
    ...testContext,
    readConfigMap: () => ({ kind: 'entries', entries }),
  });

test('names of ConfigMaps may be 3 MiB in UTF-8, each with the end of its line, and not a byte more', () => {
  const name = `${'é'.repeat(127)}x`;
  const names = Array.from({ length: maxConfigMapBytes / 256 }, () => name);
  expect(() => loadNames(names)).not.toThrow();
  expect(() => loadNames([...names.slice(1), `${name}x`])).toThrow(
    'found 3145729 bytes of names from ConfigMaps; allowed: at most 3145728 in a policy, which is what a sidecar can be sent',
  );
});

test('names that many dictionaries share are counted, not listed: 512 times 100,000 of them are', () => {
  const of = (name: string) =>
    `{name: ${name}, configMaps: [${Array.from({ length: 16 }, (_, key) => `{name: customers, key: names${key}}`).join()}]}`;
  const dictionaries = Array.from({ length: 32 }, (_, index) => of(`Customer${index}`)).join();
  const shared = policyText(`residency: {allow: [EU]}
masking:
  dictionaries: [${dictionaries}]
  rules: [{entities: [Customer0], strategy: Hash}]`);
  const entries = Array.from({ length: maxEntries }, (_, i) => `Customer ${i}`);
  expect(() =>
    loadPolicies([{ file: 'p.yaml', text: shared }], {
      ...testContext,
      readConfigMap: () => ({ kind: 'entries', entries }),
    }),
  ).toThrow('found 51200000 entries; allowed: at most 100000 in a policy');
});
