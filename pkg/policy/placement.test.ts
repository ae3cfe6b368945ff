import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PolicyDocument } from '../api/generated/policy-document.ts';
import { testContext } from './context.fixture.ts';
import { allowedNodeRegions, placementProblem, placeOfNode, requiredNodeRegions } from './placement.ts';

const { places } = testContext;
/** As places are, but that two clouds call regions in different countries the same. */
const ambiguous = {
  ...places,
  regions: [...places.regions, 'azure/eu-west-1'],
  resolve: (written: string) =>
    written === 'azure/eu-west-1' ? { countries: ['US'], regions: [written] } : places.resolve(written),
};
const policy = (spec: object, name = 'eu'): PolicyDocument =>
  ({
    kind: 'ResidencyPolicy',
    metadata: { name, namespace: 'agents' },
    spec: { mode: 'Enforce', residency: { allow: ['EU'] }, placement: 'Require', ...spec },
  }) as unknown as PolicyDocument;
const own = {
  nodeRegions: [
    { name: 'cellar', location: ['DE'] },
    { name: 'attic', location: ['US'] },
    { name: 'us-east-1', location: ['DE'] },
  ],
};

describe('the region of a node', () => {
  test.each([
    ['of a cloud, inside', {}, 'eu-central-1', 'inside'],
    ['of a cloud, outside', {}, 'us-east-1', 'outside'],
    ['that nobody knows', {}, 'cellar', 'unknown'],
    ['that is missing', {}, '', 'unknown'],
    ['with its cloud, as no node names it', {}, 'aws/eu-central-1', 'unknown'],
    ['that is declared inside', own, 'cellar', 'inside'],
    ['that is declared outside', own, 'attic', 'outside'],
    [
      'of a cloud outside, declared to lie inside',
      { nodeRegions: [{ name: 'us-east-1', location: ['DE'] }] },
      'us-east-1',
      'outside',
    ],
    [
      'of a cloud inside, declared to lie outside',
      { nodeRegions: [{ name: 'eu-central-1', location: ['US'] }] },
      'eu-central-1',
      'outside',
    ],
    [
      'of a cloud inside, declared to lie inside too',
      { nodeRegions: [{ name: 'eu-central-1', location: ['DE'] }] },
      'eu-central-1',
      'inside',
    ],
    ['that alone is allowed', { residency: { allow: ['aws/eu-west-1'] } }, 'eu-west-1', 'inside'],
    [
      'beside the one that is allowed',
      { residency: { allow: ['aws/eu-west-1'] } },
      'eu-central-1',
      'outside',
    ],
  ] as const)('%s', (_, spec, region, expected) => {
    expect(placeOfNode(policy(spec).spec, region, places)).toBe(expected);
  });

  test('that two clouds have must lie inside for both', () => {
    expect(placeOfNode(policy({}).spec, 'eu-west-1', ambiguous)).toBe('outside');
  });
});

test('the regions of several policies are those that all of them allow', () => {
  const all = [
    policy(own),
    policy({ residency: { allow: ['DE'] }, ...own }, 'de'),
    policy({ placement: undefined, residency: { allow: ['US'] } }),
  ];
  expect(requiredNodeRegions(all, places)).toEqual(['cellar', 'eu-central-1']);
  expect(requiredNodeRegions([policy({ mode: 'Audit' })], places)).toBeUndefined();
  expect(requiredNodeRegions([policy({}), policy({ residency: { allow: ['US'] } })], places)).toEqual([]);
});

test('what a node is judged by and what is asked of the scheduler are the same', () => {
  const spec = fc.record({
    residency: fc.record({ allow: fc.subarray(['EU', 'US', 'DE', 'aws/eu-west-1'], { minLength: 1 }) }),
    nodeRegions: fc.constantFrom(undefined, own.nodeRegions),
  });
  fc.assert(
    fc.property(
      spec,
      fc.constantFrom('', 'cellar', 'attic', 'eu-west-1', 'eu-central-1', 'us-east-1'),
      (given, region) => {
        const { spec: of } = policy(given);
        expect(allowedNodeRegions(of, ambiguous).includes(region)).toBe(
          placeOfNode(of, region, ambiguous) === 'inside',
        );
      },
    ),
  );
});

describe('a proxy on a node', () => {
  test.each([
    ['inside may serve', [policy({})], 'eu-central-1', ''],
    ['outside may, where nothing requires otherwise', [policy({ placement: undefined })], 'us-east-1', ''],
    ['outside may not', [policy({})], 'us-east-1', 'lies outside of EU, while agents/eu requires'],
    [
      'of a cloud outside may not, whatever the policy declares',
      [policy(own)],
      'us-east-1',
      'requires its pods to run in EU: create the pod anew on another node; what nodeRegions declares never replaces what the catalog knows of a region',
    ],
    [
      'that is not known may not, and can be declared',
      [policy({})],
      'cellar',
      'label the node, declare the region in nodeRegions, or create the pod anew',
    ],
    ['that is not known may not', [policy({})], 'cellar', 'is not known to lie anywhere'],
    ['without the label may not', [policy({})], '', 'a node without the label topology.kubernetes.io/region'],
    [
      'inside for one of two may not',
      [policy({}), policy({ residency: { allow: ['US'] } }, 'us')],
      'eu-west-1',
      'agents/us requires',
    ],
  ])('%s', (_, policies, region, problem) => {
    const found = placementProblem(policies, region, places);
    if (problem === '') expect(found).toBe('');
    else expect(found).toContain(problem);
  });
});
