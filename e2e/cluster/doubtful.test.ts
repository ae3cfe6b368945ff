import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { policyContext } from '../../pkg/config/policies.ts';
import type { Operator } from '../../pkg/operator/operator.ts';
import type { PolicyStatus } from '../../pkg/operator/status.ts';
import { builtInCatalog, type Catalog, compileCatalog } from '../../pkg/residency/catalog.ts';
import { type Cluster, up } from './cluster.ts';
import { until } from './daemon.ts';
import { type OperatorRig, operatorRig } from './operator-rig.ts';
import './patience.ts';
import { policyOf, policyPath } from './policies.ts';

/** Policies that are valid by themselves, and do not mean what they say: found on the real API server. */
let cluster: Cluster;
let rig: OperatorRig;
let operator: Operator;

const started = (catalog: Catalog, now = Date.now) =>
  rig.start({ idleMs: 500, context: () => policyContext(catalog, now()) });
beforeAll(async () => {
  cluster = await up({ node: false });
  rig = await operatorRig(cluster);
  operator = await started(builtInCatalog);
  await rig.namespace('agents');
});
afterAll(async () => {
  await operator?.stop();
  await cluster?.down();
});

const path = (name: string): string => `${policyPath('agents')}/${name}`;
async function create(name: string, spec: object): Promise<void> {
  const written = { ...policyOf(name, spec), metadata: { name, namespace: 'agents' } };
  const { status, body } = await cluster.admin.request('POST', policyPath('agents'), written);
  if (status !== 201) throw new Error(JSON.stringify(body));
}
const statusOf = async (name: string): Promise<PolicyStatus> => {
  const { body } = await cluster.admin.request('GET', path(name));
  return (body as { readonly status?: PolicyStatus }).status ?? {};
};
const becomes = (name: string, type: string, status: string, reason: string): Promise<string> =>
  until(
    `${name}: ${type} is ${status} because of ${reason}`,
    async () =>
      (await statusOf(name)).conditions?.find(
        (one) => one.type === type && one.status === status && one.reason === reason,
      )?.message,
  );
const counted = (finding: string, count: number): Promise<true> =>
  until(`${count} policies with ${finding}`, async () => {
    const line = `domicile_operator_policy_findings{finding="${finding}"} ${count}`;
    return (await operator.metrics.render()).includes(line) || undefined;
  });
const told = (name: string, reason: string): Promise<string> =>
  until(`an event ${reason} on ${name}`, async () => {
    const events = await cluster.admin.kubectl(
      'events',
      '-n',
      'agents',
      `--for=residencypolicy/${name}`,
      '--no-headers',
    );
    return events.split('\n').find((line) => new RegExp(`\\s${reason}\\s`).test(line));
  });
const column = async (name: string): Promise<string> => {
  const shown = await cluster.admin.kubectl('get', 'rp', name, '-n', 'agents');
  const [head = '', row = ''] = shown.split('\n');
  return row.slice(head.indexOf('SOUND')).split(/\s+/)[0] ?? '';
};
const selecting = (app: string, allow: readonly string[], more: object = {}) => ({
  selector: { matchLabels: { app } },
  residency: { allow },
  ...more,
});
const restartedOn = async (catalog: Catalog, now?: () => number): Promise<void> => {
  await operator.stop();
  operator = await started(catalog, now);
};

test('a policy that selects nothing is told of after a while, until it selects a pod', async () => {
  await create('idle', selecting('idle', ['EU']));
  await becomes('idle', 'Sound', 'False', 'SelectsNothing');
  expect(await column('idle')).toBe('SelectsNothing');
  await told('idle', 'NotSound');
  await counted('SelectsNothing', 1);
  await becomes('idle', 'Ready', 'True', 'Ready');
  await rig.pod('agents', 'idle', { app: 'idle' });
  await becomes('idle', 'Sound', 'True', 'Sound');
  await told('idle', 'Sound');
  await counted('SelectsNothing', 0);
});

test('policies for one pod that have no place in common are degraded, both, until they have one', async () => {
  await rig.pod('agents', 'torn', { app: 'torn' });
  await create('german', selecting('torn', ['DE']));
  await create('american', selecting('torn', ['US']));
  for (const name of ['german', 'american']) {
    const message = await becomes(name, 'Degraded', 'True', 'NoCommonPlace');
    expect(message).toContain(
      'agents/american allows US, agents/german allows DE: no place is allowed by all',
    );
    await becomes(name, 'Sound', 'False', 'NoCommonPlace');
    await told(name, 'NotSound');
  }
  await counted('NoCommonPlace', 2);
  const widened = { spec: { residency: { allow: ['US', 'DE'] } } };
  await cluster.admin.request('PATCH', path('american'), widened, 'application/merge-patch+json');
  for (const name of ['german', 'american']) await becomes(name, 'Sound', 'True', 'Sound');
  await counted('NoCommonPlace', 0);
});

