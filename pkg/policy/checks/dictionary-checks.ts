import type { DictionarySpec } from '../../api/generated/policy-document.ts';
import { quote } from '../describe.ts';
import { entriesOf } from '../dictionaries.ts';
import type { Path } from '../problem.ts';
import { unscanned } from './masking-checks.ts';
import type { Check, CheckContext, CheckFinding } from './section.ts';

/** Entries of all dictionaries of a policy together. */
export const maxEntries = 100_000;

export const dictionaryNames: Check = {
  code: 'name.taken',
  needs: ['masking'],
  *run({ masking }, { entities }) {
    const patterns = (masking?.rules ?? []).map(({ name }) => name);
    for (const [index, { name }] of (masking?.dictionaries ?? []).entries()) {
      const isBuiltIn = entities.has(name) || name === unscanned;
      if (!isBuiltIn && !patterns.includes(name)) continue;
      yield {
        path: ['spec', 'masking', 'dictionaries', index, 'name'],
        found: `${quote(name)}, which is the name of a ${isBuiltIn ? 'built-in entity' : 'masking pattern'}`,
        allowed: 'a name of its own',
      };
    }
  },
};

export const dictionaryFiles: Check = {
  code: 'dictionary',
  needs: ['masking'],
  *run({ masking }, context) {
    const dictionaries = masking?.dictionaries ?? [];
    for (const [index, dictionary] of dictionaries.entries()) {
      yield* fileFindings(['spec', 'masking', 'dictionaries', index, 'files'], dictionary, context);
    }
    const { length } = dictionaries.flatMap((dictionary) => entriesOf(dictionary, context.file, context));
    if (length <= maxEntries) return;
    const allowed = `at most ${maxEntries} in a policy`;
    yield { path: ['spec', 'masking', 'dictionaries'], found: `${length} entries`, allowed };
  },
};

function* fileFindings(
  path: Path,
  { files = [] }: DictionarySpec,
  context: CheckContext,
): Generator<CheckFinding> {
  for (const [index, file] of files.entries()) {
    const read = context.readDictionary(context.file, file);
    if (read.kind === 'entries') continue;
    yield {
      path: [...path, index],
      found: `${quote(file)}, ${read.problem}`,
      allowed: 'a text file with one name of 2 to 256 characters per line',
    };
  }
}
