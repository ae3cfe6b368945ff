import type { TextEdit } from '../api/text.ts';
import type { CarriedSince } from './carried.ts';
import type { Kind } from './finding.ts';
import type { Known } from './known-values.ts';

/** So many values that are carried since are looked for among so many that are known: it takes a millisecond. */
export const MAX_SINCE = 64;
export const MAX_LOOKED_THROUGH = 16_384;

/** What a prompt has come to know, in the order in which it did. */
export interface Knowing {
  readonly values: readonly Known[];
  /** Whether a rule asks for it. */
  readonly isAsked: (kind: Kind) => boolean;
  /** In which step the value was learned before which `order` others were. */
  readonly stepOf: (order: number) => number;
}

/** Values that were all looked for, as what they are carried as, in each step from one on. */
export interface KnownSince {
  readonly from: number;
  readonly values: readonly string[];
}

/**
 * The values that are carried since, where a prompt knows each of them as the same: most are given back to somebody who
 * has sent them. `undefined` where it does not, or where there are many.
 */
export const knownSince = (
  { values, isAsked, stepOf }: Knowing,
  added: CarriedSince,
): KnownSince | undefined => {
  if (added.size > MAX_SINCE) return undefined;
  const found: string[] = [];
  for (let order = 0; order < Math.min(values.length, MAX_LOOKED_THROUGH); order++) {
    const { value, kind } = values[order] as Known;
    if (added.entityOf(value) !== kind.entity || !isAsked(kind)) continue;
    if (found.push(value) === added.size) return { from: stepOf(order) + 1, values: found };
  }
  return undefined;
};

/**
 * Whether a text in which the values were looked for may hold one of them within something else that is masked: there
 * it changes what that is known to hold. Wherever else one stands, it is masked as itself.
 */
export const holdsWithin = (text: string, edits: readonly TextEdit[], { values }: KnownSince): boolean =>
  edits.some(({ start, end }) => {
    const longer = values.filter(({ length }) => length < end - start);
    if (longer.length === 0) return false;
    const masked = text.slice(start, end);
    return masked.includes('\\') || longer.some((value) => masked.includes(value));
  });
