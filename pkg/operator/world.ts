import { annotations } from '../api/bootstrap.ts';
import type { Revision } from '../api/configuration.ts';
import type { PolicyDocument } from '../api/generated/policy-document.ts';
import type { KubeClient, Selection } from '../kube/client.ts';
import { type Reflector, type ReflectorOptions, startReflector } from '../kube/reflector.ts';
import { type KubeObject, keyOf, type Resource } from '../kube/resource.ts';
import { configMaps, namespaces, type PolicyKind, policyResources, pods } from './resources.ts';
import { dictionaryLabel } from '../policy/config-map.ts';
import type { PolicyStatus } from './status.ts';
import { ownerOf, workloadOf } from './workload.ts';

export interface PolicyObject {
  /** `ResidencyPolicy/agents/eu-only` */
  readonly key: string;
  readonly kind: PolicyKind;
  readonly object: KubeObject;
  /** As a file would hold it. */
  readonly document: PolicyDocument;
  readonly status: PolicyStatus | undefined;
}

export interface PodFacts {
  readonly uid: string;
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly injected: boolean;
  /** As `generationOf` has it. */
  readonly generation: number;
  /** Its deletion was asked for, and it has time to end. */
  readonly ending: boolean;
  /** Uid of what makes it anew when it is gone; `undefined`: nothing does. */
  readonly owner: string | undefined;
  /** What it has in common with pods of other versions of its template: `Deployment/support`; by itself `Pod/one`. */
  readonly workload: string;
  /** Unix milliseconds, in whole seconds; 0 where nothing says it. */
  readonly createdAt: number;
  /** Its own version, for preconditions. */
  readonly resourceVersion: string;
  /** What its annotation says of its data. */
  readonly dataClasses: readonly string[];
}

