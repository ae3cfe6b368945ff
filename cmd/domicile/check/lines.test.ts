import { describe, expect, test } from '@jest/globals';
import { admissionPolicyNames } from '../../../pkg/api/admission-policies.ts';
import { lifetimes } from '../../../pkg/operator/certificates.ts';
import { type Reading, readValue } from '../cluster/reading.ts';
import { admissionLines, canarySilentMs } from './admission-lines.ts';
import { checkLines } from './check.ts';
import type { CheckLine } from './check-line.ts';
import { named, now, webhookWith, wholeCluster } from './facts.fixture.ts';
import type { CheckFacts, Definition, SchemaNode } from './facts.ts';
import { checkText } from './format.ts';
import { clockLines, clockSkewMs, definitionLine, versionLines } from './install-lines.ts';
import { operatorLines } from './operator-lines.ts';
import { rightText } from './rights.ts';
import { admissionPoliciesOf, usualSettings } from './settings.ts';

const dayMs = 24 * 60 * 60 * 1000;
const whole = await wholeCluster();
const webhook = webhookWith(whole.authority);
const canarySaid = (silentMs: number): string =>
  JSON.stringify({ at: new Date(now - silentMs).toISOString(), results: {} });
const only = (lines: readonly CheckLine[]): CheckLine => {
  const bad = lines.filter(({ outcome }) => outcome !== 'pass');
  expect(bad).toHaveLength(1);
  return bad[0] as CheckLine;
};
const of = (changed: Partial<CheckFacts>): CheckLine =>
  only([...operatorLines({ ...whole, ...changed }), ...admissionLines({ ...whole, ...changed })]);

describe('what is whole', () => {
  test('passes, but for policies that there are none of', () => {
    expect(only(checkLines(whole))).toMatchObject({ check: 'policies', outcome: 'warn' });
  });
});

