import { describe, expect, test } from '@jest/globals';
import { codesOf, injected, podOf, requestFor, withContainer } from './inject.fixture.ts';
import { inject } from './inject.ts';
import { refusalCodes } from './outcome.ts';
import type { Pod } from './pod.ts';
import { enforce, enforcing, refusalCases, secured, volume } from './refusals.test-data.ts';
import type { InjectionRequest } from './request.ts';

describe('what would defeat injection is refused, with how to fix it', () => {
  test.each(refusalCases)('%s: %s', (code, fix, pod, request = {}) => {
    const outcome = inject(requestFor(pod, request));
    expect(new Set(codesOf(outcome))).toEqual(new Set([code]));
    expect(outcome).toMatchObject({ kind: 'refused', code, message: expect.stringContaining(fix) });
  });

  test('every code has an example', () => {
    expect(new Set(refusalCases.map(([code]) => code))).toEqual(new Set(refusalCodes));
  });

  test('everything that is wrong is said at once', () => {
    const outcome = inject(requestFor(podOf({ hostNetwork: true, hostAliases: [{}] })));
    expect(codesOf(outcome)).toEqual(['pod.host_namespaces', 'pod.dns']);
  });

  test('no message repeats a value of a variable', () => {
    const pod = withContainer({ env: [{ name: 'HTTPS_PROXY', value: 'http://user:word@p' }] });
    expect(JSON.stringify(inject(requestFor(pod, enforce)))).not.toContain('word');
  });
});

describe('what is ours is told by what it is', () => {
  const first = injected(podOf(), enforce);
  const changed = (change: (container: object) => object): Pod => ({
    ...first,
    spec: {
      ...first.spec,
      initContainers: (first.spec?.initContainers ?? []).map((one) =>
        one.name === 'domicile-proxy' ? { ...one, ...change(one) } : one,
      ),
    },
  });

  test.each([
    { image: 'evil' },
    { command: ['sh'] },
    { args: ['-c'] },
    { env: [] },
    { envFrom: [{}] },
    { volumeMounts: [] },
    { securityContext: {} },
    { lifecycle: {} },
    { startupProbe: undefined },
  ])('not with %j', (forged) => {
    expect(
      codesOf(
        inject(
          requestFor(
            changed(() => forged),
            enforce,
          ),
        ),
      ),
    ).toContain('pod.reserved_name');
  });

  test('resources may have been changed by others', () => {
    expect(
      inject(
        requestFor(
          changed(() => ({
            resources: {},
            resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
          })),
          enforce,
        ),
      ).kind,
    ).toBe('injected');
  });

  test('what another webhook added since is equipped too', () => {
    const containers = [...(first.spec?.containers ?? []), { name: 'late' }];
    const outcome = inject(requestFor({ ...first, spec: { ...first.spec, containers } }, enforce));
    expect(outcome).toMatchObject({
      kind: 'injected',
      pod: { spec: { containers: [{}, { name: 'late', env: expect.any(Array) }] } },
    });
  });
});

test('what was injected into the pod before does not make its volumes free to mount', () => {
  const first = injected(podOf());
  const volumeMounts = [{ name: 'domicile-credentials-0', mountPath: '/x' }];
  const containers = (first.spec?.containers ?? []).map((one) => ({ ...one, volumeMounts }));
  const outcome = inject(requestFor({ ...first, spec: { ...first.spec, containers } }));
  expect(codesOf(outcome)).toEqual(['pod.reserved_volume']);
});

describe('what does not defeat it is accepted', () => {
  test.each<readonly [string, Pod, Partial<InjectionRequest>]>([
    ['a Cooperative namespace that enforces', podOf(), enforcing({ 'domicile.dev/capture': 'Cooperative' })],
    ['any kind of volume where nothing is locked down', volume({ nfs: {} }), {}],
    ['lockdown asked for', podOf({}, { 'domicile.dev/capture': 'Lockdown' }), {}],
    [
      'the name of a known host',
      withContainer({ env: [{ name: 'OPENAI_BASE_URL', value: 'https://eu.api.openai.com/v1' }] }),
      enforce,
    ],
    ['SETUID where nothing is locked down', secured({ capabilities: { add: ['SETUID'] } }), {}],
    [
      'a token for another audience',
      volume({ projected: { sources: [{ serviceAccountToken: { audience: 'vault' } }] } }),
      enforce,
    ],
  ])('%s', (_what, pod, request) => {
    expect(inject(requestFor(pod, request)).kind).toBe('injected');
  });
});
