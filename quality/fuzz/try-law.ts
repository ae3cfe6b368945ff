import fc from 'fast-check';
import type { Law } from './laws.ts';

export type Trial =
  | { readonly held: true; readonly texts: number }
  /** With the smallest of what was drawn that breaks the law. */
  | { readonly held: false; readonly why: string; readonly drawn: readonly unknown[] };

export interface Effort {
  /** From which everything is drawn: the same one draws the same. */
  readonly seed: number;
  /** Milliseconds. */
  readonly within: number;
  /** At most so many are tried. */
  readonly runs?: number;
}

/** More than any time is enough for. */
const ENDLESS = 2 ** 31 - 1;

/** Tries a law on random texts, until one breaks it or the effort is spent. */
export const tryLaw = ({ property }: Law, { seed, within, runs = ENDLESS }: Effort): Trial => {
  const run = fc.check(property, { seed, numRuns: runs, interruptAfterTimeLimit: within });
  if (!run.failed) return { held: true, texts: run.numRuns };
  const why = run.errorInstance instanceof Error ? run.errorInstance.message : String(run.errorInstance);
  return { held: false, why, drawn: run.counterexample ?? [] };
};
