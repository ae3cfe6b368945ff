import type { DictionarySpec, PolicyDocument } from '../api/generated/policy-document.ts';
import type { MaskingDictionary } from '../api/policy.ts';
import type { PolicyContext } from './context.ts';

/** All entries of a dictionary, its own and those of its files; a file that cannot be read has none. */
export const entriesOf = (
  { values = [], files = [] }: DictionarySpec,
  policyFile: string,
  { readDictionary }: Pick<PolicyContext, 'readDictionary'>,
): readonly string[] => {
  const inFiles = files.flatMap((file) => {
    const read = readDictionary(policyFile, file);
    return read.kind === 'entries' ? read.entries : [];
  });
  return [...values, ...inFiles];
};

/** The dictionaries of a policy that enforces. */
export const dictionariesOf = (
  { spec }: PolicyDocument,
  policyFile: string,
  context: PolicyContext,
): readonly MaskingDictionary[] => {
  if (spec.mode !== 'Enforce') return [];
  return (spec.masking?.dictionaries ?? []).map((dictionary) => ({
    name: dictionary.name,
    values: entriesOf(dictionary, policyFile, context),
  }));
};
