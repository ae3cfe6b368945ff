import { describe, expect, test } from '@jest/globals';
import type { Statement } from '../api/location.ts';
import type { CompiledDeployment } from '../api/policy.ts';
import { builtInCatalog } from './catalog.ts';
import { policy } from './decide.fixture.ts';
import { type Given, givenOf, heldBy, withGiven } from './given.ts';
import { unknownLocation } from './places.ts';

const { places } = builtInCatalog;
const unknown: Statement = {
  location: unknownLocation,
  confidence: 'Unknown',
  source: 's',
  asOf: '2026-11-22',
  reason: 'r',
};
const inGermany: Statement = {
  ...unknown,
  location: { kind: 'countries', countries: ['DE'], regions: [] },
  confidence: 'Documented',
};
const conditional: Given = { kind: 'conditions', conditions: ['a/x', 'a/y'], statement: inGermany };
const deployed: Given = { kind: 'deployment', host: 'acme.openai.azure.com', deployment: 'gpt' };
const deployment = (changes: Partial<CompiledDeployment> = {}): CompiledDeployment => ({
  name: 'p residency.deployments[0]',
  hosts: ['acme.openai.azure.com'],
  deployment: 'gpt',
  place: ['azure/swedencentral'],
  reason: 'declared',
  ...changes,
});

describe('a statement that a declaration would make hold', () => {
  test('without anything that could be declared is itself', () => {
    expect(withGiven(unknown, [])).toBe(unknown);
    expect(givenOf(unknown)).toEqual([]);
    expect(heldBy(policy(), unknown, places)).toBe(unknown);
  });

  test.each([
    ['no condition', [], 'unknown'],
    ['one of two conditions', ['a/x'], 'unknown'],
    ['another condition', ['b/x', 'a/y'], 'unknown'],
    ['both conditions', ['a/y', 'a/x'], 'countries'],
  ])('with %s declared', (_title, conditions, kind) => {
    const statement = withGiven(unknown, [conditional]);
    expect(heldBy(policy({ conditions: new Set(conditions) }), statement, places).location.kind).toBe(kind);
    expect(statement.location).toEqual(unknownLocation);
  });

  test.each([
    ['the deployment', {}, 'countries'],
    ['another deployment', { deployment: 'gpt-2' }, 'unknown'],
    ['another host', { hosts: ['other.openai.azure.com'] }, 'unknown'],
    ['all that runs on the host', { deployment: undefined }, 'countries'],
    ['a global deployment', { place: 'anywhere' as const }, 'anywhere'],
    ['a place that does not resolve', { place: ['Mars'] }, 'unknown'],
  ])('with %s declared', (_title, changes, kind) => {
    const one = policy({ deployments: [deployment(changes)] });
    expect(heldBy(one, withGiven(unknown, [deployed]), places).location.kind).toBe(kind);
  });

  test('is declared by the first deployment that matches', () => {
    const one = policy({ deployments: [deployment(), deployment({ name: 'second', place: ['US'] })] });
    expect(heldBy(one, withGiven(unknown, [deployed]), places)).toMatchObject({
      source: 'p residency.deployments[0]',
      confidence: 'Declared',
      location: { countries: ['SE'], regions: ['azure/swedencentral'] },
    });
  });
});
