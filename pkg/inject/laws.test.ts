import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PolicyDocument } from '../api/generated/policy-document.ts';
import { driftOf } from './drift.ts';
import { applyPatch } from './apply-patch.fixture.ts';
import { clients, injected, keptKey, policy, requestFor } from './inject.fixture.ts';
import { inject } from './inject.ts';
import { patchOf } from './patch.ts';
import type { Container, Pod } from './pod.ts';
import { uninject } from './uninject.ts';

/** Ways to a node; an empty one leads nowhere. */
const terms = fc.array(
  fc.record(
    {
      matchExpressions: fc.array(
        fc.record({
          key: fc.constantFrom('zone', 'topology.kubernetes.io/region'),
          operator: fc.constant('In'),
          values: fc.subarray(['a', 'eu-central-1', 'us-east-1'], { minLength: 1 }),
        }),
        { minLength: 1, maxLength: 2 },
      ),
      matchFields: fc.constant([{ key: 'metadata.name', operator: 'In', values: ['a'] }]),
    },
    { requiredKeys: [] },
  ),
  { minLength: 1, maxLength: 3 },
);

/** What pods have of their own; with `diverting`, also variables that injection replaces. */
function pods(diverting: boolean): fc.Arbitrary<Pod> {
  const own = ['MINE', 'PATH', 'AWS_REGION', 'OPENAI_MODEL', '__proto__'];
  const ours = [
    'ANTHROPIC_BASE_URL',
    'NO_PROXY',
    'ANTHROPIC_API_KEY',
    'AWS_ENDPOINT_URL',
    'CLAUDE_CODE_USE_GATEWAY',
  ];
  const variable = fc.record({
    name: fc.constantFrom(...own, ...(diverting ? ours : [])),
    value: fc.constantFrom('1', 'https://api.openai.com/v1', '$(MINE)x'),
  });
  const capability = fc.constantFrom('NET_RAW', 'SETUID', 'KILL');
  const someSecurityContext = fc.record(
    {
      runAsUser: fc.constant(1000),
      runAsGroup: fc.constantFrom(0, 1000),
      allowPrivilegeEscalation: fc.constant(false),
      capabilities: fc.oneof(
        fc.record({ drop: fc.uniqueArray(capability, { minLength: 1 }) }),
        fc.record({ add: fc.constant(['CHOWN']) }),
        fc.record({ add: fc.constant(['CHOWN']), drop: fc.constant(['ALL']) }),
      ),
    },
    { requiredKeys: [] },
  );
  const securityContext = someSecurityContext.filter((context) => Object.keys(context).length > 0);
  const container = (name: string): fc.Arbitrary<Container> =>
    fc.record(
      {
        name: fc.constant(name),
        image: fc.constant('agent:1'),
        env: fc.uniqueArray(variable, { minLength: 1, maxLength: 4, selector: (one) => one.name }),
        envFrom: fc.constant([{ secretRef: { name: 'own' } }]),
        securityContext,
      },
      { requiredKeys: ['name'] },
    );
  return fc.record({
    metadata: fc.record({
      annotations: fc.record(
        {
          'domicile.dev/inject': fc.constant('enabled'),
          'domicile.dev/log-level': fc.constant('debug'),
          'kubectl.kubernetes.io/default-container': fc.constantFrom('app', 'more'),
        },
        { requiredKeys: ['domicile.dev/inject'] },
      ),
    }),
    spec: fc.record(
      {
        containers: fc.oneof(
          fc.tuple(container('app')),
          fc.tuple(container('app'), container('constructor')),
        ),
        initContainers: fc.tuple(container('setup')),
        volumes: fc.constant([{ name: 'data', emptyDir: {} }]),
        nodeSelector: fc.constant({ zone: 'a' }),
        affinity: fc.record(
          {
            nodeAffinity: fc.record(
              { requiredDuringSchedulingIgnoredDuringExecution: fc.record({ nodeSelectorTerms: terms }) },
              { requiredKeys: ['requiredDuringSchedulingIgnoredDuringExecution'] },
            ),
            podAffinity: fc.constant({ preferredDuringSchedulingIgnoredDuringExecution: [] }),
          },
          { requiredKeys: ['nodeAffinity'] },
        ),
      },
      { requiredKeys: ['containers'] },
    ),
  });
}

const modes = fc.constantFrom('Lockdown', 'Cooperative');
const around = (
  capture: string,
  policies: readonly PolicyDocument[] = [policy(keptKey), policy({ placement: 'Require' }, 'placed')],
) => ({
  policies,
  namespace: { name: 'agents', labels: { 'domicile.dev/capture': capture } },
});

