import { describe, expect, test } from '@jest/globals';
import { testContext } from './context.fixture.ts';
import { loadPolicies } from './load-policies.ts';

function compiled(deployment: string) {
  const text = `apiVersion: domicile.dev/v1alpha1
kind: ResidencyPolicy
metadata: {name: p}
spec:
  residency: {allow: [EU], conditions: [openai/regional-project], deployments: [${deployment}]}`;
  const [policy] = loadPolicies([{ file: 'p.yaml', text }], testContext).snapshot.policies;
  if (policy === undefined) throw new Error('no policy');
  return policy;
}

describe('what a policy declares of deployments', () => {
  test.each([
    ['Standard', ['azure/westeurope']],
    ['ProvisionedManaged', ['azure/westeurope']],
    ['DataZoneStandard', ['EU']],
    ['DataZoneBatch', ['EU']],
    ['GlobalStandard', 'anywhere'],
    ['DeveloperTier', 'anywhere'],
  ])('the sku %s of a region in the EU', (sku, place) => {
    const { deployments } = compiled(
      `{resource: Acme, deployment: gpt, location: [azure/westeurope], sku: ${sku}}`,
    );
    expect(deployments).toMatchObject([
      {
        name: 'p residency.deployments[0]',
        hosts: ['acme.openai.azure.com', 'acme.services.ai.azure.com', 'acme.cognitiveservices.azure.com'],
        deployment: 'gpt',
        place,
      },
    ]);
  });

  test('a data zone of the US', () => {
    const { deployments } = compiled('{resource: a, deployment: b, location: [US], sku: DataZoneStandard}');
    expect(deployments[0]?.place).toEqual(['US']);
  });

  test('a whole host, and the conditions', () => {
    const { deployments, conditions } = compiled('{host: Acme.snowflakecomputing.com, location: [DE]}');
    expect(deployments).toMatchObject([
      { hosts: ['acme.snowflakecomputing.com'], deployment: undefined, place: ['DE'] },
    ]);
    expect([...conditions]).toEqual(['openai/regional-project']);
  });
});
