import { list } from '../../../pkg/policy/describe.ts';
import type { KubeObject, Resource } from '../../../pkg/kube/resource.ts';
import { namespaces, policyResources, pods } from '../../../pkg/operator/resources.ts';
import { type Manifest, objectName } from '../analyze/finding.ts';
import { allOf, type Connection } from './connection.ts';
import { reading } from './reading.ts';

/** Kinds that make pods, and pods. */
const apps = { group: 'apps', version: 'v1' } as const;
const batch = { group: 'batch', version: 'v1' } as const;
const workloads: readonly (readonly [kind: string, resource: Resource])[] = [
  ['Deployment', { ...apps, plural: 'deployments' }],
  ['StatefulSet', { ...apps, plural: 'statefulsets' }],
  ['DaemonSet', { ...apps, plural: 'daemonsets' }],
  ['ReplicaSet', { ...apps, plural: 'replicasets' }],
  ['CronJob', { ...batch, plural: 'cronjobs' }],
  ['Job', { ...batch, plural: 'jobs' }],
  ['Pod', pods],
];

/** An object as a file would hold it; it stands in no file. */
export function manifestOf(object: KubeObject, kind: string): Manifest {
  const where = `${kind} ${objectName(object.metadata.name, object.metadata.namespace)}`;
  return {
    value: { ...object, kind, apiVersion: object.apiVersion ?? apiVersionOf(kind) },
    place: () => ({ where }),
  };
}

const apiVersionOf = (kind: string): string => (kind in policyResources ? 'domicile.dev/v1alpha1' : 'v1');

export interface ClusterManifests {
  readonly manifests: readonly Manifest[];
  /** Rights for what could not be read; empty: everything there is was. */
  readonly missing: readonly string[];
}

type Kind = readonly [kind: string, right: string, read: () => Promise<readonly KubeObject[]>];

/** Policies and namespaces: of one namespace, with those of the cluster, or of all. */
export const readPolicies = (
  connection: Connection,
  namespace: string | undefined,
): Promise<ClusterManifests> => read(policyKinds(connection, namespace));

/** The same, and what makes pods. */
export const readCluster = (
  connection: Connection,
  namespace: string | undefined,
): Promise<ClusterManifests> =>
  read([
    ...policyKinds(connection, namespace),
    ...workloads.map(([kind, resource]) => listed(connection, kind, resource, namespace)),
  ]);

function policyKinds(connection: Connection, namespace: string | undefined): readonly Kind[] {
  const { ResidencyPolicy, ClusterResidencyPolicy } = policyResources;
  const { client } = connection;
  const wide = `list ${plainName(ClusterResidencyPolicy)}`;
  return [
    ['ClusterResidencyPolicy', wide, () => allOf(client, ClusterResidencyPolicy)],
    listed(connection, 'ResidencyPolicy', ResidencyPolicy, namespace),
    namespace === undefined
      ? ['Namespace', 'list namespaces', () => allOf(client, namespaces)]
      : [
          'Namespace',
          `get namespaces/${namespace}`,
          async () => [await client.get(namespaces, { name: namespace })],
        ],
  ];
}

function listed(
  { client }: Connection,
  kind: string,
  resource: Resource,
  namespace: string | undefined,
): Kind {
  const right = `list ${plainName(resource)} ${namespace === undefined ? '-A' : `-n ${namespace}`}`;
  return [kind, right, () => allOf(client, resource, namespace === undefined ? {} : { namespace })];
}

async function read(kinds: readonly Kind[]): Promise<ClusterManifests> {
  const all = await Promise.all(
    kinds.map(async ([kind, right, from]) => ({ kind, found: await reading(right, from) })),
  );
  return {
    manifests: all.flatMap(({ kind, found }) =>
      found.kind === 'read' ? found.value.filter(isOwn).map((object) => manifestOf(object, kind)) : [],
    ),
    missing: all.flatMap(({ found }) => (found.kind === 'forbidden' ? [found.right] : [])),
  };
}

const plainName = ({ plural, group }: Resource): string => (group === '' ? plural : `${plural}.${group}`);

/** Not what another object makes: that is judged where it is made. */
function isOwn({ metadata }: KubeObject): boolean {
  const owners = metadata['ownerReferences'];
  return !(
    Array.isArray(owners) &&
    owners.some((owner: { readonly controller?: boolean }) => owner.controller === true)
  );
}

/** For people, on what an analysis does not rest. */
export const missingText = (missing: readonly string[]): string =>
  `not everything was read: you may not ${list(missing)}`;
