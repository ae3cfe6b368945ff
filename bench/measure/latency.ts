import type { ContenderId } from '../contenders/contender.ts';
import type { Running } from '../contenders/running.ts';
import { LARGE_BODY, SMALL_BODY } from '../plan.ts';
import type { Metric } from '../results.ts';
import type { Distribution } from '../statistics.ts';
import { loop } from './bench.ts';
import type { Bench } from './bench.ts';

const MICROSECONDS = 1000;
/** The contender whose memory of values seen before is measured. */
const REMEMBERS: ContenderId = 'domicile-on';

interface Body {
  readonly bytes: number;
  readonly durationMs: number;
  readonly added: readonly [Metric, Metric];
  readonly repeated: readonly [Metric, Metric];
}

/** Direct's own times are recorded as they are; all others as what they add to them. */
const record = (
  bench: Bench,
  { contender }: Running,
  [p50, p99]: readonly [Metric, Metric],
  took: Distribution,
  direct: Distribution | undefined,
): void => {
  const base = contender.id === 'direct' || direct === undefined ? { p50: 0, p99: 0 } : direct;
  bench.results.add(p50, contender.id, (took.p50 - base.p50) * MICROSECONDS);
  bench.results.add(p99, contender.id, (took.p99 - base.p99) * MICROSECONDS);
};

const once = (bench: Bench, running: Running, body: Body, repeat: boolean): Promise<Distribution> =>
  loop(bench, running, {
    connections: 1,
    bodyBytes: body.bytes,
    repeat,
    durationMs: body.durationMs,
  }).then(({ latencyMs }) => latencyMs);

const round = async (bench: Bench, body: Body): Promise<void> => {
  let direct: Distribution | undefined;
  for (const running of bench.running) {
    const took = await once(bench, running, body, false);
    if (running.contender.id === 'direct') direct = took;
    record(bench, running, body.added, took, direct);
  }
  const remembering = bench.running.find(({ contender }) => contender.id === REMEMBERS);
  if (remembering === undefined) return;
  record(bench, remembering, body.repeated, await once(bench, remembering, body, true), direct);
};

/** One interleaved round of time added at one connection. */
export const latencyRound = async (bench: Bench): Promise<void> => {
  await round(bench, {
    bytes: SMALL_BODY,
    durationMs: bench.plan.latencyMs.small,
    added: ['addedSmallP50', 'addedSmallP99'],
    repeated: ['repeatSmallP50', 'repeatSmallP99'],
  });
  await round(bench, {
    bytes: LARGE_BODY,
    durationMs: bench.plan.latencyMs.large,
    added: ['addedLargeP50', 'addedLargeP99'],
    repeated: ['repeatLargeP50', 'repeatLargeP99'],
  });
};
