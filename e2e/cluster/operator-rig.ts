import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { injectionWith } from '../../cmd/operator/injection.ts';
import { policyContext } from '../../pkg/config/policies.ts';
import { connect, loadKubeConfig } from '../../pkg/kube/transport.ts';
import { type Operator, startOperator } from '../../pkg/operator/operator.ts';
import type { OperatorOptions } from '../../pkg/operator/operator-options.ts';
import { names } from '../../pkg/operator/resources.ts';
import type { Injection } from '../../pkg/operator/webhooks.ts';
import { builtInCatalog } from '../../pkg/residency/catalog.ts';
import { freePort } from '../run/free-port.ts';
import { root } from '../run/domicile.ts';
import { applyTemplates, operatorNamespace, type Values } from './chart.ts';
import { type Cluster, up } from './cluster.ts';
import { installedConfig } from './installed-config.ts';
import { routeWebhooks, runsAs } from './operator-access.ts';
import { established } from './policies.ts';

/** What the chart creates that an operator needs to run, without anything that needs a node. */
const templates = ['state', 'access', 'webhooks'];

/** What the operators of the tests inject. */
export const injectedImages: Values = {
  imagePullPolicy: 'Never',
  'images.proxy.repository': 'domicile.test/proxy',
  'images.proxy.tag': '1',
  'images.capture.repository': 'domicile.test/capture',
  'images.capture.tag': '1',
};

export type Started = {
  readonly staleMs?: number;
  readonly ownPorts?: boolean;
  /** The tag of the images that it injects. */
  readonly tag?: string;
  /** Another way to the API server. */
  readonly server?: string;
} & Pick<
  Partial<OperatorOptions>,
  | 'clock'
  | 'now'
  | 'lifetimes'
  | 'webhookSecret'
  | 'watchSilenceMs'
  | 'evictPerMinute'
  | 'silentMs'
  | 'auditMs'
  | 'idleMs'
  | 'context'
>;

export interface Configured {
  /** Another way to the API server. */
  readonly server?: string;
  /** Absent: those at which the API server finds its webhooks. */
  readonly ports?: { readonly webhook: number; readonly channel: number };
}

/** Longer than any test: the kubelet, which replaces tokens, is not there. */
const tokenSeconds = 86_400;

/** A cluster as the chart leaves it, with operators of this very process instead of pods. */
export interface OperatorRig {
  /** Calls that the API server refused the operator's service account. */
  readonly errors: unknown[];
  readonly start: (given?: Started) => Promise<Operator>;
  /** The file by which an operator runs that is a process of its own. */
  readonly configure: (given?: Configured) => Promise<string>;
  /** PEM: whom sidecars are to trust, once an operator has said it. */
  readonly authority: () => Promise<string>;
  /** A namespace whose default service account exists. */
  readonly namespace: (name: string, labels?: Readonly<Record<string, string>>) => Promise<void>;
  /** An injected pod, made without the webhook; resolves with its uid. */
  readonly pod: (
    namespace: string,
    name: string,
    labels?: Readonly<Record<string, string>>,
  ) => Promise<string>;
  /** The token that the kubelet would project into that pod. */
  readonly token: (namespace: string, pod: string, audience?: string) => Promise<string>;
}

export interface Rigged {
  /** With the canary and the backstop, injecting what the chart says. */
  readonly whole?: boolean;
  /** With the backstop, which refuses pods that are not injected as released. */
  readonly backstop?: boolean;
  /** Further values of the chart. */
  readonly values?: Values;
}

/**
 * A cluster without a node, with what operators need, and these namespaces. What fails on the way is taken down again.
 */
export async function startRig(
  namespaces: readonly string[],
  rigged: Rigged = {},
): Promise<{ readonly cluster: Cluster; readonly rig: OperatorRig }> {
  const cluster = await up({ node: false });
  try {
    const rig = await operatorRig(cluster, rigged);
    for (const name of namespaces) await rig.namespace(name);
    return { cluster, rig };
  } catch (error) {
    await cluster.down();
    throw error;
  }
}

