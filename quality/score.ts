import { allDetectors } from '../pkg/mask/detectors/all.ts';
import type { Label, Sample } from './sample.ts';

export interface Count {
  readonly labelled: number;
  readonly found: number;
  readonly correct: number;
}

export interface Quality extends Count {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Mistake {
  readonly kind: 'missed' | 'wrong';
  readonly entity: string;
  readonly value: string;
  readonly context: string;
}

export interface Scores {
  readonly entities: ReadonlyMap<string, Quality>;
  readonly mistakes: readonly Mistake[];
}

/** Share of two stretches in what they cover together that makes them the same. */
const SAME = 0.5;
/** UTF-16 units shown around a mistake. */
const SHOWN = 40;

const isSame = (a: Label, b: Label): boolean => {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common / (Math.max(a.end, b.end) - Math.min(a.start, b.start)) >= SAME;
};

const certain = new Set(allDetectors.filter(({ tier }) => tier === 'A').map(({ name }) => name));

/** What stands in a stretch that is out of scope may well be there: an address in a name, a date of birth in a date. */
const isExcused = (found: Label, labels: readonly Label[]): boolean =>
  (certain.has(found.entity ?? '') || found.entity === 'DateOfBirth') &&
  labels.some(({ entity, start, end }) => entity === undefined && start < found.end && found.start < end);

const ratio = (part: number, all: number): number => (all === 0 ? 1 : part / all);

export const qualityOf = (count: Count): Quality => {
  const precision = ratio(count.correct, count.found);
  const recall = ratio(count.correct, count.labelled);
  return { ...count, precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
};

const mistakeIn = (text: string, kind: Mistake['kind'], { start, end, entity = '' }: Label): Mistake => ({
  kind,
  entity,
  value: text.slice(start, end),
  context: text.slice(Math.max(0, start - SHOWN), end + SHOWN).replaceAll('\n', ' '),
});

/** Compares what is found with what is labelled, entity by entity. */
export const score = (samples: readonly Sample[], find: (text: string) => readonly Label[]): Scores => {
  const counts = new Map<string, { labelled: number; found: number; correct: number }>();
  const mistakes: Mistake[] = [];
  const countOf = (entity: string) => {
    const count = counts.get(entity) ?? { labelled: 0, found: 0, correct: 0 };
    counts.set(entity, count);
    return count;
  };
  for (const { text, labels } of samples) {
    const open = labels.filter(({ entity }) => entity !== undefined);
    for (const label of open) countOf(label.entity ?? '').labelled++;
    for (const found of find(text)) {
      const index = open.findIndex((label) => label.entity === found.entity && isSame(label, found));
      if (index < 0 && isExcused(found, labels)) continue;
      const count = countOf(found.entity ?? '');
      count.found++;
      if (index < 0) {
        mistakes.push(mistakeIn(text, 'wrong', found));
      } else {
        count.correct++;
        open.splice(index, 1);
      }
    }
    mistakes.push(...open.map((label) => mistakeIn(text, 'missed', label)));
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return { entities: new Map(sorted.map(([entity, count]) => [entity, qualityOf(count)])), mistakes };
};
