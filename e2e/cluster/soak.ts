import { expect, jest, test } from '@jest/globals';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { chances } from './chances.ts';
import { type Chaos, chaos } from './chaos-rig.ts';
import { until } from './daemon.ts';

/**
 * `make soak`: one fault after the other, drawn by a seed, edits in between. What must hold: after each, all sidecars run
 * on what was last said, status says so, a pod that asks is injected and none gets through without; at the end the memory
 * is what it was after the first rounds.
 */
const minutes = Number(process.env['SOAK_MINUTES'] ?? 30);
const seed = Number(process.env['SOAK_SEED'] ?? Date.now() % 100_000);
jest.setTimeout((minutes + 30) * 60_000);

const places = ['EU', 'DE', 'FR', 'AT', 'NL', 'BE', 'ES'];
const sidecarCount = 50;
/** Rounds until memory counts as settled, and what it may grow by from then on. Bytes. */
const settledAfter = 10;
const growth = 48 * 1024 * 1024;

const faults: Readonly<Record<string, (world: Chaos, chance: () => number) => Promise<void>>> = {
  cut: async ({ faults: { cut } }) => cut(),
  storm: async ({ faults: proxy }, chance) => {
    proxy.fail(() => (chance() < 0.5 ? (chance() < 0.5 ? 429 : 500) : undefined));
    proxy.cut();
    await delay(2_000);
  },
  gone: async ({ faults: proxy }) => {
    proxy.fail(({ watch }) => (watch ? 410 : undefined));
    proxy.cut();
    await delay(1_000);
  },
  silent: async ({ faults: proxy }) => proxy.freeze(({ watch }) => watch),
  killed: async ({ cluster: { api } }) => {
    const [, daemon] = api.daemons;
    process.kill(daemon?.pid ?? 0, 'SIGKILL');
    await until('it is dead', async () => daemon?.ended());
    await api.restart();
  },
};

const used = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

test(`random faults for ${minutes} minutes, seed ${seed}`, async () => {
  const chance = chances(seed);
  const draw = <T>(from: readonly T[]): T => {
    const drawn = from[Math.floor(chance() * from.length)];
    if (drawn === undefined) throw new Error('there is nothing to draw from');
    return drawn;
  };
  await using world = await chaos();
  await world.start({ watchSilenceMs: 5_000 });
  const sidecars = [];
  for (let index = 0; index < sidecarCount; index += 1) sidecars.push(await world.sidecar(`pod-${index}`));
  await world.reaches(sidecars, 'EU');
  const end = Date.now() + minutes * 60_000;
  let [place, settled, round] = ['EU', Number.POSITIVE_INFINITY, 0];
  for (; Date.now() < end; round += 1) {
    const name = draw(Object.keys(faults));
    place = draw(places.filter((one) => one !== place));
    process.stderr.write(`round ${round}: ${name}, then ${place}\n`);
    await faults[name]?.(world, chance);
    expect(await world.letsThrough()).toBe(false);
    world.faults.heal();
    await world.edit(place);
    await world.reaches(sidecars, place);
    await world.counts(sidecarCount);
    await until('a pod is admitted', async () => (await world.admits().catch(() => false)) || undefined);
    if (round === settledAfter) settled = used();
  }
  expect(round).toBeGreaterThan(settledAfter);
  expect(used()).toBeLessThan(settled + growth);
});
