import { readFileSync, writeFileSync } from 'node:fs';
import type { Baseline, Rates } from './report.ts';

const file = new URL('baseline.json', import.meta.url);

export const readBaseline = (): Baseline => JSON.parse(readFileSync(file, 'utf8')) as Baseline;

export const writeBaseline = (baseline: Baseline): void =>
  writeFileSync(file, `${JSON.stringify(baseline, undefined, 2)}\n`);

/** How far precision and recall may fall behind: a few values among hundreds, never a kind of them. */
export const TOLERANCE = 0.005;
/** How many more false positives a megabyte may have. */
export const NOISE_TOLERANCE = 0.25;

/** Entities that do worse than they did, in words. */
export const fallenBehind = (
  before: Readonly<Record<string, Rates>>,
  now: Readonly<Record<string, Rates>>,
): readonly string[] =>
  Object.entries(before).flatMap(([entity, was]) => {
    const is = now[entity] ?? { precision: 0, recall: 0 };
    return (['precision', 'recall'] as const)
      .filter((rate) => is[rate] < was[rate] - TOLERANCE)
      .map((rate) => `${entity}: ${rate} was ${was[rate]}, is ${is[rate]}`);
  });
