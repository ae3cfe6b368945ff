import { CONTEXT_REACH, contextsOf, isNearerThan, isNearest, isThing } from '../../context.ts';
import type { Contexts } from '../../context.ts';
import type { ContextId } from '../../context-words.ts';
import type { Detector, DigitRun, Gate } from '../../detector.ts';
import type { Digits } from './checksum.ts';
import { KnownGroupings, endOf, groupingOf, readNumber } from './written-number.ts';
import type { Grouping } from './written-number.ts';

/** A number of digits, as one country or office gives it out. */
export interface NumberRule {
  readonly name: string;
  readonly certainty: number;
  readonly source: string;
  readonly positives: Detector['positives'];
  readonly negatives: Detector['negatives'];
  /** How it is written: `###-##-####`. */
  readonly written: readonly string[];
  /** How it is written where its shape alone tells, unless the words before it say that it is another thing. */
  readonly alone?: readonly string[];
  /** What the words before it must say: one of these. */
  readonly contexts: readonly ContextId[];
  /** For numbers without a checksum: no other word may stand nearer. */
  readonly isWeak?: boolean;
  /** How far before it the words may stand, in UTF-16 units. */
  readonly reach?: number;
  /** Whether the digits can be such a number. */
  passes(digits: Digits, count: number): boolean;
}

const runOf = ({ first, next }: Grouping): DigitRun =>
  next === '' ? { least: first, most: first } : { least: first, most: first, next };

/** One run for groupings that begin alike. */
const runsOf = (groupings: readonly Grouping[]): readonly DigitRun[] => {
  const runs = new Map<number, DigitRun>();
  for (const grouping of groupings) {
    const run = runOf(grouping);
    const known = runs.get(grouping.first);
    const isAny = known !== undefined && (known.next === undefined || run.next === undefined);
    if (isAny) runs.set(grouping.first, { least: grouping.first, most: grouping.first });
    else runs.set(grouping.first, known ? { ...run, next: `${known.next ?? ''}${run.next ?? ''}` } : run);
  }
  return [...runs.values()];
};

/** How any of them is written. */
const known = new KnownGroupings();

/** Whether there is a number as one of them is written: few numbers are. */
const mayBeNational: Gate = (text, at) => {
  const number = readNumber(text, at);
  return number.isFree && known.holds(number);
};

const others = contextsOf('phone', 'call', 'thing');

/** One in ten phone numbers, orders and invoices passes a checksum as well: of them, the words for one tell. */
const isNear = (text: string, start: number, key: string, contexts: Contexts, reach: number): boolean =>
  isNearerThan(text, start, key, contexts, others, reach);

/** Shape and checksum come first, being cheap; the words around only for what is left. */
export const nationalNumber = (rule: NumberRule): Detector => {
  const alone = (rule.alone ?? []).map(groupingOf);
  const groupings = [...alone, ...rule.written.map(groupingOf)];
  for (const grouping of groupings) known.add(grouping);
  const contexts = contextsOf(...rule.contexts);
  const isSaid = rule.isWeak === true ? isNearest : isNear;
  const reach = rule.reach ?? CONTEXT_REACH;
  return {
    name: rule.name,
    tier: 'B',
    secret: false,
    certainty: rule.certainty,
    shape: 'groups',
    anchors: { digits: runsOf(groupings), gate: mayBeNational },
    source: rule.source,
    positives: rule.positives,
    negatives: rule.negatives,
    verify(text, at, _until, key) {
      const number = readNumber(text, at);
      for (let i = 0; i < groupings.length; i++) {
        const end = endOf(number, groupings[i] as Grouping);
        if (end < 0) continue;
        if (!rule.passes(number.digits, (groupings[i] as Grouping).digits)) return undefined;
        const isFound =
          isSaid(text, at, key, contexts, reach) || (i < alone.length && !isThing(text, at, key));
        return isFound ? { start: at, end } : undefined;
      }
      return undefined;
    },
  };
};