describe('laws of injection', () => {
  test('twice is once, and what was injected has not drifted', () => {
    let count = 0;
    fc.assert(
      fc.property(pods(true), modes, (pod, capture) => {
        const first = inject(requestFor(pod, around(capture)));
        if (!('pod' in first)) return;
        count += 1;
        expect(inject(requestFor(first.pod, around(capture)))).toMatchObject({
          kind: 'unchanged',
          patch: [],
          pod: first.pod,
        });
        expect(driftOf(requestFor(first.pod, around(capture)))).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(count).toBeGreaterThan(100);
  });

  test('the patch makes of the pod what comes out', () => {
    fc.assert(
      fc.property(pods(true), modes, (pod, capture) => {
        const outcome = inject(requestFor(pod, around(capture)));
        if (!('pod' in outcome)) return;
        expect(applyPatch(pod, outcome.patch)).toEqual(outcome.pod);
        // Each level below costs the API server a copy of all around it.
        for (const { path } of outcome.patch) expect(path.split('/').length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 300 },
    );
  });

  test('the patch does not write again what would become another number', () => {
    const livenessProbe = { terminationGracePeriodSeconds: 2 ** 60 };
    const pod = {
      metadata: { annotations: { 'domicile.dev/inject': 'enabled' } },
      spec: { containers: [{ name: 'app', livenessProbe }] },
    } as unknown as Pod;
    const outcome = inject(requestFor(pod, around('Lockdown')));
    if (!('pod' in outcome)) throw new Error(outcome.kind);
    expect(JSON.stringify(outcome.patch)).not.toContain(String(2 ** 60));
    expect(applyPatch(pod, outcome.patch)).toEqual(outcome.pod);
  });

  test('uninject takes out all of it and nothing else', () => {
    let count = 0;
    fc.assert(
      fc.property(pods(false), modes, (pod, capture) => {
        const outcome = inject(requestFor(pod, around(capture)));
        if (!('pod' in outcome)) return;
        count += 1;
        expect(uninject(outcome.pod, clients)).toEqual(pod);
      }),
      { numRuns: 300 },
    );
    expect(count).toBeGreaterThan(100);
  });

  test('a pod that was never injected comes out of uninject as it was', () => {
    fc.assert(
      fc.property(pods(false), (pod) => {
        expect(uninject(pod, clients)).toEqual(pod);
        expect(uninject({ spec: pod.spec ?? {} }, clients)).toEqual({ spec: pod.spec });
      }),
    );
  });

  test('the order in which policies are given does not matter to the agent', () => {
    const policies = [policy(keptKey), policy({}, 'b')];
    fc.assert(
      fc.property(pods(false), (pod) => {
        const [one, other] = [policies, policies.toReversed()].map((some) =>
          inject(requestFor(pod, around('Lockdown', some))),
        );
        if (one !== undefined && 'pod' in one) expect(other).toMatchObject({ pod: one.pod });
      }),
    );
  });
});

test('where a policy requires placement, a pod may run where it might before and in the regions, and nowhere else', () => {
  const policies = [policy({ residency: { allow: ['DE'] }, placement: 'Require' })];
  const nodes = fc.record({
    zone: fc.constantFrom('a', 'b'),
    'topology.kubernetes.io/region': fc.constantFrom('eu-central-1', 'us-east-1', 'a'),
    'metadata.name': fc.constantFrom('a', 'b'),
  });
  let count = 0;
  fc.assert(
    fc.property(pods(false), nodes, (pod, node) => {
      const region = node['topology.kubernetes.io/region'];
      const outcome = inject(requestFor(pod, { policies }));
      if (!('pod' in outcome)) return;
      count += 1;
      expect(mayRunOn(outcome.pod, node)).toBe(mayRunOn(pod, node) && region === 'eu-central-1');
    }),
    { numRuns: 500 },
  );
  expect(count).toBeGreaterThan(200);
});

/** As the scheduler reads terms: alternatives, each of which must hold wholly, and empty ones never. */
function mayRunOn({ spec }: Pod, node: Readonly<Record<string, string>>): boolean {
  const required = spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  if (required === undefined) return true;
  return (required.nodeSelectorTerms ?? []).some(({ matchExpressions = [], matchFields = [] }) => {
    const all = [...matchExpressions, ...matchFields];
    return all.length > 0 && all.every(({ key, values = [] }) => values.includes(node[key] ?? ''));
  });
}

test('a patch of any two values makes one of the other', () => {
  const value = fc.jsonValue({ maxDepth: 4 });
  const named = fc.array(fc.record({ name: fc.constantFrom('a', 'b', 'c'), is: fc.nat(2) }), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.oneof(fc.tuple(value, value), fc.tuple(named, named)), ([before, after]) => {
      expect(applyPatch(before, patchOf(before, after))).toEqual(after);
    }),
    { numRuns: 1000 },
  );
});

test('what an API server fills in is written out', () => {
  const pod = injected({ metadata: {}, spec: { containers: [{ name: 'app' }] } }, { mode: 'enforce' });
  for (const container of pod.spec?.initContainers ?? []) {
    expect(container).toMatchObject({
      imagePullPolicy: 'IfNotPresent',
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: expect.any(String),
      resources: { requests: expect.anything(), limits: expect.anything() },
    });
  }
});
