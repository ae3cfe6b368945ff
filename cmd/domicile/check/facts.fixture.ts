import { createAuthority, issueLeaf } from '../../../pkg/operator/certificates.ts';
import { readValue } from '../cluster/reading.ts';
import type { CheckFacts } from './facts.ts';
import { admissionPoliciesOf, usualSettings } from './settings.ts';

export const now = Date.parse('2027-01-10T12:00:00Z');

export const named = (name: string, labels = {}) => ({
  metadata: { name, uid: name, resourceVersion: '1', labels },
});

/** A webhook of a configuration as the operator leaves it. */
export const webhookWith =
  (authority: string) =>
  (name: string, more = {}) => ({
    name,
    failurePolicy: 'Fail',
    clientConfig: { caBundle: Buffer.from(authority).toString('base64') },
    ...more,
  });

/** A cluster in which everything is as it should be, but for policies: there are none. */
export async function wholeCluster(): Promise<CheckFacts & { readonly authority: string }> {
  const authority = await createAuthority(now);
  const leaf = await issueLeaf(authority, ['operator'], now);
  const webhook = webhookWith(authority.cert);
  const expected = admissionPoliciesOf(usualSettings);
  return {
    authority: authority.cert,
    installedIn: 'domicile-system',
    release: '1.0.0',
    namespace: 'agents',
    version: readValue({ gitVersion: 'v1.33.0' }),
    clocks: readValue({ here: now, there: now }),
    definitions: [],
    deployment: readValue({
      ...named('domicile-operator', { 'app.kubernetes.io/version': '1.0.0' }),
      spec: { replicas: 2 },
      status: { readyReplicas: 2, updatedReplicas: 2 },
    }),
    lease: readValue({
      ...named('lease'),
      spec: { holderIdentity: 'one', renewTime: new Date(now).toISOString(), leaseDurationSeconds: 15 },
    }),
    operatorRights: readValue([{ right: 'list pods', allowed: true }]),
    injection: readValue({
      ...named('i'),
      webhooks: [webhook('enforce.domicile.dev'), webhook('optin.domicile.dev')],
    }),
    validation: readValue({ ...named('v'), webhooks: [webhook('policies.domicile.dev')] }),
    settings: usualSettings,
    leaf: readValue(leaf.cert),
    given: undefined,
    admissionPolicies: readValue(expected.map((name) => named(name))),
    admissionBindings: readValue(
      expected.map((name) => ({
        ...named(name),
        spec: { policyName: name, validationActions: ['Deny'] },
      })),
    ),
    canary: readValue(
      JSON.stringify({
        at: new Date(now).toISOString(),
        results: { optin: { reason: 'Passed', message: '' } },
      }),
    ),
    parameters: readValue({ current: 'PEM' }),
    annotated: readValue({ kind: 'created', containers: ['domicile-proxy', 'agent'] }),
    forbidden: readValue({
      kind: 'refused',
      message: 'admission webhook "optin.domicile.dev" denied the request',
    }),
    policies: readValue([]),
  };
}
