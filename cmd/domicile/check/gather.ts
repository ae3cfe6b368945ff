import { readText } from '../../../pkg/kube/read-text.ts';
import type { KubeObject, Resource } from '../../../pkg/kube/resource.ts';
import { leases } from '../../../pkg/kube/lease.ts';
import {
  configMaps,
  names,
  policyResources,
  secrets,
  webhookConfigurations,
} from '../../../pkg/operator/resources.ts';
import { allOf, type Connection } from '../cluster/connection.ts';
import { type Reading, reading } from '../cluster/reading.ts';
import type { CheckFacts, Clocks, Definition, PreFacts, Right, WebhookConfiguration } from './facts.ts';
import { type NeededRight, rightsOfOperator, rightsToInstall, rightText } from './rights.ts';
import { settingsOf, type Settings, usualSettings } from './settings.ts';
import { tryPod } from './try-pod.ts';

const definitionKind: Resource = {
  group: 'apiextensions.k8s.io',
  version: 'v1',
  plural: 'customresourcedefinitions',
};
const deployments: Resource = { group: 'apps', version: 'v1', plural: 'deployments' };
const admission = { group: 'admissionregistration.k8s.io', version: 'v1' } as const;
const admissionPolicies: Resource = { ...admission, plural: 'validatingadmissionpolicies' };
const admissionBindings: Resource = { ...admission, plural: 'validatingadmissionpolicybindings' };
const defaultNamespace = 'domicile-system';

/** What a cluster is asked before Domicile is installed into `installInto`. */
export async function gatherPre(
  cluster: Connection,
  installInto = defaultNamespace,
  now = Date.now,
): Promise<PreFacts> {
  return {
    version: await reading('get /version', () => versionOf(cluster)),
    clocks: await reading('get /version', () => clocksOf(cluster, now)),
    definitions: await definitionsOf(cluster),
    rights: await reading('create selfsubjectaccessreviews.authorization.k8s.io', () =>
      Promise.all(rightsToInstall.map((needed) => ownRight(cluster, needed, installInto))),
    ),
  };
}

/** What an installation is asked; nothing is changed by it. */
export async function gather(
  cluster: Connection,
  release: string,
  operatorNamespace: string | undefined,
  now = Date.now,
): Promise<CheckFacts> {
  const { client, namespace } = cluster;
  const get = <T extends KubeObject>(
    resource: Resource,
    name: string,
    inNamespace?: string,
  ): Promise<Reading<T>> =>
    reading(
      `get ${kindOf(resource)}/${name}${inNamespace === undefined ? '' : ` -n ${inNamespace}`}`,
      async () =>
        (await client.get(resource, {
          name,
          ...(inNamespace !== undefined && { namespace: inNamespace }),
        })) as T,
    );
  const list = <T extends KubeObject>(resource: Resource): Promise<Reading<readonly T[]>> =>
    reading(`list ${kindOf(resource)}`, async () => (await allOf(client, resource)) as readonly T[]);
  const injection = await get<WebhookConfiguration>(
    webhookConfigurations.MutatingWebhookConfiguration,
    names.injection,
  );
  const installedIn = operatorNamespace ?? serviceNamespace(injection) ?? defaultNamespace;
  const settings = settingsIn(await get(configMaps, names.manager, installedIn));
  return {
    installedIn,
    release,
    settings,
    namespace,
    injection,
    version: await reading('get /version', () => versionOf(cluster)),
    clocks: await reading('get /version', () => clocksOf(cluster, now)),
    definitions: await definitionsOf(cluster),
    deployment: await get(deployments, names.service, installedIn),
    lease: await get(leases, names.lease, installedIn),
    operatorRights: await reading('create subjectaccessreviews.authorization.k8s.io', () =>
      Promise.all(rightsOfOperator(settings).map((needed) => operatorRight(cluster, needed, installedIn))),
    ),
    validation: await get(webhookConfigurations.ValidatingWebhookConfiguration, names.validation),
    leaf: leafOf(await get(secrets, names.authority, installedIn)),
    given:
      settings.webhookSecret === undefined
        ? undefined
        : leafOf(await get(secrets, settings.webhookSecret, installedIn)),
    admissionPolicies: await list(admissionPolicies),
    admissionBindings: await list(admissionBindings),
    canary: canaryOf(await get(configMaps, names.canary, installedIn)),
    parameters: dataOf(await get(configMaps, names.authorities, installedIn)),
    annotated: await tryPod(cluster, namespace, {}),
    forbidden: await tryPod(cluster, namespace, { hostNetwork: true }),
    policies: await policiesOf(cluster),
  };
}

