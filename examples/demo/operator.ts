import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Acknowledgement, PodIdentity } from '../../pkg/api/configuration.ts';
import type { PolicyDocument } from '../../pkg/api/generated/policy-document.ts';
import { channelBounds } from '../../pkg/channel/bounds.ts';
import { createRegistry } from '../../pkg/channel/registry.ts';
import { startChannelServer } from '../../pkg/channel/server.ts';
import { policyContext } from '../../pkg/config/policies.ts';
import { createAuthority, issueLeaf } from '../../pkg/operator/certificates.ts';
import { createCompiler } from '../../pkg/operator/compile.ts';
import { createDictionaries } from '../../pkg/operator/dictionaries.ts';
import type { PolicyObject } from '../../pkg/operator/world.ts';
import { builtInCatalog } from '../../pkg/residency/catalog.ts';

/** The operator's own compiler, registry and channel, without a cluster: what it would watch is handed to it. */
export interface OperatorHere extends AsyncDisposable {
  readonly url: string;
  /** PEM. */
  readonly authority: string;
  /** Puts a policy in force; resolves with what the sidecar says of it. */
  apply(document: PolicyDocument): Promise<Acknowledgement>;
}

const host = '127.0.0.1';
const staleMs = 60_000;

/** `token`: the only one that proves the pod. */
export async function startOperatorHere(pod: PodIdentity, token: string): Promise<OperatorHere> {
  const authority = await createAuthority(Date.now());
  const keys = { root: randomBytes(32), epoch: 0, retiring: false, lineage: randomUUID() };
  let policy: PolicyObject | undefined;
  let generation = 0;
  const waiting = new Map<string, (said: Acknowledgement) => void>();
  const dictionaries = createDictionaries({
    namespace: 'domicile-system',
    world: { policy: () => policy, configMap: () => undefined, configMapsVersion: () => '0' },
    client: { get: () => Promise.reject(new Error('there is no cluster')) },
    onUnread: () => undefined,
    onRoom: () => undefined,
  });
  const compiler = createCompiler({
    dictionaries,
    world: {
      policiesFor: () => (policy === undefined ? [] : [policy]),
      namespace: (name) => ({ uid: `uid of ${name}`, name, labels: {} }),
      revision: () => [generation],
    },
    context: () => policyContext(builtInCatalog, Date.now()),
    rootKeys: () => keys,
    authorities: () => authority.cert,
    staleMs,
  });
  const facts = {
    ...pod,
    labels: {},
    injected: true,
    dataClasses: [],
    generation: 1,
    ending: false,
    owner: undefined,
    workload: 'Pod/agent',
    createdAt: 0,
    resourceVersion: '',
  };
  const compiled = () => (policy === undefined ? undefined : compiler.compile(facts)?.line);
  const registry = createRegistry({
    configurationOf: compiled,
    now: Date.now,
    onSecond: () => undefined,
    onAcknowledged: (_, said) => waiting.get(said.hash)?.(said),
    onTooLong: () => undefined,
    onUntaken: () => undefined,
    onClosed: () => undefined,
    onExchange: () => undefined,
    lineBytes: channelBounds.lineBytes,
    sendingBytes: channelBounds.sendingBytes,
  });
  const server = await startChannelServer({
    host,
    port: 0,
    certificate: await issueLeaf(authority, [host], Date.now()),
    registry,
    authenticate: async (presented) => (presented === token ? pod : undefined),
    admits: ({ uid }) => uid === pod.uid,
    now: Date.now,
    onError: () => undefined,
  });
  return {
    url: `https://${host}:${server.port}`,
    authority: authority.cert,
    apply: (document) => {
      generation += 1;
      policy = policyObject(document, generation);
      const hash = compiled()?.hash ?? '';
      const said = new Promise<Acknowledgement>((resolve) => waiting.set(hash, resolve));
      registry.push();
      return said;
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}

function policyObject(document: PolicyDocument, generation: number): PolicyObject {
  const { name, namespace = '' } = document.metadata;
  const metadata = {
    name,
    namespace,
    uid: 'uid of the policy',
    resourceVersion: `${generation}`,
    generation,
  };
  const key = `ResidencyPolicy/${namespace}/${name}`;
  return { key, kind: 'ResidencyPolicy', object: { metadata }, document, status: undefined };
}

/** The policy of a file that holds one. */
export async function readPolicy(file: string): Promise<PolicyDocument> {
  return parse(await readFile(file, 'utf8')) as PolicyDocument;
}