describe('what is wrong', () => {
  const lease = (more: object): Partial<CheckFacts> => ({
    lease: readValue({
      ...named('lease'),
      spec: {
        holderIdentity: 'one',
        leaseDurationSeconds: 15,
        renewTime: new Date(now).toISOString(),
        ...more,
      },
    }),
  });
  const refused = (message: string): Partial<CheckFacts> => ({
    annotated: readValue({ kind: 'refused', message }),
  });
  const rolledOut = (status: object, generation = 1): CheckFacts['deployment'] =>
    readValue({
      metadata: { ...named('d').metadata, generation },
      spec: { replicas: 2 },
      status: { observedGeneration: 1, ...status },
    });
  const bundle = (text: string): Partial<CheckFacts> => ({
    validation: readValue({
      ...named('v'),
      webhooks: [webhook('policies.domicile.dev', { clientConfig: { caBundle: text } })],
    }),
  });

  test.each<readonly [string, Partial<CheckFacts>, CheckLine['check'], CheckLine['outcome'], string]>([
    [
      'no operator',
      { deployment: { kind: 'absent' } },
      'operator',
      'fail',
      'no Deployment domicile-operator in domicile-system',
    ],
    [
      'no replica ready',
      { deployment: readValue({ ...named('d'), spec: { replicas: 2 } }) },
      'operator',
      'fail',
      '0 of 2 replicas',
    ],
    [
      'one replica of two',
      { deployment: rolledOut({ readyReplicas: 1, updatedReplicas: 2 }) },
      'operator',
      'warn',
      '1 of 2 replicas',
    ],
    [
      'a roll-out that goes on',
      { deployment: rolledOut({ readyReplicas: 2, updatedReplicas: 1 }) },
      'operator',
      'warn',
      '2 of 2 replicas are ready, and 1 of 2 run what is installed',
    ],
    [
      'a roll-out that has not begun',
      { deployment: rolledOut({ readyReplicas: 2, updatedReplicas: 2, observedGeneration: 1 }, 2) },
      'operator',
      'warn',
      '0 of 2 run what is installed',
    ],
    [
      'another release',
      { release: '2.0.0' },
      'operator.release',
      'warn',
      'of release 1.0.0, this command of 2.0.0',
    ],
    [
      'a lease that is given back',
      lease({ holderIdentity: '' }),
      'operator.leads',
      'fail',
      'no operator leads',
    ],
    [
      'a lease that nobody renews',
      lease({ renewTime: new Date(now - 30_001).toISOString() }),
      'operator.leads',
      'fail',
      'has not renewed its lease for 30 s',
    ],
    [
      'a right that is missing',
      { operatorRights: readValue([{ right: 'list pods', allowed: false }]) },
      'operator.rights',
      'fail',
      'the operator may not list pods',
    ],
    ['no webhook', { injection: { kind: 'absent' } }, 'webhook.injection', 'fail', 'no pod is injected'],
    [
      'half a webhook',
      { injection: readValue({ ...named('i'), webhooks: [webhook('optin.domicile.dev')] }) },
      'webhook.injection',
      'fail',
      'lacks enforce.domicile.dev',
    ],
    [
      'a webhook that lets pass',
      {
        validation: readValue({
          ...named('v'),
          webhooks: [webhook('policies.domicile.dev', { failurePolicy: 'Ignore' })],
        }),
      },
      'webhook.validation',
      'fail',
      'failurePolicy is not Fail',
    ],
    ['a webhook that trusts nobody', bundle(''), 'webhook.validation', 'fail', 'no caBundle'],
    [
      'a webhook that trusts nonsense',
      bundle(Buffer.from('nonsense').toString('base64')),
      'webhook.validation',
      'fail',
      'no certificate that can be read',
    ],
    ['no serving certificate', { leaf: readValue('') }, 'certificate', 'fail', 'no serving certificate yet'],
    [
      'no injection',
      { annotated: readValue({ kind: 'created', containers: ['agent'] }) },
      'webhook.injects',
      'fail',
      'comes back without the proxy',
    ],
    [
      'an operator out of reach',
      refused('failed calling webhook "optin.domicile.dev": connection refused'),
      'webhook.injects',
      'fail',
      'does not reach the operator',
    ],
    [
      'a backstop of another release',
      refused("ValidatingAdmissionPolicy 'domicile-optin' denied request: image"),
      'webhook.injects',
      'fail',
      'what the admission policies refuse',
    ],
    ['a quota in the way', refused('exceeded quota'), 'webhook.injects', 'warn', 'exceeded quota'],
    [
      'a pod that should be refused',
      { forbidden: readValue({ kind: 'created', containers: [] }) },
      'webhook.refuses',
      'fail',
      'what would defeat the proxy passes',
    ],
    [
      'an admission policy gone',
      { admissionPolicies: readValue(admissionPolicyNames.slice(1).map((name) => named(name))) },
      'backstop',
      'fail',
      'domicile-bindings, domicile-canary are not there',
    ],
    [
      'a binding that warns',
      {
        admissionBindings: readValue(
          admissionPoliciesOf(usualSettings).map((name) => ({
            ...named(name),
            spec: { policyName: name, validationActions: ['Warn'] },
          })),
        ),
      },
      'backstop.bound',
      'fail',
      'is not bound with Deny',
    ],
    [
      'a canary that is not judged as it must',
      {
        canary: readValue(
          '{"at": "2027-01-10T12:00:00Z", "results": {"optin": {"reason": "NotInjected", "message": "No proxy."}}}',
        ),
      },
      'canary',
      'fail',
      'optin is not judged as it must be: NotInjected. No proxy.',
    ],
    [
      'a canary that fell silent',
      { canary: readValue(canarySaid(canarySilentMs + 1)) },
      'canary',
      'warn',
      '10 minutes ago',
    ],
    [
      'no parameters',
      { parameters: { kind: 'absent' } },
      'backstop.parameters',
      'fail',
      'no ConfigMap domicile-authorities',
    ],
    [
      'empty parameters',
      { parameters: readValue({}) },
      'backstop.parameters',
      'fail',
      'do not know the authority',
    ],
    [
      'what may not be read',
      { leaf: { kind: 'forbidden', right: 'get secrets/x' } },
      'certificate',
      'unknown',
      'you may not get secrets/x',
    ],
    [
      'what the server does not answer',
      { lease: { kind: 'failed', why: 'etcd is away' } },
      'operator.leads',
      'fail',
      'etcd is away',
    ],
  ])('%s is told', (_, facts, check, outcome, message) => {
    const line = of(facts);
    expect(line).toMatchObject({ check, outcome });
    expect(line.message).toContain(message);
    expect(line.todo).not.toBe('');
  });
});

test('the policy of the canary is looked for only where there is one', () => {
  const admissionPolicies = readValue(admissionPolicyNames.map((name) => named(name)));
  const settings = { ...usualSettings, canary: false };
  const lines = admissionLines({ ...whole, admissionPolicies, settings });
  expect(lines.find(({ check }) => check === 'backstop')?.outcome).toBe('pass');
});

