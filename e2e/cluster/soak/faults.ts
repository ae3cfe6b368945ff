import { setTimeout as delay } from 'node:timers/promises';
import type { Chaos } from '../chaos-rig.ts';
import type { Operators } from './operators.ts';

export interface Site {
  readonly world: Chaos;
  readonly operators: Operators;
  /** From 0 up to, not including, 1. */
  readonly chance: () => number;
}

/** Milliseconds that a fault lasts which has no end of its own. */
const lastingMs = 2_000;

/** What goes wrong, by name. What the proxy in front of the API server does goes on until it is told to heal. */
export const faults: Readonly<Record<string, (site: Site) => Promise<void>>> = {
  'connections cut': async ({ world }) => world.faults.cut(),
  'half of all calls fail': async ({ world, chance }) => {
    world.faults.fail(() => (chance() < 0.5 ? (chance() < 0.5 ? 429 : 500) : undefined));
    world.faults.cut();
    await delay(lastingMs);
  },
  'no call is answered': async ({ world }) => {
    world.faults.fail(() => 'hang');
    world.faults.cut();
    await delay(lastingMs);
  },
  'watches are answered 410': async ({ world }) => {
    world.faults.fail(({ watch }) => (watch ? 410 : undefined));
    world.faults.cut();
    await delay(lastingMs);
  },
  'watches fall silent': async ({ world }) => world.faults.freeze(({ watch }) => watch),
  'API server killed': async ({ world: { cluster } }) => {
    await cluster.api.kill();
    await cluster.api.restart();
  },
  'API server killed, etcd compacted': async ({ world: { cluster } }) => {
    await cluster.api.compact();
    await cluster.api.kill();
    await cluster.api.restart();
  },
  'a replica killed': async ({ operators: { killed } }) => {
    await killed.kill();
    await killed.start();
  },
  'a replica killed as it writes': async ({ world, operators: { killed } }) => {
    world.faults.fail(({ method }) => (method === 'GET' ? undefined : 'unanswered'));
    await delay(lastingMs);
    await killed.kill();
    world.faults.heal();
    await killed.start();
  },
};
