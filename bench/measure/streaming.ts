import type { Running } from '../contenders/running.ts';
import type { Paced } from '../load/paced.ts';
import type { Streams, StreamsResult } from '../load/streams.ts';
import { HUGE_BODY, SMALL_BODY } from '../plan.ts';
import { residentMiB } from '../process-stats.ts';
import { DELTAS, DELTA_INTERVAL_MS } from '../wire/answer.ts';
import { cpuOf, judge } from './bench.ts';
import type { Bench } from './bench.ts';

const PROBE_MS = 500;
const MICROSECONDS_PER_SECOND = 1_000_000;

const difference = (value: number, direct: number | undefined): number => value - (direct ?? 0);

/** Those that can carry a stream at all; who cannot is left out of these rows by name. */
export const streaming = async (bench: Bench): Promise<Running[]> => {
  const able: Running[] = [];
  for (const running of bench.running) {
    const { deltaMs, example } = await bench.load.run<Streams>({
      kind: 'streams',
      target: running.target,
      streams: 1,
      bodyBytes: SMALL_BODY,
      measuredMs: PROBE_MS,
    });
    await bench.upstream.counts(running.upstreamPort);
    if (deltaMs.count > 0) able.push(running);
    else bench.complain(running, `left out of the streams, it answered one with ${example}`);
  }
  return able;
};

/** One interleaved round of streams held open. */
export const streamRound = async (bench: Bench): Promise<void> => {
  let direct: StreamsResult | undefined;
  for (const running of bench.running) {
    const { id } = running.contender;
    bench.progress(`streams: ${running.contender.title}`);
    const before = cpuOf(bench, running);
    const result = await bench.load.run<Streams>({
      kind: 'streams',
      target: running.target,
      streams: bench.plan.streams,
      bodyBytes: SMALL_BODY,
      measuredMs: bench.plan.streamMs,
    });
    const cpu = cpuOf(bench, running) - before;
    await judge(bench, running, result);
    const { results } = bench;
    results.add('cpuPerDelta', id, (cpu * MICROSECONDS_PER_SECOND) / result.deltas);
    if (running.pid !== undefined) results.add('streamsMiB', id, residentMiB(running.pid));
    results.add('firstTokenP50', id, difference(result.firstTokenMs.p50, direct?.firstTokenMs.p50));
    results.add('firstTokenP99', id, difference(result.firstTokenMs.p99, direct?.firstTokenMs.p99));
    results.add('deltaP99', id, difference(result.deltaMs.p99, direct?.deltaMs.p99));
    results.add('firstTokens', id, result.firstTokenMs.count);
    results.add('missing', id, result.missing);
    if (id === 'direct') direct = result;
  }
};

/** The same while new 5 MB bodies arrive on a connection of their own, from a process of their own. */
export const bulkRound = async (bench: Bench): Promise<void> => {
  const { plan, results } = bench;
  let direct: StreamsResult | undefined;
  for (const running of bench.running) {
    const { id } = running.contender;
    bench.progress(`streams and 5 MB bodies: ${running.contender.title}`);
    const [result, bodies] = await Promise.all([
      bench.load.run<Streams>({
        kind: 'streams',
        target: running.target,
        streams: plan.streams,
        bodyBytes: SMALL_BODY,
        measuredMs: plan.bulkStreamMs,
      }),
      bench.bulk.run<Paced>({
        kind: 'paced',
        target: running.target,
        bodyBytes: HUGE_BODY,
        afterMs: DELTAS * DELTA_INTERVAL_MS,
        intervalMs: plan.bulkIntervalMs,
        count: Math.floor(plan.bulkStreamMs / plan.bulkIntervalMs),
      }),
    ]);
    await judge(bench, running, {
      wrong: result.wrong + bodies.wrong,
      example: result.example || bodies.example,
    });
    results.add('bulkDeltaP50', id, difference(result.deltaMs.p50, direct?.deltaMs.p50));
    results.add('bulkDeltaP99', id, difference(result.deltaMs.p99, direct?.deltaMs.p99));
    if (running.pid !== undefined) results.add('bulkMiB', id, residentMiB(running.pid));
    results.add('bulkMissing', id, result.missing);
    results.add('bulkBodies', id, bodies.answers - bodies.wrong);
    results.add('bulkBodyP50', id, bodies.latencyMs.p50);
    if (id === 'direct') direct = result;
  }
};
