import { annotations } from '../../../pkg/api/bootstrap.ts';
import { parseConfiguration } from '../../../pkg/config/configuration-file.ts';
import { type OperatorConfig, operatorConfigOf } from '../../../pkg/config/operator-config.ts';
import { UsageError } from '../../../pkg/errors/usage-error.ts';
import { annotationsOf } from '../../../pkg/inject/pod.ts';
import type { WithData } from '../../../pkg/kube/data.ts';
import type { KubeObject } from '../../../pkg/kube/resource.ts';
import { podFindings, type PodFinding } from '../../../pkg/operator/audit/pod-findings.ts';
import { configMaps, names } from '../../../pkg/operator/resources.ts';
import type { Injection } from '../../../pkg/operator/webhooks.ts';
import { generationOf } from '../../../pkg/operator/world.ts';
import { placeOfNode, regionLabel } from '../../../pkg/policy/placement.ts';
import { policyName } from '../../../pkg/policy/policy-name.ts';
import { injectionWith } from '../../operator/injection.ts';
import { version } from '../../../pkg/api/release.ts';
import type { Facts, PodSource } from '../analyze/facts.ts';
import type { Connection } from '../cluster/connection.ts';
import { type Reading, reading, readValue } from '../cluster/reading.ts';

/** What an installation goes by. */
export interface Settings {
  readonly injection: Injection;
  /** Milliseconds for which agents with another image are given time to talk; 0: for ever. */
  readonly silentMs: number;
}

/** As the installation in this namespace has them. */
export async function readSettings({ client }: Connection, namespace: string): Promise<Reading<Settings>> {
  const dataOf = (name: string): Promise<Reading<Readonly<Record<string, string>>>> =>
    reading(`get configmaps/${name} -n ${namespace}`, async () => {
      const { data = {} }: WithData = await client.get(configMaps, { namespace, name });
      return data;
    });
  const settings = await dataOf(names.manager);
  const trusted = await dataOf(names.authorities);
  if (settings.kind !== 'read') return settings;
  if (trusted.kind !== 'read') return trusted;
  const config = await configOf(`the ConfigMap ${namespace}/${names.manager}`, settings.value);
  if (config.kind !== 'read') return config;
  const authority = trusted.value['current'] ?? '';
  return readValue({
    injection: injectionWith({ ...config.value, version, authority }),
    silentMs: config.value.silentMs,
  });
}

/** That of another release may have what is not known here. */
async function configOf(
  what: string,
  data: Readonly<Record<string, string>>,
): Promise<Reading<OperatorConfig>> {
  try {
    const fields = await parseConfiguration(what, () => data['operator.yaml'] ?? '');
    return readValue(operatorConfigOf(what, fields, {}));
  } catch (error) {
    if (error instanceof UsageError) return { kind: 'failed', why: error.message };
    throw error;
  }
}

/** What the operator's own audit would find; without settings, only what shows without them. */
export function podDrift(
  whole: KubeObject,
  source: PodSource,
  facts: Facts,
  injection: Injection | undefined,
  silentSince: number | undefined,
): readonly PodFinding[] {
  const { found, enforced } = source;
  const given = annotationsOf(found.pod);
  const injected = given[annotations.injected] !== undefined;
  if (!injected && !enforced && given[annotations.inject] !== 'enabled') return [];
  const region = whole.metadata.labels?.[regionLabel] ?? '';
  return podFindings({
    injected,
    enforced,
    generation: generationOf(whole),
    drift: injected && injection !== undefined ? injection.driftOf(asInjected(whole, source, facts)) : [],
    region,
    outside: region === '' ? [] : policiesOutside(region, source, facts),
    silentSince,
  });
}

const asInjected = (pod: KubeObject, { namespace, enforced }: PodSource, { policies }: Facts) => ({
  pod,
  namespace,
  mode: enforced ? ('enforce' as const) : ('optin' as const),
  policies: policies.map(({ document }) => document),
});

const policiesOutside = (region: string, { policies }: PodSource, { around }: Facts): readonly string[] =>
  policies
    .filter(({ document }) => placeOfNode(document.spec, region, around.context.places) === 'outside')
    .map(({ document }) => policyName(document));
