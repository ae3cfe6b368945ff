import { contextsOf, isNearest, isThing } from '../../context.ts';
import type { ContextId } from '../../context-words.ts';
import type { Detector } from '../../detector.ts';
import { identifierRuns, readIdentifier } from './identifier.ts';
import type { Identifier } from './identifier.ts';

/** How far before it, in UTF-16 units, the words may stand that say what it is: nothing else does. */
const LABEL_REACH = 32;

/** An identifier without a shape of its own. */
export interface LabelledRule {
  readonly name: string;
  readonly certainty: number;
  readonly source: string;
  readonly positives: Detector['positives'];
  readonly negatives: Detector['negatives'];
  readonly contexts: readonly ContextId[];
  /** Whether it can be such an identifier. */
  suits(identifier: Identifier): boolean;
}

const date = /^(?:\d{4}-\d{2}-\d{2}|\d{2}-\d{2}-\d{4})(?!\d)/;

export const labelledIdentifier = (rule: LabelledRule): Detector => {
  const contexts = contextsOf(...rule.contexts);
  return {
    name: rule.name,
    tier: 'B',
    secret: false,
    certainty: rule.certainty,
    shape: 'run',
    anchors: { digits: identifierRuns },
    source: rule.source,
    positives: rule.positives,
    negatives: rule.negatives,
    verify(text, at, _until, key) {
      const identifier = readIdentifier(text, at);
      if (identifier.end < 0 || identifier.hasLower || !rule.suits(identifier)) return undefined;
      const { start, end } = identifier;
      if (identifier.hasHyphen && date.test(text.slice(start, end))) return undefined;
      if (!isNearest(text, start, key, contexts, LABEL_REACH) || isThing(text, start, key)) return undefined;
      return { start, end };
    },
  };
};
