import { readText } from '../../../pkg/kube/read-text.ts';
import { secretText, type WithData } from '../../../pkg/kube/data.ts';
import type { KubeObject, Resource } from '../../../pkg/kube/resource.ts';
import { leases } from '../../../pkg/kube/lease.ts';
import {
  admissionPolicies,
  configMaps,
  names,
  policyResources,
  secrets,
  webhookConfigurations,
} from '../../../pkg/operator/resources.ts';
import { allOf, type Connection } from '../cluster/connection.ts';
import { type Reading, readAs, reading } from '../cluster/reading.ts';
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
const admissionBindings: Resource = { ...admissionPolicies, plural: 'validatingadmissionpolicybindings' };
const defaultNamespace = 'domicile-system';

/** What a cluster is asked before Domicile is installed into `installInto`. */
export async function gatherPre(
  cluster: Connection,
  installInto = defaultNamespace,
  now = Date.now,
): Promise<PreFacts> {
  const [asked, definitions, rights] = await Promise.all([
    askVersion(cluster, now),
    definitionsOf(cluster),
    reading('create selfsubjectaccessreviews.authorization.k8s.io', () =>
      Promise.all(rightsToInstall.map((needed) => ownRight(cluster, needed, installInto))),
    ),
  ]);
  return { ...asked, definitions, rights };
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
  const { webhookSecret } = settings;
  const leafIn = async (name: string): Promise<Reading<string>> =>
    readAs(await get<WithData>(secrets, name, installedIn), (secret) => secretText(secret, 'tls.crt'));
  const dataIn = async (name: string): Promise<Reading<Readonly<Record<string, string>>>> =>
    readAs(await get<WithData>(configMaps, name, installedIn), ({ data = {} }) => data);
  const asked = await inParallel({
    told: askVersion(cluster, now),
    definitions: definitionsOf(cluster),
    deployment: get(deployments, names.service, installedIn),
    lease: get(leases, names.lease, installedIn),
    operatorRights: reading('create subjectaccessreviews.authorization.k8s.io', () =>
      Promise.all(rightsOfOperator(settings).map((needed) => operatorRight(cluster, needed, installedIn))),
    ),
    validation: get<WebhookConfiguration>(
      webhookConfigurations.ValidatingWebhookConfiguration,
      names.validation,
    ),
    leaf: leafIn(names.authority),
    given: webhookSecret === undefined ? undefined : leafIn(webhookSecret),
    admissionPolicies: list(admissionPolicies),
    admissionBindings: list(admissionBindings),
    canary: dataIn(names.canary),
    parameters: dataIn(names.authorities),
    annotated: tryPod(cluster, namespace, {}),
    forbidden: tryPod(cluster, namespace, { hostNetwork: true }),
    policies: policiesOf(cluster),
  });
  const { told, canary, ...facts } = asked;
  return {
    installedIn,
    release,
    settings,
    namespace,
    injection,
    ...told,
    ...facts,
    canary: readAs(canary, ({ result = '' }) => result),
  };
}

/** What each comes to, by its name. */
async function inParallel<T extends Readonly<Record<string, unknown>>>(
  asked: T,
): Promise<{ readonly [Name in keyof T]: Awaited<T[Name]> }> {
  const all = Object.entries(asked).map(async ([name, one]) => [name, await one] as const);
  return Object.fromEntries(await Promise.all(all)) as { readonly [Name in keyof T]: Awaited<T[Name]> };
}

const kindOf = ({ plural, group }: Resource): string => (group === '' ? plural : `${plural}.${group}`);

/** The version, and by the date of its answer the clocks, halfway between question and answer. */
async function askVersion(
  { transport }: Connection,
  now: () => number,
): Promise<Pick<PreFacts, 'version' | 'clocks'>> {
  const answer = await reading('get /version', async () => {
    const asked = now();
    const response = await transport.stream({ method: 'GET', path: '/version' });
    const here = (asked + now()) / 2;
    const version = JSON.parse(await readText(response)) as { readonly gitVersion: string };
    const clocks: Clocks = { here, there: Date.parse(response.headers.date ?? '') };
    return { version, clocks };
  });
  return {
    version: readAs(answer, ({ version }) => version),
    clocks: readAs(answer, ({ clocks }) => clocks),
  };
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

function settingsIn(object: Reading<WithData>): Settings {
  return object.kind === 'read' ? settingsOf(object.value.data?.['operator.yaml'] ?? '') : usualSettings;
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
