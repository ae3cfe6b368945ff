import { MANY_CONNECTIONS, SMALL_BODY } from '../plan.ts';
import { residentMiB } from '../process-stats.ts';
import { cpuOf, loop } from './bench.ts';
import type { Bench } from './bench.ts';
import type { Running } from '../contenders/running.ts';
import type { ClosedLoopResult } from '../load/closed-loop.ts';

const MICROSECONDS_PER_SECOND = 1_000_000;
const MICROSECONDS = 1000;

const many = (bench: Bench, running: Running, durationMs: number): Promise<ClosedLoopResult> =>
  loop(bench, running, {
    connections: MANY_CONNECTIONS,
    bodyBytes: SMALL_BODY,
    seen: 0,
    durationMs,
  });

/** One interleaved round of requests per second, with the CPU time that one request costs the contender. */
export const throughputRound = async (bench: Bench): Promise<void> => {
  for (const running of bench.running) {
    const { id } = running.contender;
    const before = cpuOf(bench, running);
    const result = await many(bench, running, bench.plan.throughputMs);
    const cpu = cpuOf(bench, running) - before;
    bench.results.add('perSecond', id, result.perSecond);
    bench.results.add('manyP99', id, result.latencyMs.p99 * MICROSECONDS);
    bench.results.add('cpuPerRequest', id, (cpu * MICROSECONDS_PER_SECOND) / result.answers);
  }
};

/** Memory before any request and at the end of a load that is the same for all; it warms them up as well. */
export const memory = async (bench: Bench): Promise<void> => {
  for (const { contender, pid } of bench.running)
    if (pid !== undefined) bench.results.add('idleMiB', contender.id, residentMiB(pid));
  for (const running of bench.running) {
    if (running.pid === undefined) continue;
    bench.progress(`memory: ${running.contender.title}`);
    await many(bench, running, bench.plan.memoryMs);
    bench.results.add('loadedMiB', running.contender.id, residentMiB(running.pid));
  }
};

/** Code that has not run yet is slow everywhere: nothing of this is kept. */
export const warmUp = async (bench: Bench): Promise<void> => {
  for (const running of bench.running) {
    bench.progress(`warm-up: ${running.contender.title}`);
    await many(bench, running, bench.plan.warmUpMs);
  }
};
