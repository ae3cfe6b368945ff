import { readFileSync } from 'node:fs';
import process from 'node:process';
import { expect, jest, test } from '@jest/globals';
import { temporaryFolder } from '../../run/temporary.ts';
import { chances } from '../chances.ts';
import { type Chaos, chaos, type Proxied } from '../chaos-rig.ts';
import { until } from '../daemon.ts';
import { type SidecarProcess, startSidecarProcess } from '../sidecar-process.ts';
import { faults } from './faults.ts';
import type { Sample } from './memory.ts';
import { startOperators } from './operators.ts';
import { complaintsOf, reportOf, type Round } from './report.ts';
import { startWatchman } from './watchman.ts';

/**
 * `make soak`: one fault after the other, drawn by a seed, with two replicas as processes; an edit while the fault
 * lasts, or after it. What must hold: all the while no pod that asks gets through without its proxy, and no other is
 * refused; after each fault all sidecars run on what was last said, real ones answer by it, status says so and pods are
 * admitted; at the end memory is what it was when it had settled.
 */
const minutes = Number(process.env['SOAK_MINUTES'] ?? 30);
const seed = Number(process.env['SOAK_SEED'] ?? Date.now() % 100_000);
jest.setTimeout((minutes + 30) * 60_000);

const places = ['EU', 'DE', 'FR', 'AT', 'NL', 'BE', 'US'];
const simulated = 50;
const mib = 1024 * 1024;
/** What a sidecar answers by policy, and while it has none in force. */
const [denied, unconfigured] = [451, 503];

test(`random faults for ${minutes} minutes, seed ${seed}`, async () => {
  const began = Date.now();
  const chance = chances(seed);
  const draw = <T>(from: readonly T[]): T => {
    const drawn = from[Math.floor(chance() * from.length)];
    if (drawn === undefined) throw new Error('there is nothing to draw from');
    return drawn;
  };
  const at = (): number => (Date.now() - began) / 60_000;
  await using world = await chaos();
  await using operators = await startOperators(world);
  await world.begin();
  const replicas = [operators.kept, operators.killed];
  const sidecars: Proxied[] = [];
  for (let index = 0; index < simulated; index += 1)
    sidecars.push(await world.sidecar(`pod-${index}`, replicas[index % 2]));
  const real = await realSidecars(world, replicas);
  const watchman = startWatchman(world);
  const rounds: Round[] = [];
  const current = { simulated: 0, real: 0 };
  const [held, resident, ofSidecar]: [Sample[], Sample[], Sample[]] = [[], [], []];
  const memory = [
    { of: 'operator, what it holds', mayGrow: 4, samples: held },
    { of: 'operator, resident', mayGrow: 32, samples: resident },
    { of: 'a real sidecar, resident', mayGrow: 32, samples: ofSidecar },
  ];
  const measure = async (): Promise<void> => {
    const of = await operators.kept.memory();
    held.push({ at: at(), mib: of.held / mib });
    resident.push({ at: at(), mib: of.resident / mib });
    ofSidecar.push({ at: at(), mib: residentOf(real[0]?.pid ?? 0) / mib });
  };
  const isRight = async (place: string): Promise<void> => {
    await world.reaches(sidecars, place);
    current.simulated += sidecars.length;
    for (const one of real) {
      await until(`a real sidecar goes by ${place}`, async () => goesBy(one, place));
      current.real += 1;
    }
    await world.counts(simulated + real.length);
    await until('a pod is admitted', async () => (await world.admits().catch(() => false)) || undefined);
  };
  const round = async (place: string): Promise<void> => {
    const fault = draw(Object.keys(faults));
    const early = chance() < 0.5;
    process.stderr.write(
      `${at().toFixed(1)} min, round ${rounds.length}: ${fault}, ${early ? 'meanwhile' : 'then'} ${place}\n`,
    );
    await faults[fault]?.({ world, operators, chance });
    if (early) await world.edit(place);
    world.faults.heal();
    const healed = performance.now();
    if (!early) await world.edit(place);
    await isRight(place);
    rounds.push({ fault, ms: performance.now() - healed });
    await measure();
  };
  const soak = () => ({ seed, minutes, rounds, watched: watchman.watched(), current, memory });
  try {
    await isRight('EU');
    await measure();
    for (let place = 'EU'; at() < minutes; ) {
      place = draw(places.filter((one) => one !== place));
      await round(place);
    }
  } finally {
    await watchman.stop();
    for (const one of real) await one.kill();
    process.stdout.write(`\n${reportOf(soak())}\n\n`);
  }
  expect(complaintsOf(soak())).toEqual([]);
});

/** One of each replica, with the tokens of pods of their own. */
async function realSidecars(
  { rig }: Chaos,
  replicas: readonly Parameters<typeof startSidecarProcess>[1][],
): Promise<readonly SidecarProcess[]> {
  const started: SidecarProcess[] = [];
  for (const [index, replica] of replicas.entries()) {
    await rig.pod('agents', `real-${index}`);
    const token = await rig.token('agents', `real-${index}`);
    started.push(await startSidecarProcess(await temporaryFolder(), replica, token));
  }
  return started;
}

/** A request that would be processed in the United States is refused, or goes as far as there being no provider. */
async function goesBy(sidecar: SidecarProcess, place: string): Promise<true | undefined> {
  const status = await sidecar.ask('us');
  const right = place === 'US' ? ![denied, unconfigured].includes(status) : status === denied;
  return right || undefined;
}

function residentOf(pid: number): number {
  const [, kib = ''] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) * 1024;
}
