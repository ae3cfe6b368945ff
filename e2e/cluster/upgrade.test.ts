import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { applyDefinitions } from '../../cmd/domicile/check/install-lines.ts';
import { takesAnnotation } from '../../pkg/api/admission-policies.ts';
import { version } from '../../pkg/api/release.ts';
import { createAuthority } from '../../pkg/operator/certificates.ts';
import { root } from '../run/domicile.ts';
import { temporaryFolder } from '../run/temporary.ts';
import { chart, helm, install, operatorNamespace, render } from './chart.ts';
import { run } from './client.ts';
import { type Cluster, up } from './cluster.ts';
import { until } from './daemon.ts';
import { guideAt } from './desk.ts';
import { installedConfig } from './installed-config.ts';
import './patience.ts';
import { serveMonitors } from './monitors.ts';
import { previousRelease } from './previous-release.ts';
import { injectedSample } from './sample-pod.ts';
import { toolsFolder } from './tools/cache.ts';
import { ask, create, refused, type Unattended, unattended, withoutWebhooks } from './unattended.ts';

/**
 * From the chart of the release before to this one, on an API server alone: what the objects and the backstop become.
 */
const before = previousRelease();
const mergePatch = 'application/merge-patch+json';

/**
 * A pod as the operator of a release injects it; of one that was never there, as the release before with its images.
 */
function injectedBy(release: string, name = 'made'): object {
  if (release === version) return injectedSample(version, name);
  const text = JSON.stringify(before.injected);
  const pod = JSON.parse(text.replaceAll(`:${before.version}"`, `:${release}"`)) as {
    readonly metadata: object;
  };
  return { ...pod, metadata: { ...pod.metadata, name } };
}

describe('the backstop', () => {
  let here: Unattended;
  beforeAll(async () => {
    here = await unattended({}, before.chart);
  });
  afterAll(async () => here?.cluster.down());

  const taken = async (release: string): Promise<number> =>
    (await create(here.editor, 'open', injectedBy(release)))[0];
  /** Waits until the API server goes by what was applied. */
  const becomes = (release: string, status: number): Promise<number> =>
    until(`a pod of ${release} is answered ${status}`, async () =>
      (await taken(release)) === status ? status : undefined,
    );
  const policies = '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies/domicile-optin';
  interface Condition {
    readonly name: string;
    readonly expression: string;
  }
  /** That pods are judged by. */
  const condition = async (): Promise<Condition> => {
    const { body } = await here.cluster.admin.request('GET', policies);
    const [one] = (body as { readonly spec: { readonly matchConditions: readonly Condition[] } }).spec
      .matchConditions;
    if (one === undefined) throw new Error(JSON.stringify(body));
    return one;
  };

  test('takes what the release before injects, and what this one does, while an upgrade goes on', async () => {
    await becomes(before.version, 201);
    await becomes(version, 403);
    expect(await install(here.cluster)).toContain(`Domicile ${version} is installed in domicile-system.`);
    await withoutWebhooks(here.cluster);
    await becomes(version, 201);
    expect(await taken(before.version)).toBe(201);
    expect(await create(here.editor, 'open', injectedBy('0.0.9'))).toEqual(refused('not as released: image'));
  });

  test('lets pods of the release before be changed as any other', async () => {
    const path = '/api/v1/namespaces/open/pods';
    expect(await ask(here.editor, 'POST', path, injectedBy(before.version, 'kept'))).toEqual([201, '']);
    const labels = { metadata: { labels: { reviewed: 'yes' } } };
    expect(await ask(here.editor, 'PATCH', `${path}/kept`, labels)).toEqual([200, '']);
  });

  test('of the next upgrade remembers this one alone', async () => {
    await install(here.cluster, { 'images.proxy.tag': 'next' });
    await withoutWebhooks(here.cluster);
    expect((await condition()).expression.split('< timestamp(')).toHaveLength(2);
    await becomes(before.version, 403);
    expect(await taken(version)).toBe(201);
  });

  test('names what it takes: what its operator injects, and what the one before did', async () => {
    const { backstop } = await installedConfig(here.cluster.admin);
    const { body } = await here.cluster.admin.request('GET', policies);
    const { annotations } = (body as { metadata: { annotations: Readonly<Record<string, string>> } })
      .metadata;
    const takes = annotations[takesAnnotation]?.split(',');
    expect(takes).toEqual([backstop, expect.stringMatching(/^[0-9a-f]{16}$/)]);
    expect(takes?.[1]).not.toBe(backstop);
  });

  test('takes it for an hour, and no longer', async () => {
    const { name, expression } = await condition();
    const [, until = ''] = /< timestamp\('(.+?)'\)/.exec(expression) ?? [];
    const left = Date.parse(until) - Date.now();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(3_600_000);
    const past = expression.replace(until, new Date(Date.now() - 1_000).toISOString());
    const patch = { spec: { matchConditions: [{ name, expression: past }] } };
    expect((await here.cluster.admin.request('PATCH', policies, patch, mergePatch)).status).toBe(200);
    await becomes(version, 403);
    expect(await create(here.editor, 'open', injectedBy(version))).toEqual(refused('not as released: image'));
  });

  test('knows no before where helm may not look at a cluster', async () => {
    expect(await render()).not.toContain('< timestamp(');
  });
});

