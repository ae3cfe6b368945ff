import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { testContext } from './context.fixture.ts';
import { loadJsonPolicies } from './load-json-policies.ts';
import { loadPolicies } from './load-policies.ts';
import { maxFileLength } from './policy-file.ts';
import { strictJson } from './strict-json.ts';

const policy = (spec: object) => ({
  apiVersion: 'domicile.dev/v1alpha1',
  kind: 'ResidencyPolicy',
  metadata: { name: 'p' },
  spec,
});
const files = (...texts: readonly string[]) => texts.map((text, i) => ({ file: `${i}.json`, text }));
const good = JSON.stringify(policy({ residency: { allow: ['EU', 'NO'] }, mode: 'Audit' }));

describe('policies in JSON', () => {
  test('load as the YAML that they are too', () => {
    const both = files(good, good.replace('"p"', '"q"').replace('Audit', 'Enforce'));

    expect(loadJsonPolicies(both, testContext)).toEqual(loadPolicies(both, testContext));
    expect(loadJsonPolicies(both, testContext)?.snapshot.policies).toHaveLength(2);
  });

  test.each([
    ['YAML', 'kind: ResidencyPolicy'],
    ['YAML in braces', '{kind: ResidencyPolicy}'],
    ['two documents', `${good}\n---\n${good}`],
    ['a list', `[${good}]`],
    ['a key that is there twice', good.replace('"mode"', '"mode":"Enforce","mode"')],
    ['an unknown field', good.replace('"mode"', '"mood"')],
    ['a place that does not exist', good.replace('EU', 'EUU')],
    ['more than the bound', good.padEnd(maxFileLength + 1)],
  ])('are left to the YAML reader where the file holds %s', (_, text) => {
    expect(loadJsonPolicies(files(text), testContext)).toBeUndefined();
    expect(loadJsonPolicies(files(good, text), testContext)).toBeUndefined();
  });

  test('load at the bound', () => {
    expect(loadJsonPolicies(files(good.padEnd(maxFileLength)), testContext)).toBeDefined();
  });
});

test('the strict reading of an object is what YAML reads', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 });
  fc.assert(
    fc.property(fc.dictionary(text, fc.jsonValue({ stringUnit: 'grapheme' })), (value) => {
      const json = JSON.stringify(value);
      expect(strictJson(json)).toEqual(parse(json));
    }),
  );
});
