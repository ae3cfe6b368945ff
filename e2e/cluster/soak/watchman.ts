import { setTimeout as delay } from 'node:timers/promises';
import type { Chaos } from '../chaos-rig.ts';
import type { Answer } from '../client.ts';

/** What became of the pods that somebody tries to create all the time, faults or not. */
export interface Watched {
  readonly injected: number;
  /** Refused, or not answered. */
  readonly refused: number;
  /** That ask for nothing, and were created. */
  readonly plain: number;
  /** What must never be, in words. */
  readonly wrong: readonly string[];
}

export interface Watchman {
  readonly watched: () => Watched;
  readonly stop: () => Promise<void>;
}

const pauseMs = 50;
const path = '/api/v1/namespaces/agents/pods?dryRun=All';
const podOf = (annotations: object, spec: object = {}) => ({
  metadata: { name: 'watched', annotations },
  spec: { containers: [{ name: 'agent', image: 'none' }], ...spec },
});
const asking = { 'domicile.dev/inject': 'enabled' };

/**
 * Tries, one after the other: a pod that asks for injection, one that asks and would defeat it, and one that does not
 * ask.
 */
export function startWatchman({ cluster }: Chaos): Watchman {
  const counts = { injected: 0, refused: 0, plain: 0 };
  const wrong: string[] = [];
  let going = true;
  const create = (pod: object): Promise<Answer | undefined> =>
    cluster.admin.request('POST', path, pod).catch(() => undefined);
  const judge = (what: string, answer: Answer | undefined, mayPass: (said: string) => boolean): boolean => {
    if (answer?.status !== 201) {
      counts.refused += 1;
      return false;
    }
    if (!mayPass(JSON.stringify(answer.body))) wrong.push(`${new Date().toISOString()} ${what}`);
    return true;
  };
  const round = async (): Promise<void> => {
    const asks = await create(podOf(asking));
    if (
      judge('a pod that asks was created without the proxy', asks, (said) => said.includes('domicile-proxy'))
    )
      counts.injected += 1;
    const defeats = await create(podOf(asking, { hostNetwork: true }));
    judge('a pod that would defeat the proxy was created', defeats, () => false);
    const plain = await create(podOf({}));
    if (plain?.status === 201) counts.plain += 1;
    else if (JSON.stringify(plain?.body ?? '').includes('domicile.dev'))
      wrong.push(`a pod that asks for nothing was refused: ${JSON.stringify(plain?.body)}`);
  };
  const run = async (): Promise<void> => {
    for (; going; await delay(pauseMs)) await round();
  };
  const running = run();
  return {
    watched: () => ({ ...counts, wrong }),
    stop: async () => {
      going = false;
      await running;
    },
  };
}
