/** Samples of the Prometheus text format: `name{labels}` -> value. */
export function samplesOf(text: string): ReadonlyMap<string, number> {
  const samples = new Map<string, number>();
  for (const line of text.split('\n')) {
    const space = line.lastIndexOf(' ');
    if (space > 0 && !line.startsWith('#')) samples.set(line.slice(0, space), Number(line.slice(space + 1)));
  }
  return samples;
}

/** Counters that moved, with by how much. Times differ from run to run and are left out. */
export function moved(before: string, after: string): ReadonlyMap<string, number> {
  const earlier = samplesOf(before);
  const changes = new Map<string, number>();
  for (const [name, value] of samplesOf(after)) {
    const change = value - (earlier.get(name) ?? 0);
    if (/^domicile_\w+_total\b/.test(name) && change !== 0) changes.set(name, change);
  }
  return changes;
}

/** The sum over all series whose text holds every part. */
export function sum(changes: ReadonlyMap<string, number>, ...parts: readonly string[]): number {
  let total = 0;
  for (const [name, change] of changes) if (parts.every((part) => name.includes(part))) total += change;
  return total;
}
