import type { Load, Upstream } from '../children.ts';
import type { Running } from '../contenders/running.ts';
import type { ClosedLoop, ClosedLoopResult } from '../load/closed-loop.ts';
import type { Plan } from '../plan.ts';
import { cpuSeconds } from '../process-stats.ts';
import type { Results } from '../results.ts';

/** What every measurement is given. */
export interface Bench {
  readonly plan: Plan;
  readonly running: readonly Running[];
  readonly upstream: Upstream;
  readonly load: Load;
  /** A second load process, for bodies whose sending must not delay the first. */
  readonly bulk: Load;
  readonly results: Results;
  /** Says what is being done, to a person who waits. */
  readonly progress: (text: string) => void;
  /** Keeps what went wrong, for the end of the table. */
  readonly complain: (running: Running, what: string) => void;
}

/** CPU seconds used so far; of direct those of the benchmark itself, double and load together. */
export const cpuOf = (bench: Bench, { pid }: Running): number =>
  pid === undefined ? cpuSeconds(bench.upstream.pid) + cpuSeconds(bench.load.pid) : cpuSeconds(pid);

/** Counts wrong answers, and values that reached the double as they must not. */
export const judge = async (
  bench: Bench,
  running: Running,
  { wrong, example }: { readonly wrong: number; readonly example: string },
): Promise<void> => {
  const { id, masks } = running.contender;
  const { raw, tokens } = await bench.upstream.counts(running.upstreamPort);
  const leaked = masks ? raw : tokens;
  bench.results.add('wrong', id, wrong);
  bench.results.add('leaked', id, leaked);
  if (wrong > 0) bench.complain(running, `${wrong} wrong answers, the first: ${example}`);
  if (leaked > 0)
    bench.complain(running, `${leaked} values reached the provider ${masks ? 'raw' : 'masked'}`);
};

/** Runs a closed loop against one contender and judges its answers. */
export const loop = async (
  bench: Bench,
  running: Running,
  task: Omit<ClosedLoop, 'kind' | 'target'>,
): Promise<ClosedLoopResult> => {
  const result = await bench.load.run<ClosedLoop>({ kind: 'closed-loop', target: running.target, ...task });
  const wrong = result.wrong + result.lost;
  await judge(bench, running, { wrong, example: result.example || 'the connection broke' });
  if (result.answers === 0) bench.complain(running, 'no answer at all');
  return result;
};
