/** Bytes. */
export interface Memory {
  /** Heap and what hangs on it, once what nobody needs is collected. */
  readonly held: number;
  /** What the system counts, freed pages that were not given back too. */
  readonly resident: number;
}

export interface Sample {
  /** Minutes from the start. */
  readonly at: number;
  readonly mib: number;
}

export interface Trend {
  readonly first: number;
  readonly last: number;
  /** MiB in an hour. */
  readonly slope: number;
  /** MiB that the line rises by from its begin to its end. */
  readonly growth: number;
}

/** Of a straight line by least squares through what was measured; `NaN` where that is less than two moments. */
export function trendOf(samples: readonly Sample[]): Trend {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middle, level] = [mean(samples.map(({ at }) => at)), mean(samples.map(({ mib }) => mib))];
  const spread = samples.reduce((sum, { at }) => sum + (at - middle) ** 2, 0);
  const rise = samples.reduce((sum, { at, mib }) => sum + (at - middle) * (mib - level), 0) / spread;
  const [first, last] = [samples[0], samples.at(-1)];
  const minutes = (last?.at ?? Number.NaN) - (first?.at ?? Number.NaN);
  return {
    first: first?.mib ?? Number.NaN,
    last: last?.mib ?? Number.NaN,
    slope: rise * 60,
    growth: rise * minutes,
  };
}
