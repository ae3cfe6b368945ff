/** Counts of a Prometheus histogram by upper bound, all its labels together. */
function bucketsOf(name: string, metrics: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const [, labels = '', count = ''] of metrics.matchAll(
    new RegExp(`^${name}_bucket\\{(.*)\\} (\\S+)$`, 'gm'),
  )) {
    const bound = /(?:^|,)le="([^"]+)"/.exec(labels)?.[1] ?? '';
    const upper = bound === '+Inf' ? Number.POSITIVE_INFINITY : Number(bound);
    counts.set(upper, (counts.get(upper) ?? 0) + Number(count));
  }
  return counts;
}

/**
 * The quantile of what was observed between two scrapes, interpolated within its bucket as Prometheus does it; the
 * greatest finite bound where it lies above all of them, `NaN` where nothing was observed.
 */
export function quantileSince(name: string, before: string, after: string, q: number): number {
  const old = bucketsOf(name, before);
  const buckets = [...bucketsOf(name, after)]
    .map(([upper, count]) => [upper, count - (old.get(upper) ?? 0)] as const)
    .toSorted(([a], [b]) => a - b);
  const total = buckets.at(-1)?.[1] ?? 0;
  if (total === 0) return Number.NaN;
  const rank = q * total;
  let [lower, below] = [0, 0];
  for (const [upper, count] of buckets) {
    if (count >= rank)
      return upper === Number.POSITIVE_INFINITY
        ? lower
        : lower + ((upper - lower) * (rank - below)) / (count - below);
    [lower, below] = [upper, count];
  }
  return lower;
}