export interface NamespaceFacts {
  readonly uid: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Whether every pod of the namespace has to be injected. */
export const enforces = ({ labels }: NamespaceFacts): boolean => labels[annotations.inject] === 'enabled';

/** What the operator knows of the cluster, in memory. */
export interface World {
  readonly policies: () => readonly PolicyObject[];
  /** Those of a namespace and of the cluster, by their keys: what may be for a pod of it. */
  readonly policiesFor: (namespace: string) => readonly PolicyObject[];
  readonly policy: (key: string) => PolicyObject | undefined;
  /** Injected pods, and those that should be: by their annotation, or by their namespace's label. */
  readonly pods: () => readonly PodFacts[];
  readonly pod: (uid: string) => PodFacts | undefined;
  readonly namespace: (name: string) => NamespaceFacts | undefined;
  /** The version of a ConfigMap `namespace/name` that is meant for policies; `undefined`: there is none. */
  readonly configMap: (name: string) => string | undefined;
  /** Of the list of these. */
  readonly configMapsVersion: () => string;
  readonly revision: () => Revision;
  /** Lists anew what the revision is of: afterwards it is as new as any that another replica had until now. */
  readonly catchUp: () => void;
  readonly synced: Promise<unknown>;
  /** Milliseconds since each list was last heard of, by its name. */
  readonly ages: () => Readonly<Record<string, number>>;
  readonly stop: () => Promise<void>;
}

export interface WorldOptions {
  readonly client: Pick<KubeClient, 'page'>;
  readonly watch: ReflectorOptions<unknown>['watch'];
  /** Namespaces whose pods are never judged: the webhooks leave them out. */
  readonly excluded: ReadonlySet<string>;
  readonly onPolicy: (key: string) => void;
  readonly onConfigMap: (name: string) => void;
  readonly onPod: (pod: PodFacts, gone: boolean) => void;
  readonly onNamespace: (namespace: NamespaceFacts) => void;
  /** A pod was created whose annotation says that it wants no proxy. Its metadata. */
  readonly onDeclined: (pod: KubeObject) => void;
  readonly onError: (error: unknown) => void;
}

export function watchWorld(options: WorldOptions): World {
  const { client, watch, onError } = options;
  const start = <Kept>(
    resource: Resource,
    keep: (object: KubeObject) => Kept | undefined,
    onChange: (kept: Kept, gone: boolean) => void,
    selection: Selection = {},
    rest: Pick<ReflectorOptions<Kept>, 'after' | 'onAdded'> = {},
  ): Reflector<Kept> =>
    startReflector<Kept>({
      client,
      watch,
      resource,
      selection,
      keep,
      onChange: ({ kept, kind }) => onChange(kept, kind === 'gone'),
      onError,
      ...rest,
    });
  // Who may create ConfigMaps fills no memory: what they hold is read where a policy names them.
  const seenConfigMaps = start(
    configMaps,
    (object) => ({ name: keyOf(object), version: object.metadata.resourceVersion }),
    ({ name }) => options.onConfigMap(name),
    { metadataOnly: true, labelSelector: `${dictionaryLabel.name}=${dictionaryLabel.value}` },
  );
  /** By namespace, until any policy changes. */
  const grouped = new Map<string, readonly PolicyObject[]>();
  const policiesOf = (kind: PolicyKind) =>
    start(
      policyResources[kind],
      policyObject(kind),
      ({ key }) => {
        grouped.clear();
        options.onPolicy(key);
      },
      {},
      { after: seenConfigMaps.synced },
    );
  const ofNamespaces = policiesOf('ResidencyPolicy');
  const ofCluster = policiesOf('ClusterResidencyPolicy');
  /** Those that enforce, as the pods kept were chosen by. */
  const enforcing = new Set<string>();
  const namespaceChanged = (namespace: NamespaceFacts, gone: boolean): void => {
    const { name } = namespace;
    const now = !gone && enforces(namespace) && !options.excluded.has(name);
    if (now && !enforcing.has(name)) seenPods.relist();
    if (now) enforcing.add(name);
    else enforcing.delete(name);
    options.onNamespace(namespace);
  };
  const seenNamespaces = start(namespaces, namespaceFacts, namespaceChanged, { metadataOnly: true });
  const seenPods = start(
    pods,
    (object) => podFacts(object, enforcing),
    options.onPod,
    { metadataOnly: true, fieldSelector: alive },
    {
      after: seenNamespaces.synced,
      onAdded: (pod) => {
        if (declines(pod) && !options.excluded.has(pod.metadata.namespace ?? '')) options.onDeclined(pod);
      },
    },
  );
  const ordered = [ofNamespaces, ofCluster, seenNamespaces];
  const all = {
    policies: ofNamespaces,
    clusterpolicies: ofCluster,
    namespaces: seenNamespaces,
    pods: seenPods,
    configmaps: seenConfigMaps,
  };
  const policies = (): readonly PolicyObject[] => [...ofCluster.cache.all(), ...ofNamespaces.cache.all()];
  const policiesFor = (namespace: string): readonly PolicyObject[] => {
    const known = grouped.get(namespace);
    if (known !== undefined) return known;
    const found = policies()
      .filter(({ object }) => (object.metadata.namespace ?? namespace) === namespace)
      .toSorted((a, b) => (a.key < b.key ? -1 : 1));
    grouped.set(namespace, found);
    return found;
  };
  return {
    policies,
    policiesFor,
    policy: (key) => {
      const [kind = '', ...rest] = key.split('/');
      return (kind === 'ResidencyPolicy' ? ofNamespaces : ofCluster).cache.byKey(rest.join('/'));
    },
    pods: () => seenPods.cache.all(),
    pod: (uid) => seenPods.cache.byUid(uid),
    namespace: (name) => seenNamespaces.cache.byKey(name),
    configMap: (name) => seenConfigMaps.cache.byKey(name)?.version,
    configMapsVersion: () => seenConfigMaps.version(),
    revision: () => ordered.map((reflector) => Number(reflector.version())),
    catchUp: () => {
      for (const reflector of [...ordered, seenConfigMaps]) reflector.relist();
    },
    synced: Promise.all(Object.values(all).map(({ synced }) => synced)),
    ages: () => Object.fromEntries(Object.entries(all).map(([name, { ageMs }]) => [name, ageMs()])),
    stop: async () => {
      await Promise.all(Object.values(all).map((reflector) => reflector.stop()));
    },
  };
}

/** A pod that has ended runs on nothing any more. */
const alive = 'status.phase!=Succeeded,status.phase!=Failed';

const policyObject =
  (kind: PolicyKind) =>
  (object: KubeObject): PolicyObject => {
    const { spec, status } = object as KubeObject & {
      readonly spec?: unknown;
      readonly status?: PolicyStatus;
    };
    const { name, namespace } = object.metadata;
    const metadata = namespace === undefined ? { name } : { name, namespace };
    const document = { apiVersion: 'domicile.dev/v1alpha1', kind, metadata, spec } as PolicyDocument;
    return { key: `${kind}/${keyOf(object)}`, kind, object, document, status };
  };

const isEnding = ({ metadata }: KubeObject): boolean => metadata['deletionTimestamp'] !== undefined;

/** 1 as a pod was created; grows with each change of its specification. To an API server its deletion is one, too. */
export function generationOf(pod: KubeObject): number {
  const { generation } = pod.metadata;
  return generation === undefined ? 1 : generation - (isEnding(pod) ? 1 : 0);
}

function podFacts(pod: KubeObject, enforcing: ReadonlySet<string>): PodFacts | undefined {
  const { metadata } = pod;
  const { uid, name, namespace = '', labels = {}, annotations: given = {}, resourceVersion } = metadata;
  const injected = given[annotations.injected] !== undefined;
  const owner = ownerOf(metadata['ownerReferences']);
  if (!injected && given[annotations.inject] !== 'enabled' && !enforcing.has(namespace)) return undefined;
  return {
    uid,
    name,
    namespace,
    labels,
    injected,
    generation: generationOf(pod),
    ending: isEnding(pod),
    owner: owner?.uid,
    workload: workloadOf(owner, name, labels),
    createdAt: Date.parse(String(metadata['creationTimestamp'])) || 0,
    resourceVersion,
    dataClasses: dataClassesIn(given[annotations.dataClass]),
  };
}

const declines = ({ metadata: { annotations: given = {} } }: KubeObject): boolean =>
  given[annotations.inject] === 'disabled';

/** What an annotation names, each once and in one order: the same names make the same configuration. */
export const dataClassesIn = (text = ''): readonly string[] =>
  [...new Set(text.split(',').map((name) => name.trim()))].filter((name) => name !== '').toSorted();

const namespaceFacts = ({ metadata }: KubeObject): NamespaceFacts => {
  const { uid, name, labels = {} } = metadata;
  return { uid, name, labels };
};
