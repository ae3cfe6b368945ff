import type { ContenderId } from '../contenders/contender.ts';
import type { Running } from '../contenders/running.ts';
import { LARGE_BODY, MEBIBYTE_BODY, SMALL_BODY } from '../plan.ts';
import { METRICS } from '../results.ts';
import type { Metric } from '../results.ts';
import type { Distribution } from '../statistics.ts';
import { loop } from './bench.ts';
import type { Bench } from './bench.ts';

const MICROSECONDS = 1000;
/** The contender whose memory of values seen before is measured. */
const REMEMBERS: ContenderId = 'domicile-on';
/** Of a long conversation, what the turn before had sent. */
const MOST = 0.95;

interface Body {
  readonly bytes: number;
  readonly durationMs: number;
  readonly added: readonly [Metric, Metric];
  /** Share of the body that was seen before, and what is measured of it. */
  readonly again: readonly [seen: number, Metric, Metric];
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
  const unit = METRICS[p50] === 'us' ? MICROSECONDS : 1;
  bench.results.add(p50, contender.id, (took.p50 - base.p50) * unit);
  bench.results.add(p99, contender.id, (took.p99 - base.p99) * unit);
};

const once = (bench: Bench, running: Running, body: Body, seen: number): Promise<Distribution> =>
  loop(bench, running, {
    connections: 1,
    bodyBytes: body.bytes,
    seen,
    durationMs: body.durationMs,
  }).then(({ latencyMs }) => latencyMs);

const round = async (bench: Bench, body: Body): Promise<void> => {
  let direct: Distribution | undefined;
  for (const running of bench.running) {
    const took = await once(bench, running, body, 0);
    if (running.contender.id === 'direct') direct = took;
    record(bench, running, body.added, took, direct);
  }
  const remembering = bench.running.find(({ contender }) => contender.id === REMEMBERS);
  if (remembering === undefined) return;
  const [seen, p50, p99] = body.again;
  record(bench, remembering, [p50, p99], await once(bench, remembering, body, seen), direct);
};

/** One interleaved round of time added at one connection. */
export const latencyRound = async (bench: Bench): Promise<void> => {
  await round(bench, {
    bytes: SMALL_BODY,
    durationMs: bench.plan.latencyMs.small,
    added: ['addedSmallP50', 'addedSmallP99'],
    again: [1, 'repeatSmallP50', 'repeatSmallP99'],
  });
  await round(bench, {
    bytes: LARGE_BODY,
    durationMs: bench.plan.latencyMs.large,
    added: ['addedLargeP50', 'addedLargeP99'],
    again: [1, 'repeatLargeP50', 'repeatLargeP99'],
  });
};

/** The same with bodies of a mebibyte: all new, and as the next turn of a conversation. */
export const mebibyteRound = (bench: Bench): Promise<void> =>
  round(bench, {
    bytes: MEBIBYTE_BODY,
    durationMs: bench.plan.latencyMs.mebibyte,
    added: ['addedMebibyteP50', 'addedMebibyteP99'],
    again: [MOST, 'mostSeenP50', 'mostSeenP99'],
  });
