import type { MaskRuleSpec } from '../../api/generated/policy-document.ts';
import { uninspectableOf } from '../compile.ts';
import { keepLastOf } from '../merge.ts';
import { describe, oneOf, quote } from '../describe.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Path } from '../problem.ts';
import type { Check, CheckContext, CheckFinding } from './section.ts';

/** What a data class calls content that could not be inspected. */
export const unscanned = 'Unscanned';

const detectorWords = (entities: ReadonlySet<string>): string => oneOf('an entity', entities);

export const maskedEntities: Check = {
  code: 'name.entity',
  needs: ['masking'],
  *run({ masking }, { entities }) {
    const known = new Set([...entities, ...(masking?.dictionaries ?? []).map(({ name }) => name)]);
    for (const [index, rule] of (masking?.rules ?? []).entries()) {
      for (const [position, entity] of (rule.entities ?? []).entries()) {
        if (known.has(entity)) continue;
        const path = ['spec', 'masking', 'rules', index, 'entities', position];
        yield {
          path,
          found: quote(entity),
          allowed: `${detectorWords(entities)}, or the name of a dictionary of the policy`,
          meant: didYouMean(entity, known),
        };
      }
    }
  },
};

export const classifiedEntities: Check = {
  code: 'name.entity',
  needs: ['dataClasses'],
  *run({ dataClasses = [] }, { entities, patternNames }) {
    const known = new Set([...entities, ...patternNames, unscanned]);
    for (const [index, { when }] of dataClasses.entries()) {
      for (const [position, entity] of (when.findings ?? []).entries()) {
        if (known.has(entity)) continue;
        yield {
          path: ['spec', 'dataClasses', index, 'when', 'findings', position],
          found: `${quote(entity)}, which nothing finds`,
          allowed: `${detectorWords(entities)}, the name of a masking pattern or dictionary, or ${unscanned}`,
          meant: didYouMean(entity, known),
        };
      }
    }
  },
};

/** Not where the policy refuses what could not be inspected: then the class has nothing left to say. */
export const unscannedClasses: Check = {
  code: 'never',
  needs: ['dataClasses', 'masking'],
  *run({ dataClasses = [], masking }) {
    if (uninspectableOf(masking) === 'Allow') return;
    for (const [index, { when }] of dataClasses.entries()) {
      const position = when.findings?.indexOf(unscanned) ?? -1;
      if (position < 0) continue;
      yield {
        path: ['spec', 'dataClasses', index, 'when', 'findings', position],
        found: `${quote(unscanned)}, which masking.uninspectable denies in any case`,
        allowed: `${unscanned} only together with masking.uninspectable: Allow`,
      };
    }
  },
};

export const maskingPatterns: Check = {
  code: 'pattern',
  needs: ['masking'],
  *run({ masking }, context) {
    for (const [index, rule] of (masking?.rules ?? []).entries()) {
      yield* patternFindings(['spec', 'masking', 'rules', index], rule, context);
    }
  },
};

function* patternFindings(
  path: Path,
  { name, pattern }: MaskRuleSpec,
  context: CheckContext,
): Generator<CheckFinding> {
  if (name !== undefined && (context.entities.has(name) || name === unscanned)) {
    const found = `${quote(name)}, which is the name of a built-in entity`;
    yield { code: 'name.taken', path: [...path, 'name'], found, allowed: 'a name of its own' };
  }
  const wrong = pattern === undefined ? undefined : context.checkPattern(pattern);
  if (wrong !== undefined) yield notRe2([...path, 'pattern'], pattern, wrong);
}

const notRe2 = (path: Path, pattern: unknown, wrong: string): CheckFinding => ({
  path,
  found: `${describe(pattern)} (${wrong})`,
  allowed: 'a regular expression in RE2 syntax, without look-around and back-references',
});

export const allowedPatterns: Check = {
  code: 'pattern',
  needs: ['masking'],
  *run({ masking }, { checkPattern }) {
    for (const [index, pattern] of (masking?.allow?.patterns ?? []).entries()) {
      const wrong = checkPattern(pattern);
      if (wrong !== undefined) yield notRe2(['spec', 'masking', 'allow', 'patterns', index], pattern, wrong);
    }
  },
};

const strength = { Partial: 0, Pseudonym: 1, Hash: 2, Redact: 3 } as const;

/** The fewer characters `Partial` keeps, the stronger. */
const strengthOf = (rule: MaskRuleSpec): number => strength[rule.strategy] - keepLastOf(rule) / 100;

/** Of two masks on the same text the stronger wins, wherever it stands: the other could never be seen. */
export const outdoneMasks: Check = {
  code: 'never',
  needs: ['masking'],
  *run({ masking }) {
    const rules = masking?.rules ?? [];
    for (const [index, rule] of rules.entries()) {
      for (const [position, entity] of (rule.entities ?? []).entries()) {
        const winner = rules.findIndex(
          (other, at) => at !== index && other.entities?.includes(entity) && outdoes(other, at, rule, index),
        );
        if (winner < 0) continue;
        yield {
          path: ['spec', 'masking', 'rules', index, 'entities', position],
          found: `${quote(entity)}, which rules[${winner}] (${rules[winner]?.strategy ?? ''}) masks in any case`,
          allowed: 'an entity that no rule at least as strong masks already',
        };
      }
    }
  },
};

function outdoes(other: MaskRuleSpec, otherAt: number, rule: MaskRuleSpec, at: number): boolean {
  if (other.direction !== 'Both' && other.direction !== rule.direction) return false;
  const difference = strengthOf(other) - strengthOf(rule);
  if (difference !== 0) return difference > 0;
  return otherAt < at || (other.direction === 'Both' && rule.direction !== 'Both');
}
