import type { Reading } from '../cluster/reading.ts';

/** `unknown`: the user may not look. */
export type CheckOutcome = 'pass' | 'warn' | 'fail' | 'unknown';

/** One thing that was looked at. */
export interface CheckLine {
  /** Stable: `version`, `webhook.injects`. */
  readonly check: string;
  readonly outcome: CheckOutcome;
  /** What was found. */
  readonly message: string;
  /** What to do; empty where it passes. */
  readonly todo: string;
}

export const pass = (check: string, message: string): CheckLine => ({
  check,
  outcome: 'pass',
  message,
  todo: '',
});
export const warn = (check: string, message: string, todo: string): CheckLine => ({
  check,
  outcome: 'warn',
  message,
  todo,
});
export const fail = (check: string, message: string, todo: string): CheckLine => ({
  check,
  outcome: 'fail',
  message,
  todo,
});

/** Judges what was read; else says why it was not. `absent`: what it means that it is not there. */
export function judged<T>(
  check: string,
  reading: Reading<T>,
  judge: (value: T) => CheckLine | readonly CheckLine[],
  absent: () => CheckLine,
): readonly CheckLine[] {
  if (reading.kind === 'read') return [judge(reading.value)].flat();
  if (reading.kind === 'absent') return [absent()];
  if (reading.kind === 'failed')
    return [
      fail(check, `the API server answered: ${reading.why}`, 'Look into the API server, then check again.'),
    ];
  const message = `not looked at: you may not ${reading.right}`;
  const todo = `Have somebody run this who may, or be granted it (kubectl auth can-i ${reading.right}).`;
  return [{ check, outcome: 'unknown', message, todo }];
}
