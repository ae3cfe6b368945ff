import process from 'node:process';
import { setImmediate as turn } from 'node:timers/promises';
import { injectionWith } from '../../cmd/operator/injection.ts';
import { defaultResources } from '../../pkg/config/operator-config.ts';
import type { PolicyDocument } from '../../pkg/api/generated/policy-document.ts';
import { realClock } from '../../pkg/kube/clock.ts';
import type { Page } from '../../pkg/kube/client.ts';
import { pageItems, startAuditor } from '../../pkg/operator/audit/auditor.ts';
import { listenForSilence } from '../../pkg/operator/audit/silence.ts';
import type { PodFacts } from '../../pkg/operator/world.ts';
import type { Measured } from './limits.ts';
import { NAMESPACE } from './installed.ts';
import { agentPod } from './pods.ts';

const policies: readonly PolicyDocument[] = [
  {
    apiVersion: 'domicile.dev/v1alpha1',
    kind: 'ResidencyPolicy',
    metadata: { name: 'eu', namespace: NAMESPACE },
    spec: { residency: { allow: ['EU'] } },
  } as unknown as PolicyDocument,
];
const injection = injectionWith({
  version: '0',
  authority: 'PEM',
  channelUrl: 'https://domicile-operator.domicile-system.svc:8443',
  injection: {
    images: { proxy: 'registry.example/proxy:1', capture: 'registry.example/capture:1' },
    imagePullPolicy: 'IfNotPresent',
    resolvers: ['10.96.0.10'],
    trustedAuthorities: '',
    resources: defaultResources,
  },
});
const asked = { namespace: { name: NAMESPACE, labels: {} }, mode: 'optin' as const, policies };

/** A pod as an API server sends it: with the fields' owners and the status of its containers, about 12 KB. */
function podAsSent(name: string): object {
  const outcome = injection.inject({ ...asked, pod: agentPod(name) });
  if (outcome.kind !== 'injected') throw new Error(JSON.stringify(outcome));
  const pod = outcome.pod as { readonly metadata: object; readonly spec: object };
  const startedAt = new Date(Date.now() - 7_200_000).toISOString();
  const ran = (of: string) => ({
    name: of,
    image: 'registry.example/agent:1.4.2',
    imageID: `registry.example/agent@sha256:${'a'.repeat(64)}`,
    containerID: `containerd://${'b'.repeat(64)}`,
    ready: true,
    restartCount: 0,
    state: { running: { startedAt } },
  });
  const fields = { 'f:metadata': pod.metadata, 'f:spec': pod.spec };
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      namespace: NAMESPACE,
      uid: name,
      resourceVersion: '1',
      generation: 1,
      managedFields: ['kube-controller-manager', 'kubelet'].map((manager) => ({ manager, fieldsV1: fields })),
    },
    status: { phase: 'Running', containerStatuses: [ran('agent')], initContainerStatuses: [ran('proxy')] },
  };
}

const factsOf = (name: string): PodFacts => ({
  uid: name,
  name,
  namespace: NAMESPACE,
  labels: {},
  injected: true,
  generation: 1,
  ending: false,
  owner: 'set',
  workload: 'Deployment/agent',
  createdAt: 0,
  resourceVersion: '1',
  dataClasses: [],
});

/** CPU milliseconds of this thread. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** CPU of the longest turns of the event loop until it is stopped: what others on this machine take does not count. */
function watchTurns(): { readonly stop: () => readonly number[] } {
  const turns: number[] = [];
  let watching = true;
  const watch = async (): Promise<void> => {
    let before = cpuMs();
    while (watching) {
      await turn();
      const now = cpuMs();
      turns.push(now - before);
      before = now;
    }
  };
  void watch();
  return {
    stop: () => {
      watching = false;
      return turns.toSorted((a, b) => b - a);
    },
  };
}

/**
 * The auditor's look at all pods, each page parsed as it comes from the wire: the CPU of its longest turn of the event
 * loop, during which nothing else is answered.
 */
export async function measureSweep(pods: number): Promise<Measured> {
  const names = Array.from({ length: pods }, (_, at) => `agent-${at}`);
  const known = new Map(names.map((name) => [name, factsOf(name)]));
  const texts: string[] = [];
  const textAt = (from: number, limit: number): string =>
    JSON.stringify({ items: names.slice(from, from + limit).map(podAsSent) });
  const page = async (
    _resource: unknown,
    _selection: unknown,
    limit: number,
    next: string,
  ): Promise<Page> => {
    await turn();
    const from = Number(next || '0');
    const text = texts[from / limit] ?? '{"items":[]}';
    const { items } = JSON.parse(text) as { readonly items: Page['items'] };
    return { items, resourceVersion: '1', next: from + limit < pods ? String(from + limit) : '' };
  };
  let done = Promise.withResolvers<void>();
  let [settings, looked] = ['0', 0];
  const looks = (): void => {
    looked += 1;
    if (looked === pods) done.resolve();
  };
  for (let from = 0; from < pods; from += pageItems) texts.push(textAt(from, pageItems));
  const auditor = startAuditor({
    client: { page, get: () => Promise.reject(new Error('no pod is read by itself')) },
    world: {
      pods: () => [...known.values()],
      pod: (uid) => known.get(uid),
      policies: () => [],
      namespace: (name) => ({ uid: name, name, labels: {} }),
    },
    driftOf: (pod) => {
      looks();
      return injection.driftOf({ ...asked, pod });
    },
    outside: () => [],
    settings: () => settings,
    silence: listenForSilence({
      lastExchangeOf: () => Date.now(),
      silentMs: 3_600_000,
      now: Date.now,
      store: { read: async () => '', write: async () => undefined },
      clock: realClock,
    }),
    runsOn: () => true,
    leads: () => true,
    events: { record: async () => undefined },
    onJudged: () => undefined,
    onError: (error) => {
      throw error;
    },
    allMs: 200,
  });
  // The first is cold.
  await done.promise;
  [done, looked, settings] = [Promise.withResolvers<void>(), 0, '1'];
  const turns = watchTurns();
  const before = cpuMs();
  await done.promise;
  const used = cpuMs() - before;
  const [longest = Number.NaN, ...others] = turns.stop();
  await auditor.stop();
  const bytes = Math.round((texts[0]?.length ?? 0) / pageItems);
  const tenth = others[8] ?? Number.NaN;
  return {
    name: 'sweepTurn',
    value: longest,
    note: `${(used / 1000).toFixed(2)} s of CPU for ${pods} pods of ${bytes} bytes, ${pageItems} a page; the tenth longest ${tenth.toFixed(1)} ms`,
  };
}