/** The catalog as an operator of a later release has it. */
const later = (change: object, asOf = '2099-01-01'): Catalog => {
  const files = structuredClone(builtInCatalog.files);
  const providers = files.providers.map((one) =>
    one.id === 'mistral'
      ? { ...one, statements: one.statements.map((each) => ({ ...each, asOf, ...change })) }
      : one,
  );
  return compileCatalog({ ...files, providers });
};

test('what the catalog has dated since is told: in the message where it says the same, as a doubt where it does not', async () => {
  await rig.pod('agents', 'dated', { app: 'dated' });
  const egress = [{ name: 'code', provider: 'mistral', action: 'Allow' }];
  await create('dated', selecting('dated', ['EU'], { egress }));
  await becomes('dated', 'Sound', 'True', 'Sound');
  await restartedOn(later({}));
  await until('it is told', async () => {
    const message = await becomes('dated', 'Sound', 'True', 'Sound');
    return message.includes('says the same of: mistral (2099-01-01)') || undefined;
  });
  await restartedOn(later({ location: 'unknown' }));
  const message = await becomes('dated', 'Sound', 'False', 'CatalogChanged');
  expect(message).toContain('says something else of: mistral (2099-01-01)');
  expect(await column('dated')).toBe('CatalogChanged');
  await told('dated', 'NotSound');
  await counted('CatalogChanged', 1);
  await cluster.admin.kubectl('annotate', 'rp', 'dated', '-n', 'agents', 'domicile.dev/reviewed=2099-01-02');
  await becomes('dated', 'Sound', 'True', 'Sound');
  await counted('CatalogChanged', 0);
});

test('a provider of which the catalog says nothing new is told of', async () => {
  const year = 366 * 86_400_000;
  await restartedOn(builtInCatalog, () => Date.now() + year);
  expect(await becomes('dated', 'Sound', 'False', 'CatalogChanged')).toContain('mistral');
  await cluster.admin.kubectl(
    'annotate',
    '--overwrite',
    'rp',
    'dated',
    '-n',
    'agents',
    'domicile.dev/reviewed=2099-01-03',
  );
  expect(await becomes('dated', 'Sound', 'False', 'CatalogOld')).toContain(
    'The newest statement about mistral is of',
  );
  await counted('CatalogOld', 1);
});

test('a provider and a place that the catalog does not know any more are why policies are refused', async () => {
  const files = structuredClone(builtInCatalog.files);
  const providers = files.providers.filter(({ id }) => id !== 'mistral');
  const { CH: _, ...zones } = { CH: undefined, ...files.zones.zones };
  const codes = files.zones.countries.codes.filter((code) => code !== 'IS');
  await create('iceland', selecting('iceland', ['IS']));
  await restartedOn(
    compileCatalog({
      ...files,
      providers,
      zones: { ...files.zones, zones, countries: { ...files.zones.countries, codes } },
    }),
  );
  expect(await becomes('dated', 'Accepted', 'False', 'UnknownProvider')).toContain('mistral');
  expect(await becomes('iceland', 'Accepted', 'False', 'UnknownPlace')).toContain('IS');
  await told('iceland', 'NotAccepted');
  await counted('UnknownPlace', 1);
  await counted('UnknownProvider', 1);
  await restartedOn(builtInCatalog);
  await becomes('dated', 'Accepted', 'True', 'Valid');
});

test('status is written where the definition in the cluster is of an older release', async () => {
  const definition = 'residencypolicies.domicile.dev';
  const at = '/spec/versions/0/schema/openAPIV3Schema/properties/status/properties/catalog';
  const patch = JSON.stringify([{ op: 'remove', path: at }]);
  await cluster.admin.kubectl('patch', 'crd', definition, '--type=json', `--patch=${patch}`);
  await create('older', selecting('older', ['EU']));
  await becomes('older', 'Accepted', 'True', 'Valid');
  expect((await statusOf('older')).catalog).toBeUndefined();
});

test('no call of the operator was one that its service account may not make', () => {
  const forbidden = rig.errors.filter((error) => (error as { readonly status?: number }).status === 403);
  expect(forbidden).toEqual([]);
});