export async function operatorRig(
  cluster: Cluster,
  { whole = false, backstop = whole, values = {} }: Rigged = {},
): Promise<OperatorRig> {
  const { admin } = cluster;
  await admin.kubectl('apply', '-f', join(root, 'crds'));
  await established(admin);
  await admin.kubectl('create', 'namespace', operatorNamespace);
  const wanted = [...templates, ...(whole ? ['config', 'canary'] : []), ...(backstop ? ['backstop'] : [])];
  await applyTemplates(cluster, wanted, { ...injectedImages, ...values });
  const ports = { webhook: await freePort(), channel: await freePort() };
  await routeWebhooks(cluster, ports.webhook);
  const kubeconfig = await runsAs(cluster);
  const errors: unknown[] = [];
  const installed = whole ? await installedConfig(admin) : undefined;
  return {
    errors,
    start: async ({ staleMs = 3_600_000, ownPorts = false, tag = '1', server, ...time } = {}) => {
      const file = server === undefined ? kubeconfig : await runsAs(cluster, server);
      const transport = connect(loadKubeConfig(file));
      const operator = await startOperator({
        transport,
        build: { version: '0', node: process.version },
        namespace: operatorNamespace,
        instance: randomUUID(),
        host: '127.0.0.1',
        ports: ownPorts ? { webhook: 0, channel: 0 } : ports,
        hosts: ['127.0.0.1', `domicile-operator.${operatorNamespace}.svc`],
        staleMs,
        excludedNamespaces: [],
        evictPerMinute: 0,
        silentMs: 3_600_000,
        context: () => policyContext(builtInCatalog, Date.now()),
        backstop: installed?.backstop,
        canary: installed?.canary && { ...installed.canary, everyMs: 500 },
        injection: (authority) =>
          installed === undefined
            ? injectionFor(authority, tag)
            : injectionWith({ ...installed, version: '0', authority }),
        onError: (error) => errors.push(error),
        ...time,
      });
      return {
        ...operator,
        stop: async () => {
          await operator.stop();
          transport.close();
        },
      };
    },
    configure: async ({ server, ports: own = ports } = {}) => {
      const file = join(cluster.state.folder, `operator-${own.channel}.json`);
      const config = {
        namespace: operatorNamespace,
        kubeconfig: await runsAs(cluster, server),
        host: '127.0.0.1',
        hosts: ['127.0.0.1'],
        ports: { ...own, admin: 0 },
        ...settingsFor('1'),
      };
      writeFileSync(file, JSON.stringify(config));
      return file;
    },
    authority: async () => {
      const path = `/api/v1/namespaces/${operatorNamespace}/configmaps/${names.authorities}`;
      const { body } = await admin.request('GET', path);
      return (body as { readonly data?: { readonly current?: string } }).data?.current ?? '';
    },
    namespace: async (name, labels = {}) => {
      await create(cluster, '/api/v1/namespaces', {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name, labels },
      });
      const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } };
      await create(cluster, `/api/v1/namespaces/${name}/serviceaccounts`, account);
    },
    pod: async (namespace, name, labels = {}) => {
      const path = `/api/v1/namespaces/${operatorNamespace}/secrets/domicile-authority`;
      const { body } = await admin.request('GET', path);
      const { data = {} } = body as { readonly data?: Readonly<Record<string, string>> };
      const authority = Buffer.from(data['ca.crt'] ?? '', 'base64').toString();
      const pod = podInjected({ namespace, name, labels }, injectionFor(authority));
      const made = await create(cluster, `/api/v1/namespaces/${namespace}/pods`, pod);
      return (made as { readonly metadata: { readonly uid: string } }).metadata.uid;
    },
    token: async (namespace, pod, audience = 'domicile.dev/channel') => {
      const { body } = await admin.request('GET', `/api/v1/namespaces/${namespace}/pods/${pod}`);
      const { uid } = (body as { readonly metadata: { readonly uid: string } }).metadata;
      const boundObjectRef = { apiVersion: 'v1', kind: 'Pod', name: pod, uid };
      const made = await create(cluster, `/api/v1/namespaces/${namespace}/serviceaccounts/default/token`, {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: { audiences: [audience], expirationSeconds: tokenSeconds, boundObjectRef },
      });
      return (made as { readonly status: { readonly token: string } }).status.token;
    },
  };
}

const settingsFor = (tag: string) =>
  ({
    channelUrl: `https://domicile-operator.${operatorNamespace}.svc:8443`,
    injection: {
      images: { proxy: `domicile.test/proxy:${tag}`, capture: `domicile.test/capture:${tag}` },
      imagePullPolicy: 'Never',
      resources: { requests: { cpu: '1m', memory: '1Mi' }, limits: { cpu: '1', memory: '256Mi' } },
      resolvers: ['10.96.0.10'],
      trustedAuthorities: '',
    },
  }) as const;

const injectionFor = (authority: string, tag = '1'): Injection =>
  injectionWith({ version: '0', authority, ...settingsFor(tag) });

/** As the webhook would leave it, without the annotation by which it would be asked. */
function podInjected(
  { namespace, name, labels }: { readonly namespace: string; readonly name: string; readonly labels: object },
  { inject }: Injection,
): object {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels, annotations: { 'domicile.dev/inject': 'enabled' } },
    spec: { containers: [{ name: 'agent', image: 'none' }] },
  };
  const outcome = inject({ pod, namespace: { name: namespace, labels: {} }, mode: 'optin', policies: [] });
  if (outcome.kind !== 'injected') throw new Error(JSON.stringify(outcome));
  const injected = outcome.pod as typeof pod & { metadata: { annotations: Record<string, string> } };
  const { 'domicile.dev/inject': _, ...annotations } = injected.metadata.annotations;
  return { ...injected, metadata: { ...injected.metadata, annotations } };
}

async function create({ admin }: Cluster, path: string, object: object): Promise<unknown> {
  const { status, body } = await admin.request('POST', path, object);
  if (status !== 201) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  return body;
}
