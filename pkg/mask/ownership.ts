import type { Finding } from './finding.ts';

/** A stretch that one finding owns: where findings overlap, the surest owns each character. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly finding: Finding;
}

export const byStart = (a: Finding, b: Finding): number => a.start - b.start || b.end - a.end;

/** Certainty, then length, then position; what remains equal goes to the one that is listed first. */
export const isSurer = (a: Finding, b: Finding): boolean => {
  if (a.kind.certainty !== b.kind.certainty) return a.kind.certainty > b.kind.certainty;
  const longer = a.end - a.start - (b.end - b.start);
  return longer === 0 ? a.start < b.start : longer > 0;
};

export const surestOf = (findings: readonly Finding[]): Finding =>
  findings.reduce((best, finding) => (isSurer(finding, best) ? finding : best));

/** Index behind the cluster that begins at `from`: sorted findings each of which overlaps one before it. */
export const clusterEnd = (sorted: readonly Finding[], from: number): number => {
  let reach = sorted[from]?.end ?? 0;
  let next = from + 1;
  for (let other = sorted[next]; other !== undefined && other.start < reach; other = sorted[next]) {
    if (other.end > reach) reach = other.end;
    next++;
  }
  return next;
};

export const clustersOf = (sorted: readonly Finding[]): readonly (readonly Finding[])[] => {
  if (sorted.length === 1) return [sorted];
  const clusters: (readonly Finding[])[] = [];
  for (let i = 0; i < sorted.length; ) {
    const next = clusterEnd(sorted, i);
    clusters.push(sorted.slice(i, next));
    i = next;
  }
  return clusters;
};

/** All that the findings of a cluster cover together: the surest gives it its kind. */
export const unionOf = (cluster: readonly Finding[]): Finding => {
  const surest = surestOf(cluster);
  const start = cluster[0]?.start ?? surest.start;
  const end = cluster.reduce((most, finding) => Math.max(most, finding.end), surest.end);
  return start === surest.start && end === surest.end ? surest : { start, end, kind: surest.kind };
};

/**
 * Divides the characters of sorted findings among them. Every character of every finding is in exactly one
 * piece, and who owns it depends on the findings that cover it alone: a stream needs to know no others. A
 * piece may be a fragment of its finding, which is no value: prompts, whose values are restored and known
 * again, are masked by clusters instead.
 */
export const divide = (sorted: readonly Finding[]): Piece[] => {
  const pieces: Piece[] = [];
  for (let i = 0; i < sorted.length; ) {
    const first = sorted[i] as Finding;
    const next = clusterEnd(sorted, i);
    if (next === i + 1) pieces.push({ start: first.start, end: first.end, finding: first });
    else divideCluster(sorted.slice(i, next), pieces);
    i = next;
  }
  return pieces;
};

/** Walks the edges of overlapping findings from left to right, with those that cover the current stretch. */
const divideCluster = (cluster: readonly Finding[], pieces: Piece[]): void => {
  const edges = new Set<number>();
  for (const { start, end } of cluster) edges.add(start).add(end);
  const sorted = [...edges].sort((a, b) => a - b);
  let active: Finding[] = [];
  let next = 0;
  for (let i = 0; i + 1 < sorted.length; i++) {
    const from = sorted[i] as number;
    active = active.filter((finding) => finding.end > from);
    for (let other = cluster[next]; other !== undefined && other.start <= from; other = cluster[++next]) {
      active.push(other);
    }
    append(pieces, from, sorted[i + 1] as number, surestOf(active));
  }
};

const append = (pieces: Piece[], start: number, end: number, finding: Finding): void => {
  const last = pieces.at(-1);
  if (last !== undefined && last.finding === finding && last.end === start) {
    pieces[pieces.length - 1] = { start: last.start, end, finding };
  } else {
    pieces.push({ start, end, finding });
  }
};
