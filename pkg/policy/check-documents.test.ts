import { describe, expect, test } from '@jest/globals';
import { testContext } from './context.fixture.ts';
import { checkPolicyDocuments, loadPolicyDocuments } from './load-policy-documents.ts';

const policy = (place: string) => ({
  apiVersion: 'domicile.dev/v1alpha1',
  kind: 'ResidencyPolicy',
  metadata: { name: 'p' },
  spec: {
    residency: { allow: [place] },
    egress: [{ name: 'own', hosts: ['a.example'], action: 'Allow', location: ['US'] }],
    masking: { dictionaries: [{ name: 'Customer', configMaps: [{ name: 'customers', key: 'names' }] }] },
  },
});

/** How often the names are asked for. */
function readsOf(work: typeof checkPolicyDocuments): number {
  let reads = 0;
  work([policy('EU')], {
    ...testContext,
    readConfigMap: (...asked) => {
      reads += 1;
      return testContext.readConfigMap(...asked);
    },
  });
  return reads;
}

describe('a check without compiling', () => {
  test('warns as one with it does, and gives nothing else', () => {
    const { warnings } = loadPolicyDocuments([policy('EU')], testContext);
    expect(warnings).not.toEqual([]);
    expect(checkPolicyDocuments([policy('EU')], testContext)).toEqual({ warnings });
  });

  test('refuses what one with it does', () => {
    const messageOf = (work: typeof checkPolicyDocuments): unknown => {
      try {
        return work([policy('Mars')], testContext);
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(messageOf(checkPolicyDocuments)).toContain('found "Mars"');
    expect(messageOf(checkPolicyDocuments)).toBe(messageOf(loadPolicyDocuments));
  });

  test('does not gather the names that policies would find', () => {
    expect(readsOf(loadPolicyDocuments) - readsOf(checkPolicyDocuments)).toBe(1);
  });
});
