import type { Registry } from '../channel/registry.ts';
import type { WorkQueue } from '../kube/work-queue.ts';
import type { Auditor } from './audit/auditor.ts';
import type { Census } from './census.ts';
import type { Compiler } from './compile.ts';
import type { Dictionaries } from './dictionaries.ts';
import type { Peers } from './peers.ts';
import { everywhere, keyOfNamespace, keyOfPod, type Spread } from './spread.ts';
import type { NamespaceFacts, PodFacts, World } from './world.ts';

/** Changes come in crowds: milliseconds that a policy waits for more of them before its status is written. */
export const settleMs = 100;
/** Milliseconds after which names that could not be read are asked for again at the latest. */
export const unreadMs = 30_000;
/** Milliseconds that a sidecar has to connect again before it counts as not heard. */
export const silentMs = 5_000;

/** What each kind of change means: which sidecars may need another configuration, which policies another look. */
export interface Agenda {
  readonly policyChanged: (key: string) => void;
  /** A ConfigMap `namespace/name` that is meant for policies. */
  readonly configMapChanged: (name: string) => void;
  /** What this key of the queue is of could not be read, of which these policies have names. */
  readonly namesUnread: (key: string, policies: readonly string[]) => void;
  /** There is room again for the names that these keys of the queue are of. */
  readonly roomForNames: (keys: readonly string[]) => void;
  readonly podChanged: (pod: PodFacts, gone: boolean) => void;
  readonly namespaceChanged: (namespace: NamespaceFacts) => void;
  /** Something else was found of a pod than before. */
  readonly podJudged: (pod: PodFacts) => void;
  /** A sidecar has said what it makes of its policies. */
  readonly answered: (uid: string) => void;
  /** A sidecar's channel has ended. */
  readonly fellSilent: (uid: string) => void;
  /** Other replicas have heard from the sidecars of these pods. */
  readonly peersChanged: (uids: readonly string[]) => void;
  /** Pods have talked through their sidecars. */
  readonly talked: (uids: readonly string[]) => void;
  readonly cameToLead: () => void;
  /** Keys or authorities, which all sidecars have. */
  readonly everythingChanged: () => void;
}

export interface AgendaOptions {
  readonly world: Pick<World, 'policies' | 'policy'>;
  readonly dictionaries: Pick<Dictionaries, 'policyChanged' | 'configMapChanged' | 'waits'>;
  readonly compiler: Pick<Compiler, 'forget'>;
  readonly registry: Pick<Registry, 'push' | 'end'>;
  readonly census: Pick<Census, 'look'>;
  readonly spread: Pick<Spread, 'keyFor'>;
  readonly auditor: Pick<Auditor, 'podChanged' | 'answered' | 'talked' | 'cameToLead'>;
  readonly peers: Pick<Peers, 'changed'>;
  readonly queue: Pick<WorkQueue, 'add' | 'addAfter'>;
}

export function createAgenda(options: AgendaOptions): Agenda {
  const { registry, census, dictionaries, auditor, peers, queue } = options;
  const look = (uid: string): void => {
    for (const key of census.look(uid)) queue.addAfter(key, settleMs);
  };
  return {
    policyChanged: (key) => {
      for (const first of dictionaries.policyChanged(key)) queue.add(first);
      const policy = options.world.policy(key);
      // Once it is read what the policy names, its pods come.
      if (policy === undefined || !dictionaries.waits(policy)) queue.add(options.spread.keyFor(key));
    },
    configMapChanged: (name) => {
      for (const key of dictionaries.configMapChanged(name)) queue.addAfter(key, settleMs);
    },
    namesUnread: (unread, policies) => {
      queue.addAfter(unread, unreadMs);
      for (const key of policies) queue.add(options.spread.keyFor(key));
    },
    roomForNames: (keys) => keys.forEach(queue.add),
    podChanged: (pod, gone) => {
      if (gone) options.compiler.forget(pod.uid);
      if (gone) registry.end(pod.uid);
      else registry.push([pod.uid]);
      auditor.podChanged(pod, gone);
      look(pod.uid);
    },
    podJudged: ({ uid }) => look(uid),
    namespaceChanged: ({ name }) => queue.add(keyOfNamespace(name)),
    answered: (uid) => {
      peers.changed();
      auditor.answered(uid);
      look(uid);
    },
    fellSilent: (uid) => {
      peers.changed();
      queue.addAfter(keyOfPod(uid), silentMs);
    },
    peersChanged: (uids) => {
      for (const uid of uids) {
        auditor.answered(uid);
        look(uid);
      }
    },
    talked: (uids) => uids.forEach(auditor.talked),
    // What others have not written of late is ours to write.
    cameToLead: () => {
      auditor.cameToLead();
      for (const { key } of options.world.policies()) queue.add(key);
    },
    everythingChanged: () => queue.add(everywhere),
  };
}
