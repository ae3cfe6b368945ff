import type { ConfigMapKeyRef } from '../api/generated/policy-document.ts';
import type { DictionaryRead, ReadConfigMap } from './context.ts';
import { nameList, namesIn } from './names.ts';

/** Says of a ConfigMap that it is for policies: no other is read. */
export const dictionaryLabel = { name: 'domicile.dev/dictionary', value: 'enabled' } as const;

const labelText = `${dictionaryLabel.name}: ${dictionaryLabel.value}`;

/** As messages name it. */
export const configMapText = ({ name, key }: ConfigMapKeyRef): string =>
  `the key ${key} of the ConfigMap ${name}`;

export const allowedConfigMap = (policyNamespace: string | undefined): string =>
  `a ConfigMap of the namespace ${policyNamespace ?? 'of the operator'} with the label ${labelText}, whose key has ${nameList}`;

/** By which the names of a key are told apart where policies of several namespaces are together. */
export const configMapId = (policyNamespace: string | undefined, { name, key }: ConfigMapKeyRef): string =>
  `${policyNamespace ?? ''}/${name}/${key}`;

export const noConfigMap: DictionaryRead = {
  kind: 'problem',
  problem: `which is not there, or has not the label ${labelText}`,
};

/** For whoever does not need the names. */
export const unreadConfigMap: ReadConfigMap = () => ({ kind: 'unread', warning: undefined });

/** The names in a key of `data`, which may be of any shape. */
export function namesInData(data: unknown, key: string): DictionaryRead {
  const text =
    typeof data === 'object' && data !== null && Object.hasOwn(data, key)
      ? (data as Readonly<Record<string, unknown>>)[key]
      : undefined;
  return typeof text === 'string'
    ? namesIn(text)
    : { kind: 'problem', problem: 'which has no such key in its data' };
}

/** What came with policies, by `configMapId`. */
export const sentNames =
  (texts: Readonly<Record<string, string>>): ReadConfigMap =>
  (policyNamespace, ref) => {
    const id = configMapId(policyNamespace, ref);
    const text = Object.hasOwn(texts, id) ? texts[id] : undefined;
    return text === undefined
      ? { kind: 'problem', problem: 'which did not come with the policy' }
      : namesIn(text);
  };

/** The same, which parses what it is asked for over and over only once: for one check of policies. */
export function parsedOnce(read: ReadConfigMap): ReadConfigMap {
  const known = new Map<string, DictionaryRead>();
  return (policyNamespace, ref) => {
    const id = configMapId(policyNamespace, ref);
    const found = known.get(id) ?? read(policyNamespace, ref);
    known.set(id, found);
    return found;
  };
}
