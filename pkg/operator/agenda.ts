import type { Registry } from '../channel/registry.ts';
import type { WorkQueue } from '../kube/work-queue.ts';
import type { Peers } from './peers.ts';
import { isFor } from './reconcile.ts';
import type { PodFacts, World } from './world.ts';

/** Changes come in crowds: milliseconds that a policy waits for more of them before its status is written. */
export const settleMs = 100;

/** What each kind of change means: which sidecars may need another configuration, which policies another look. */
export interface Agenda {
  readonly policyChanged: (key: string) => void;
  readonly podChanged: (pod: PodFacts, gone: boolean) => void;
  readonly namespaceChanged: () => void;
  /** A sidecar has said what it makes of these policies. */
  readonly answered: (policies: readonly string[]) => void;
  /** Other replicas have heard from their sidecars. */
  readonly peersChanged: () => void;
  readonly cameToLead: () => void;
}

export interface AgendaOptions {
  readonly world: Pick<World, 'policies' | 'namespace'>;
  readonly registry: Pick<Registry, 'push' | 'end'>;
  readonly peers: Pick<Peers, 'changed'>;
  readonly queue: Pick<WorkQueue, 'add' | 'addAfter'>;
  readonly leads: () => boolean;
}

export function createAgenda({ world, registry, peers, queue, leads }: AgendaOptions): Agenda {
  const soon = (keys: readonly string[]): void => {
    for (const key of keys) queue.addAfter(key, settleMs);
  };
  const all = (): readonly string[] => world.policies().map(({ key }) => key);
  return {
    policyChanged: (key) => queue.add(key),
    podChanged: (pod, gone) => {
      if (gone) registry.end(pod.uid);
      else registry.push([pod.uid]);
      const concerned = world.policies().filter((policy) => isFor(policy, pod, world));
      soon(concerned.map(({ key }) => key));
    },
    namespaceChanged: () => {
      registry.push();
      soon(all());
    },
    answered: (policies) => {
      peers.changed();
      soon(policies);
    },
    peersChanged: () => {
      if (leads()) soon(all());
    },
    // What others have not written of late is ours to write.
    cameToLead: () => {
      for (const key of all()) queue.add(key);
    },
  };
}
