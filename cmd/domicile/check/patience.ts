import { UsageError } from '../../../pkg/errors/usage-error.ts';
import type { Clock } from '../../../pkg/kube/clock.ts';
import type { CheckLine } from './check-line.ts';

/** Seconds that `--wait` takes at most. */
export const longestWaitSeconds = 3_600;
/** Milliseconds between two looks. */
export const lookAgainMs = 5_000;

/** Of `--wait`; 0 where it is absent. Throws UsageError. */
export function waitSecondsOf(text = '0'): number {
  const seconds = Number(text);
  if (text.trim() !== '' && Number.isInteger(seconds) && seconds >= 0 && seconds <= longestWaitSeconds)
    return seconds;
  throw new UsageError(
    `--wait: found "${text}"; allowed: whole seconds, 0 to ${longestWaitSeconds.toLocaleString('en-US')}`,
  );
}

export interface Patience {
  readonly seconds: number;
  /** Told of what is not settled yet, each time that it is something else. */
  readonly onFailing: (checks: readonly string[]) => void;
  readonly clock: Pick<Clock, 'now' | 'wait'>;
}

/** It fails, or the operator is still being rolled out. */
const unsettled = ({ check, outcome }: CheckLine): boolean =>
  outcome === 'fail' || (outcome === 'warn' && check === 'operator');

/** Looks until all is settled, or the time is over; resolves with what was seen last. */
export async function lookPatiently(
  look: () => Promise<readonly CheckLine[]>,
  { seconds, onFailing, clock }: Patience,
): Promise<readonly CheckLine[]> {
  const until = clock.now() + seconds * 1000;
  let told = '';
  for (;;) {
    const lines = await look();
    const failing = [...new Set(lines.filter(unsettled).map(({ check }) => check))];
    if (failing.length === 0 || clock.now() + lookAgainMs > until) return lines;
    if (failing.join() !== told) onFailing(failing);
    told = failing.join();
    await clock.wait(lookAgainMs, never);
  }
}

const never = new AbortController().signal;