describe('bounds', () => {
  test.each([
    [canarySilentMs, 'pass'],
    [canarySilentMs + 1, 'warn'],
  ])('a canary silent for %i ms: %s', (silent, outcome) => {
    const lines = admissionLines({ ...whole, canary: readValue(canarySaid(silent)) });
    expect(lines.find(({ check }) => check === 'canary')?.outcome).toBe(outcome);
  });

  test.each([
    [clockSkewMs.warn, 'pass'],
    [clockSkewMs.warn + 1, 'warn'],
    [clockSkewMs.fail, 'warn'],
    [clockSkewMs.fail + 1, 'fail'],
  ])('clocks %i ms apart: %s', (apart, outcome) => {
    for (const there of [now - apart, now + apart])
      expect(clockLines({ clocks: readValue({ here: now, there }) })[0]?.outcome).toBe(outcome);
  });

  test.each([
    ['v1.32.9', 'fail'],
    ['v1.33.0-gke.1', 'pass'],
    ['v1.40.1', 'pass'],
    ['v2.0.0', 'pass'],
    ['unknown', 'fail'],
  ])('version %s: %s', (gitVersion, outcome) => {
    expect(versionLines({ version: readValue({ gitVersion }) })[0]?.outcome).toBe(outcome);
  });

  test.each([
    [6, 'pass'],
    [2, 'pass'],
    [1, 'warn'],
    [-1, 'fail'],
  ])('a serving certificate with %i days left: %s', (days, outcome) => {
    const clocks = readValue({ here: now, there: now + lifetimes.leaf - days * dayMs - 60_000 });
    const line = operatorLines({ ...whole, clocks }).find(({ check }) => check === 'certificate');
    expect(line?.outcome).toBe(outcome);
  });

  test.each([
    [31, 'pass'],
    [29, 'warn'],
    [-1, 'fail'],
  ])('an authority with %i days left: %s', (days, outcome) => {
    const clocks = readValue({ here: now, there: now + lifetimes.authority - days * dayMs - 60_000 });
    const line = operatorLines({ ...whole, clocks }).find(({ check }) => check === 'webhook.injection');
    expect(line?.outcome).toBe(outcome);
  });

  test.each([
    [30_000, 'pass'],
    [30_001, 'fail'],
  ])('a lease silent for %i ms: %s', (silent, outcome) => {
    const spec = {
      holderIdentity: 'one',
      leaseDurationSeconds: 15,
      renewTime: new Date(now - silent).toISOString(),
    };
    const line = operatorLines({ ...whole, lease: readValue({ ...named('l'), spec }) }).find(
      ({ check }) => check === 'operator.leads',
    );
    expect(line?.outcome).toBe(outcome);
  });
});

test('a definition without a version that is served, or without a field deep within, is old', () => {
  const withSchema = (openAPIV3Schema: SchemaNode): Definition => ({
    ...named('d'),
    spec: { versions: [{ name: 'v1alpha1', schema: { openAPIV3Schema } }] },
  });
  expect(
    definitionLine('residencypolicies.domicile.dev', { ...named('d'), spec: { versions: [] } }).message,
  ).toContain('does not serve v1alpha1');
  const line = definitionLine(
    'residencypolicies.domicile.dev',
    withSchema({ properties: { spec: { properties: { mode: {} } } } }),
  );
  expect(line.outcome).toBe('fail');
  expect(line.message).toContain('spec.selector');
  expect(line.message).not.toContain('namespaceSelector');
});

test('rights are named as kubectl takes them', () => {
  const right = {
    verb: 'update',
    group: 'coordination.k8s.io',
    resource: 'leases',
    name: 'one',
    inNamespace: true,
  };
  expect(rightText(right, 'sys')).toBe('update leases.coordination.k8s.io/one -n sys');
});

test('the text has one line for each, what to do below, and counts at the end', () => {
  const absent: Reading<never> = { kind: 'absent' };
  const text = checkText([
    ...versionLines(whole),
    ...versionLines({ version: absent }),
    ...versionLines({ version: { kind: 'forbidden', right: 'get /version' } }),
  ]);
  expect(text.split('\n').map((line) => line.slice(0, 12))).toEqual([
    'ok   version',
    'FAIL api    ',
    '            ',
    '?    version',
    '            ',
    '',
    '1 ok, 1 fail',
    '',
  ]);
  expect(text).toContain('1 ok, 1 failed, 1 not looked at');
});