describe('an installation for high availability, with all that can be switched on', () => {
  let cluster: Cluster;
  let site: string;
  beforeAll(async () => {
    cluster = await up({ node: false });
    site = join(await temporaryFolder(), 'site.yaml');
    const digest = (letter: string) => ({ digest: `sha256:${letter.repeat(64)}` });
    writeFileSync(
      site,
      stringify({
        images: { operator: digest('a'), proxy: digest('b'), capture: digest('c') },
        clusterResolvers: ['10.96.0.10', 'fd00::a'],
        operator: { staleAfterSeconds: 600, podAnnotations: { 'prometheus.io/scrape': 'false' } },
        drift: { evictPerMinute: 5 },
        dashboard: { enabled: true },
        networkPolicy: { enabled: true, apiServer: { ranges: ['10.0.0.1/32'] } },
      }),
    );
    await serveMonitors(cluster);
    const values = join(await temporaryFolder(), 'values-ha.yaml');
    writeFileSync(values, execFileSync('tar', ['-xzOf', before.chart, 'domicile/values-ha.yaml']));
    await withHelm(
      'install',
      'domicile',
      before.chart,
      '--create-namespace',
      '--values',
      values,
      '--values',
      site,
    );
  });
  afterAll(async () => cluster?.down());

  const withHelm = (...args: readonly string[]): Promise<string> =>
    helm(...args, '--namespace', operatorNamespace, '--kubeconfig', cluster.admin.kubeconfig);
  // Nothing runs here that would end the Job of the start-up check.
  const upgrade = () =>
    withHelm(
      'upgrade',
      'domicile',
      chart,
      '--no-hooks',
      '--values',
      join(chart, 'values-ha.yaml'),
      '--values',
      site,
    );

  /** Kind and name of all that helm has rendered for this release. */
  async function rendered(): Promise<readonly string[]> {
    const text = await withHelm('get', 'manifest', 'domicile');
    return text
      .split(/^---$/m)
      .map((one) => parse(one) as { kind: string; metadata: { name: string; namespace?: string } } | null)
      .flatMap((one) =>
        one === null ? [] : [`${one.kind} ${one.metadata.namespace ?? ''}/${one.metadata.name}`],
      );
  }

  /** What operators and cert-manager write into objects of the chart. */
  const written = [
    ['/api/v1/namespaces/domicile-system/secrets/domicile-root-key', { data: { 'root-key': 'a2VwdA==' } }],
    ['/api/v1/namespaces/domicile-system/secrets/domicile-authority', { data: { 'ca.key': 'a2VwdA==' } }],
    ['/api/v1/namespaces/domicile-system/configmaps/domicile-authorities', { data: { current: 'kept' } }],
    ['/api/v1/namespaces/domicile-system/configmaps/domicile-channels', { data: { one: 'kept' } }],
  ] as const;
  const dataOf = async (path: string): Promise<unknown> =>
    ((await cluster.admin.request('GET', path)).body as { readonly data?: unknown }).data;
  const injection = '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations/domicile-injection';
  /** Of the entries that pods wait for; 0.1.0 had another behind them, which an operator of it makes trusted again. */
  const trusted = async (): Promise<readonly unknown[]> => {
    const { body } = await cluster.admin.request('GET', injection);
    const { webhooks } = body as {
      webhooks: readonly { failurePolicy: string; clientConfig: { caBundle?: string } }[];
    };
    return webhooks
      .filter(({ failurePolicy }) => failurePolicy === 'Fail')
      .map(({ clientConfig }) => clientConfig.caBundle);
  };

  test('loses no object and nothing that was written into one, there and back', async () => {
    for (const [path, patch] of written)
      expect((await cluster.admin.request('PATCH', path, patch, mergePatch)).status).toBe(200);
    const encoded = Buffer.from((await createAuthority(Date.now())).cert).toString('base64');
    const patch = (await trusted()).map((_, at) => ({
      op: 'add',
      path: `/webhooks/${at}/clientConfig/caBundle`,
      value: encoded,
    }));
    const answer = await cluster.admin.request('PATCH', injection, patch, 'application/json-patch+json');
    expect(answer.status).toBe(200);
    const had = await rendered();
    const holds = async (): Promise<void> => {
      for (const [path, { data }] of written) expect(await dataOf(path)).toEqual(data);
      expect(new Set(await trusted())).toEqual(new Set([encoded]));
      const has = await rendered();
      expect(had.filter((one) => !has.includes(one))).toEqual([]);
    };
    await upgrade();
    await holds();
    await withHelm('rollback', 'domicile', '1', '--no-hooks');
    await holds();
    await upgrade();
    await holds();
  });

  test('has old definitions until they are applied by the command that the guide shows', async () => {
    const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/residencypolicies.domicile.dev';
    const older = [
      { op: 'replace', path: '/spec/versions/0/schema/openAPIV3Schema/description', value: 'Of before.' },
      { op: 'remove', path: '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/recording' },
    ];
    const patched = await cluster.admin.request('PATCH', path, older, 'application/json-patch+json');
    expect(patched.status).toBe(200);
    await upgrade();
    const schema = async (): Promise<string> =>
      JSON.stringify((await cluster.admin.request('GET', path)).body);
    expect(await schema()).toContain('Of before.');
    const guide = guideAt('docs/upgrade.md');
    const [command = ''] = guide.blockOf('upgrade').split('\n');
    expect(command).toBe(applyDefinitions);
    const settings = `export KUBECONFIG='${cluster.admin.kubeconfig}' PATH='${toolsFolder()}':$PATH; cd '${root}'`;
    const { status, stderr } = await run('bash', ['-c', `${settings}; ${command}`]);
    expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
    expect(await schema()).not.toContain('Of before.');
    expect(await schema()).toContain('"recording"');
  });
});
