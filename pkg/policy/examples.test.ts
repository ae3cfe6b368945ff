import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { allDetectors } from '../mask/detectors/all.ts';
import { compilePattern } from '../mask/pattern.ts';
import { builtInCatalog } from '../residency/catalog.ts';
import { testContext } from './context.fixture.ts';
import type { PolicyContext } from './context.ts';
import { loadPolicies } from './load-policies.ts';
import { policyText } from './problems-of.fixture.ts';

/** What the product itself loads policies with. */
const context: PolicyContext = {
  readDictionary: () => ({ kind: 'entries', entries: ['Acme'] }),
  readConfigMap: () => ({ kind: 'entries', entries: ['Acme'] }),
  places: builtInCatalog.places,
  providers: new Set(builtInCatalog.providers.keys()),
  credentialKinds: (provider) =>
    builtInCatalog.providers.get(provider)?.data.credentials.map(({ kind }) => kind) ?? [],
  dated: () => undefined,
  conditions: builtInCatalog.conditions,
  entities: new Set(allDetectors.map(({ name }) => name)),
  checkPattern: (pattern) => {
    try {
      compilePattern('A', pattern);
      return undefined;
    } catch (error) {
      return String(error);
    }
  },
  now: testContext.now,
};

const examples = new URL('../../examples/policies/', import.meta.url);
const files = readdirSync(examples)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ file, text: readFileSync(new URL(file, examples), 'utf8') }));

describe('the example policies, with the built-in catalog and detectors', () => {
  test.each(files)('$file loads without a warning', (file) => {
    const { snapshot, warnings } = loadPolicies([file], context);
    expect(warnings).toEqual([]);
    expect(snapshot.policies).toHaveLength(1);
  });

  test('they load together, the guardrail first', () => {
    const { snapshot } = loadPolicies(files, context);
    expect(snapshot.policies.map(({ name }) => name)).toEqual([
      'guardrail',
      'agents/eu-only',
      'agents/us-masked',
    ]);
    expect(snapshot.credentials).toEqual([{ provider: 'anthropic', kind: 'apiKey' }]);
    expect(snapshot.recording).toEqual({ level: 'Masked', onFailure: 'Block' });
  });

  test('a pattern that matches nothing in particular is refused', () => {
    const text = policyText(
      'residency: {allow: [EU]}\nmasking: {rules: [{name: A, pattern: "a*", strategy: Hash}]}',
    );
    expect(() => loadPolicies([{ file: 'p.yaml', text }], context)).toThrow('spec.masking.rules[0].pattern');
  });
});
