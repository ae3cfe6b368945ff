import { setImmediate as turn } from 'node:timers/promises';
import type { Registry } from '../channel/registry.ts';
import type { Census } from './census.ts';
import type { Dictionaries } from './dictionaries.ts';
import type { World } from './world.ts';

/** Of the queue: a pod that is looked at anew. */
export const keyOfPod = (uid: string): string => `Pod/${uid}`;
/** Of the queue: a namespace, every pod of which is looked at anew. */
export const keyOfNamespace = (name: string): string => `Namespace/${name}`;
/** Of the queue: every pod. */
export const everywhere = keyOfNamespace('');

/** Milliseconds after which pods are looked at anew although their policy is the same: exceptions come to their end. */
export const againMs = 600_000;
/** Pods, and milliseconds, between two turns of the event loop, which admissions wait for: one pod may take long. */
const slice = { pods: 50, ms: 5 } as const;

/** Takes what changed for many pods to each of them: to its sidecar what it is to run on, to the census how it is. */
export interface Spread {
  /** What is to be worked on where a policy was told of: its pods where it is news, else the policy alone. */
  readonly keyFor: (policy: string) => string;
  /** Whether the pods of a policy are still to be looked at: what is counted is not true of it yet. */
  readonly waits: (policy: string) => boolean;
  /** Works on a key of pods; resolves with the policies to report on, `undefined` where the key is of another kind. */
  readonly work: (key: string) => Promise<readonly string[] | undefined>;
}

export interface SpreadOptions {
  readonly world: Pick<World, 'pods' | 'policy'>;
  readonly dictionaries: Pick<Dictionaries, 'versionOf'>;
  readonly registry: Pick<Registry, 'push'>;
  readonly census: Pick<Census, 'look'>;
  /** Unix milliseconds. */
  readonly now: () => number;
}

export function createSpread({ world, dictionaries, registry, census, now }: SpreadOptions): Spread {
  const done = new Map<string, { readonly version: string; readonly at: number }>();
  /** Policies whose pods are to be looked at, each with the key that does it and with its version. */
  const waiting = new Map<string, { readonly by: string; readonly version: string }>();

  /** Status is no part of it; empty where the policy is gone. */
  const versionOf = (policy: string): string => {
    const known = world.policy(policy);
    return known === undefined ? '' : dictionaries.versionOf(known);
  };
  const settle = (policy: string, version: string): void => {
    if (waiting.get(policy)?.version === version) waiting.delete(policy);
    if (version === '') done.delete(policy);
    else done.set(policy, { version, at: now() });
  };
  return {
    keyFor: (policy) => {
      const [version, last] = [versionOf(policy), done.get(policy)];
      if (!waiting.has(policy) && last?.version === version && now() - last.at < againMs) return policy;
      const [kind, namespace = ''] = policy.split('/');
      const by = kind === 'ResidencyPolicy' ? keyOfNamespace(namespace) : everywhere;
      waiting.set(policy, { by, version });
      return by;
    },
    waits: (policy) => waiting.has(policy),
    work: async (key) => {
      const [kind, name = ''] = key.split('/');
      if (kind === 'Pod') return census.look(name);
      if (kind !== 'Namespace') return undefined;
      const taken = [...waiting].filter(([, { by }]) => by === key);
      const concerned = new Set(taken.map(([policy]) => policy));
      const pods = world.pods().filter(({ namespace }) => name === '' || namespace === name);
      let [began, count] = [now(), 0];
      for (const { uid } of pods) {
        registry.push([uid]);
        for (const policy of census.look(uid)) concerned.add(policy);
        count += 1;
        if (count < slice.pods && now() - began < slice.ms) continue;
        await turn();
        [began, count] = [now(), 0];
      }
      for (const [policy, { version }] of taken) settle(policy, version);
      return [...concerned];
    },
  };
}
