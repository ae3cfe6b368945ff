import { dictionaryLabel, namesInData, unreadConfigMap } from '../../../pkg/policy/config-map.ts';
import type { DictionaryRead, ReadConfigMap } from '../../../pkg/policy/context.ts';
import type { Manifest } from './finding.ts';

interface ConfigMapDocument {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: {
    readonly name?: unknown;
    readonly namespace?: unknown;
    readonly labels?: Readonly<Record<string, unknown>> | null;
  } | null;
  readonly data?: unknown;
}

/** Names in ConfigMaps that are among the manifests. Of others, and of those of cluster policies, nothing is known. */
export function configMapsAmong(manifests: readonly Manifest[], namespace: string): ReadConfigMap {
  const among = manifests.map(({ value }) => value).filter(isConfigMap);
  return (policyNamespace, ref) => {
    const found = among.find(
      ({ metadata }) => metadata?.name === ref.name && (metadata.namespace ?? namespace) === policyNamespace,
    );
    if (found === undefined) return unreadConfigMap(policyNamespace, ref);
    const isMeant = found.metadata?.labels?.[dictionaryLabel.name] === dictionaryLabel.value;
    return isMeant ? namesInData(found.data, ref.key) : withoutLabel;
  };
}

const isConfigMap = (value: unknown): value is ConfigMapDocument => {
  const { apiVersion, kind } = (value ?? {}) as ConfigMapDocument;
  return apiVersion === 'v1' && kind === 'ConfigMap';
};

const withoutLabel: DictionaryRead = {
  kind: 'problem',
  problem: `which has not the label ${dictionaryLabel.name}: ${dictionaryLabel.value}`,
};
