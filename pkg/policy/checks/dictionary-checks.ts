import type { DictionarySpec } from '../../api/generated/policy-document.ts';
import { allowedConfigMap, configMapText } from '../config-map.ts';
import { quote } from '../describe.ts';
import { countEntries, entriesIn } from '../dictionaries.ts';
import { nameList } from '../names.ts';
import type { Path } from '../problem.ts';
import { unscanned } from './masking-checks.ts';
import type { Check, CheckContext, CheckFinding } from './section.ts';

/** Entries of all dictionaries of a policy together. */
export const maxEntries = 100_000;
/** Of the names that a policy has from ConfigMaps, each with the end of its line: the policies need room as well. */
export const maxConfigMapBytes = 3_145_728;

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

export const dictionarySources: Check = {
  code: 'dictionary',
  needs: ['masking'],
  *run({ masking }, context) {
    const dictionaries = masking?.dictionaries ?? [];
    for (const [index, dictionary] of dictionaries.entries()) {
      const path = ['spec', 'masking', 'dictionaries', index];
      yield* fileFindings([...path, 'files'], dictionary, context);
      yield* configMapFindings([...path, 'configMaps'], dictionary, context);
    }
    yield* boundFindings(dictionaries, context);
  },
};

const textFile = `a text file with ${nameList}`;

function* fileFindings(
  path: Path,
  { files = [] }: DictionarySpec,
  context: CheckContext,
): Generator<CheckFinding> {
  for (const [index, file] of files.entries()) {
    const read = context.readDictionary(context.file, file);
    if (read.kind !== 'problem') continue;
    const found = `${quote(file)}, ${read.problem}`;
    yield { path: [...path, index], found, allowed: read.allowed ?? textFile };
  }
}

function* configMapFindings(
  path: Path,
  { configMaps = [] }: DictionarySpec,
  { namespace, readConfigMap }: CheckContext,
): Generator<CheckFinding> {
  for (const [index, ref] of configMaps.entries()) {
    const read = readConfigMap(namespace, ref);
    if (read.kind !== 'problem') continue;
    const found = `${configMapText(ref)}, ${read.problem}`;
    yield { path: [...path, index], found, allowed: read.allowed ?? allowedConfigMap(namespace) };
  }
}

function* boundFindings(
  dictionaries: readonly DictionarySpec[],
  context: CheckContext,
): Generator<CheckFinding> {
  const path = ['spec', 'masking', 'dictionaries'];
  // Not in one list: dictionaries may name the same long list over and over.
  const length = dictionaries.reduce((sum, dictionary) => sum + countEntries(dictionary, context), 0);
  if (length > maxEntries)
    return yield { path, found: `${length} entries`, allowed: `at most ${maxEntries} in a policy` };
  const bytes = dictionaries
    .flatMap(({ configMaps = [] }) => configMaps)
    .flatMap((ref) => entriesIn(context.readConfigMap(context.namespace, ref)))
    .reduce((sum, name) => sum + Buffer.byteLength(name) + 1, 0);
  if (bytes <= maxConfigMapBytes) return;
  const allowed = `at most ${maxConfigMapBytes} in a policy, which is what a sidecar can be sent`;
  yield { path, found: `${bytes} bytes of names from ConfigMaps`, allowed };
}
