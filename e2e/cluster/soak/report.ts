import { type Sample, trendOf } from './memory.ts';
import type { Watched } from './watchman.ts';

/** One fault, and how long it took until all was right again. */
export interface Round {
  readonly fault: string;
  /** Milliseconds from its end. */
  readonly ms: number;
}

export interface Soak {
  readonly seed: number;
  readonly minutes: number;
  readonly rounds: readonly Round[];
  readonly watched: Watched;
  /** How often a simulated sidecar, or a real one, was found on what the last edit says. */
  readonly current: { readonly simulated: number; readonly real: number };
  readonly memory: readonly Series[];
}

/** What one process holds, from the start on. */
export interface Series {
  readonly of: string;
  /** MiB that the line through what was measured may rise by, once it had settled. */
  readonly mayGrow: number;
  readonly samples: readonly Sample[];
}

/** Share of the time after which memory counts as settled: what is made once is made by then. */
const settledAfter = 0.1;

const settled = ({ samples }: Series, minutes: number): readonly Sample[] =>
  samples.filter(({ at }) => at >= minutes * settledAfter);

/** What should not have been; empty where all went well. */
export function complaintsOf({ watched, memory, minutes }: Soak): readonly string[] {
  const grown = memory.flatMap((series) => {
    const { growth } = trendOf(settled(series, minutes));
    const found = `found ${growth.toFixed(1)} MiB more than when it had settled, allowed are ${series.mayGrow}`;
    return growth <= series.mayGrow ? [] : [`${series.of}: ${found}`];
  });
  return [...watched.wrong, ...grown];
}

/** For a person, and for a log: what happened how often, what was looked at how often, and what memory did. */
export function reportOf(soak: Soak): string {
  const { seed, minutes, rounds, watched, current, memory } = soak;
  const kinds = [...new Set(rounds.map(({ fault }) => fault))].toSorted();
  const ofFaults = kinds.map((kind) => {
    const times = rounds.filter(({ fault }) => fault === kind).map(({ ms }) => ms / 1000);
    const sorted = times.toSorted((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    return [kind, String(times.length), middle.toFixed(1), (sorted.at(-1) ?? Number.NaN).toFixed(1)];
  });
  const ofMemory = memory.map((series) => {
    const { first, last, slope, growth } = trendOf(settled(series, minutes));
    const levels = [series.samples[0]?.mib ?? Number.NaN, first, last].map((mib) => mib.toFixed(1));
    return [series.of, ...levels, signed(slope), signed(growth), `+${series.mayGrow}`];
  });
  return [
    `Soak: ${minutes} minutes, seed ${seed}, ${rounds.length} rounds.`,
    table([['Fault', 'times', 'right again, median s', 'longest s'], ...ofFaults]),
    table([
      ['Looked at', 'times', 'wrong'],
      ['pods that ask, injected', String(watched.injected), ''],
      ['pods that ask, refused or unanswered', String(watched.refused), ''],
      ['pods that do not ask, created', String(watched.plain), ''],
      [
        'all of these',
        String(watched.injected + watched.refused + watched.plain),
        String(watched.wrong.length),
      ],
      ['simulated sidecars on the last policy', String(current.simulated), '0'],
      ['real sidecars on the last policy, by what they answer', String(current.real), '0'],
    ]),
    table([
      [
        'Memory, MiB',
        'at start',
        `after ${minutes * settledAfter} min`,
        'at end',
        'an hour',
        'in all',
        'allowed',
      ],
      ...ofMemory,
    ]),
  ].join('\n\n');
}

const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(1)}`;

/** Columns as wide as what is in them; the first is text, the others are numbers. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