const kindOf = ({ plural, group }: Resource): string => (group === '' ? plural : `${plural}.${group}`);

const versionOf = async ({ transport }: Connection) =>
  (await transport.json({ method: 'GET', path: '/version' })) as { readonly gitVersion: string };

/** By the date of an answer, halfway between question and answer. */
async function clocksOf({ transport }: Connection, now: () => number): Promise<Clocks> {
  const asked = now();
  const answer = await transport.stream({ method: 'GET', path: '/version' });
  const answered = now();
  await readText(answer);
  return { here: (asked + answered) / 2, there: Date.parse(answer.headers.date ?? '') };
}

function definitionsOf({ client }: Connection): Promise<PreFacts['definitions']> {
  const all = Object.values(policyResources).map(({ plural, group }) => `${plural}.${group}`);
  return Promise.all(
    all.map(async (name) => {
      const right = `get ${kindOf(definitionKind)}/${name}`;
      return [
        name,
        await reading(right, async () => (await client.get(definitionKind, { name })) as Definition),
      ] as const;
    }),
  );
}

function serviceNamespace(injection: Reading<WebhookConfiguration>): string | undefined {
  return injection.kind === 'read'
    ? injection.value.webhooks?.[0]?.clientConfig?.service?.namespace
    : undefined;
}

const reviews = { group: 'authorization.k8s.io', version: 'v1' } as const;

const attributesOf = (
  { verb, group, resource, subresource, name, inNamespace }: NeededRight,
  namespace: string,
) => ({
  verb,
  group,
  resource,
  ...(subresource !== undefined && { subresource }),
  ...(name !== undefined && { name }),
  ...(inNamespace && { namespace }),
});

async function ownRight(cluster: Connection, needed: NeededRight, namespace: string): Promise<Right> {
  const spec = { resourceAttributes: attributesOf(needed, namespace) };
  return reviewed(
    cluster,
    'SelfSubjectAccessReview',
    'selfsubjectaccessreviews',
    spec,
    rightText(needed, namespace),
  );
}

async function operatorRight(cluster: Connection, needed: NeededRight, namespace: string): Promise<Right> {
  const account = `system:serviceaccount:${namespace}:${names.service}`;
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];
  const spec = { user: account, groups, resourceAttributes: attributesOf(needed, namespace) };
  return reviewed(cluster, 'SubjectAccessReview', 'subjectaccessreviews', spec, rightText(needed, namespace));
}

async function reviewed(
  { transport }: Connection,
  kind: string,
  plural: string,
  spec: object,
  right: string,
): Promise<Right> {
  const path = `/apis/${reviews.group}/${reviews.version}/${plural}`;
  const body = { apiVersion: `${reviews.group}/${reviews.version}`, kind, spec };
  const answer = (await transport.json({ method: 'POST', path, body })) as {
    readonly status?: { readonly allowed?: boolean };
  };
  return { right, allowed: answer.status?.allowed === true };
}

type WithData = KubeObject & { readonly data?: Readonly<Record<string, string>> };

function dataOf(object: Reading<WithData>): Reading<Readonly<Record<string, string>>> {
  return object.kind === 'read' ? { kind: 'read', value: object.value.data ?? {} } : object;
}

function settingsIn(object: Reading<WithData>): Settings {
  const data = dataOf(object);
  return data.kind === 'read' ? settingsOf(data.value['operator.yaml'] ?? '') : usualSettings;
}

function canaryOf(object: Reading<WithData>): Reading<string> {
  const data = dataOf(object);
  return data.kind === 'read' ? { kind: 'read', value: data.value['result'] ?? '' } : data;
}

function leafOf(secret: Reading<WithData>): Reading<string> {
  const data = dataOf(secret);
  if (data.kind !== 'read') return data;
  return { kind: 'read', value: Buffer.from(data.value['tls.crt'] ?? '', 'base64').toString('utf8') };
}

/** Of all namespaces where the user may; else of theirs, and of the cluster where they may. */
async function policiesOf({ client, namespace }: Connection): Promise<CheckFacts['policies']> {
  const { ResidencyPolicy: ours, ClusterResidencyPolicy: clusters } = policyResources;
  const everywhere = await reading(`list ${kindOf(ours)} -A`, () => allOf(client, ours));
  const own =
    everywhere.kind === 'forbidden'
      ? await reading(`list ${kindOf(ours)} -n ${namespace}`, () => allOf(client, ours, { namespace }))
      : everywhere;
  const wide = await reading(`list ${kindOf(clusters)}`, () => allOf(client, clusters));
  if (own.kind !== 'read') return own;
  return { kind: 'read', value: [...(wide.kind === 'read' ? wide.value : []), ...own.value] };
}
