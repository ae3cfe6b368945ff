import process from 'node:process';
import { UsageError } from '../../../pkg/errors/usage-error.ts';
import { pods } from '../../../pkg/operator/resources.ts';
import { aroundOf } from '../analyze/around.ts';
import { factsOf } from '../analyze/facts.ts';
import { rules } from '../analyze/rules.ts';
import { manifestOf, missingText, readPolicies } from '../cluster/cluster-manifests.ts';
import { type ClusterOptions, type Connection, withCluster } from '../cluster/connection.ts';
import { type Reading, reading } from '../cluster/reading.ts';
import { explainPod, type PodExplanation } from './explain-pod.ts';
import { explanationText } from './format.ts';
import { readHeard, unheard } from './heard.ts';
import { podDrift, readSettings } from './pod-drift.ts';

export interface ExplainOptions extends ClusterOptions {
  readonly operatorNamespace: string;
  readonly json?: boolean;
}

/** Explains one pod of a cluster. Resolves with 1 where something is wrong with it, 0 otherwise. */
export async function explain(named: string, options: ExplainOptions): Promise<number> {
  const explained = await withCluster(options, async (cluster) => {
    const { namespace, name } = podNamed(named, cluster.namespace);
    return explainIn(cluster, namespace, name, options.operatorNamespace);
  });
  process.stdout.write(
    options.json === true ? `${JSON.stringify(explained, null, 2)}\n` : explanationText(explained),
  );
  const wrong = explained.findings.some(({ code }) => rules[code].level === 'error');
  return wrong || explained.drift.length > 0 ? 1 : 0;
}

function podNamed(text: string, namespace: string): { readonly namespace: string; readonly name: string } {
  const [first = '', second, ...rest] = text.split('/');
  if (first === '' || second === '' || rest.length > 0)
    throw new UsageError(`found the pod "${text}"; allowed: NAMESPACE/NAME, or NAME`);
  return second === undefined ? { namespace, name: first } : { namespace: first, name: second };
}

async function explainIn(
  cluster: Connection,
  namespace: string,
  name: string,
  operatorNamespace: string,
): Promise<PodExplanation> {
  const { client } = cluster;
  const pod = must(
    await reading(`get pods/${name} -n ${namespace}`, () => client.get(pods, { namespace, name })),
    `the pod ${namespace}/${name}`,
  );
  const around = { ...(await aroundOf({})), namespace, complete: false };
  const { manifests, missing } = await readPolicies(cluster, namespace);
  say(missing);
  const { facts, findings } = factsOf([...manifests, manifestOf(pod, 'Pod')], around);
  const [source] = facts.pods;
  if (source === undefined) throw new UsageError(`${namespace}/${name} is no pod.`);
  const settings = await readSettings(cluster, operatorNamespace);
  if (settings.kind !== 'read') {
    if (settings.kind === 'forbidden') say([settings.right]);
    if (settings.kind === 'failed')
      process.stderr.write(`domicile: what has drifted is not looked at. ${settings.why}\n`);
    return explainPod(facts, source, findings, podDrift(pod, source, facts, undefined, undefined), unheard);
  }
  const { injection, silentMs } = settings.value;
  const told = await readHeard(cluster, operatorNamespace, pod, silentMs);
  if (told.kind === 'forbidden') say([told.right]);
  const heard = told.kind === 'read' ? told.value : unheard;
  const drift = podDrift(pod, source, facts, injection, heard.silentSince);
  return explainPod(facts, source, findings, drift, heard);
}

function must<T>(found: Reading<T>, what: string): T {
  if (found.kind === 'read') return found.value;
  if (found.kind === 'forbidden') throw new UsageError(`You may not ${found.right}: have somebody grant it.`);
  throw new UsageError(
    found.kind === 'absent' ? `There is no such thing as ${what}.` : `${what}: ${found.why}`,
  );
}

function say(missing: readonly string[]): void {
  if (missing.length > 0) process.stderr.write(`domicile: ${missingText(missing)}\n`);
}
