import type { Span } from './detector.ts';
import type { Finding } from './finding.ts';

const none: readonly Finding[] = [];

const isAt = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;
export const isSame = (a: Finding, b: Finding): boolean => isAt(a, b) && a.kind === b.kind;

export const byPlace = (found: readonly Finding[]): ReadonlyMap<number, readonly Finding[]> =>
  Map.groupBy(found, ({ start }) => start);

/** Each finding once. */
export const distinct = (found: readonly Finding[]): Finding[] =>
  [...byPlace(found).values()].flatMap((there) =>
    there.filter((each, i) => !there.slice(0, i).some((other) => isSame(each, other))),
  );

/**
 * What was found, and what was told: found in cells, for what the heads of their columns say. A head knows better what
 * exactly stands there: at the very place of what it tells, nothing else is found.
 */
export const withTold = (found: Finding[], told: readonly Finding[]): Finding[] => {
  if (told.length === 0) return found;
  const places = byPlace(told);
  const isTold = (each: Finding): boolean =>
    (places.get(each.start) ?? none).some((other) => isAt(each, other));
  return [...found.filter((each) => !isTold(each)), ...distinct(told)];
};
