import type { ConfigMapKeyRef, DictionarySpec, PolicyDocument } from '../api/generated/policy-document.ts';
import type { MaskingDictionary } from '../api/policy.ts';
import { configMapText } from './config-map.ts';
import type { DictionaryRead, PolicyContext } from './context.ts';

export interface DictionaryContext extends Pick<PolicyContext, 'readDictionary' | 'readConfigMap'> {
  /** The file that the policy stands in. */
  readonly file: string;
  /** The namespace that the policy is of; absent: of the cluster. */
  readonly namespace: string | undefined;
}

/** All lists of a dictionary, its own and those of its files and ConfigMaps; what cannot be read has no entries. */
const listsOf = (dictionary: DictionarySpec, context: DictionaryContext): readonly (readonly string[])[] => {
  const { values = [], files = [], configMaps = [] } = dictionary;
  const { file: policyFile, namespace } = context;
  return [
    values,
    ...files.map((file) => entriesIn(context.readDictionary(policyFile, file))),
    ...configMaps.map((ref) => entriesIn(context.readConfigMap(namespace, ref))),
  ];
};

export const countEntries = (dictionary: DictionarySpec, context: DictionaryContext): number =>
  listsOf(dictionary, context).reduce((sum, { length }) => sum + length, 0);

export const entriesIn = (read: DictionaryRead): readonly string[] =>
  read.kind === 'entries' ? read.entries : [];

/** Of any policy: it may not have been checked yet. */
export const configMapsOf = ({ spec }: Pick<PolicyDocument, 'spec'>): readonly ConfigMapKeyRef[] =>
  (spec.masking?.dictionaries ?? []).flatMap(({ configMaps = [] }) => configMaps);

/** The dictionaries of a policy that enforces. */
export const dictionariesOf = (
  { spec, metadata }: PolicyDocument,
  file: string,
  context: PolicyContext,
): readonly MaskingDictionary[] => {
  if (spec.mode !== 'Enforce') return [];
  return (spec.masking?.dictionaries ?? []).map((dictionary) => ({
    name: dictionary.name,
    values: listsOf(dictionary, { ...context, file, namespace: metadata.namespace }).flat(),
  }));
};

/** What somebody should know of the names that a policy was judged without. */
export const unreadWarnings = (
  document: PolicyDocument,
  { readConfigMap }: Pick<PolicyContext, 'readConfigMap'>,
): readonly string[] => {
  const { namespace } = document.metadata;
  return configMapsOf(document).flatMap((ref) => {
    const read = readConfigMap(namespace, ref);
    return read.kind === 'unread' && read.warning !== undefined
      ? [`${configMapText(ref)}, ${read.warning}`]
      : [];
  });
};
