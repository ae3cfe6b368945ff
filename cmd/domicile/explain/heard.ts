import type { WithData } from '../../../pkg/kube/data.ts';
import type { KubeObject } from '../../../pkg/kube/resource.ts';
import { realClock } from '../../../pkg/kube/clock.ts';
import { agentRunOf } from '../../../pkg/operator/audit/agent-run.ts';
import { keptTalkers } from '../../../pkg/operator/audit/kept-talkers.ts';
import { listenForSilence } from '../../../pkg/operator/audit/silence.ts';
import { unpacked } from '../../../pkg/operator/peer-answers.ts';
import { configMaps, names } from '../../../pkg/operator/resources.ts';
import { ownerOf, workloadOf } from '../../../pkg/operator/workload.ts';
import type { Connection } from '../cluster/connection.ts';
import { type Reading, reading } from '../cluster/reading.ts';

/** When a pod last talked through its proxy, as an operator has heard from it. */
export type LastExchange =
  | { readonly kind: 'at'; readonly at: string }
  | { readonly kind: 'never' }
  /** No operator has a channel to its proxy, or the proxy is of a release that does not say. */
  | { readonly kind: 'unknown' };

export interface Heard {
  readonly lastExchange: LastExchange;
  /** As the audit finds it: since when its agents run an image that was never heard; Unix milliseconds. */
  readonly silentSince: number | undefined;
}

export const unheard: Heard = { lastExchange: { kind: 'unknown' }, silentSince: undefined };

/** What the operators of this namespace have written down of a pod. */
export function readHeard(
  { client }: Pick<Connection, 'client'>,
  namespace: string,
  pod: KubeObject,
  silentMs: number,
): Promise<Reading<Heard>> {
  return reading(`get configmaps/${names.channels} -n ${namespace}`, async () => {
    const { data = {} }: WithData = await client.get(configMaps, { namespace, name: names.channels });
    const at = latest(Object.values(data), pod.metadata.uid);
    const silence = listenForSilence({
      lastExchangeOf: () => at,
      silentMs,
      now: Date.now,
      store: { read: keptTalkers(client, namespace).read, write: () => Promise.resolve() },
      clock: realClock,
    });
    await silence.keep();
    const { uid, name, namespace: within = '', labels = {} } = pod.metadata;
    const workload = workloadOf(ownerOf(pod.metadata['ownerReferences']), name, labels);
    return {
      lastExchange: lastExchangeOf(at),
      silentSince: silence.since({ uid, namespace: within, workload }, agentRunOf(pod, undefined)),
    };
  });
}

/** Of the replica that wrote last. */
function latest(texts: readonly string[], uid: string): number | undefined {
  const told = texts.flatMap((text) => unpacked(text) ?? []).filter(({ answers }) => answers.has(uid));
  return told.toSorted((a, b) => b.at - a.at)[0]?.answers.get(uid)?.lastExchangeAt;
}

function lastExchangeOf(at: number | undefined): LastExchange {
  if (at === undefined) return { kind: 'unknown' };
  return at === 0 ? { kind: 'never' } : { kind: 'at', at: new Date(at).toISOString() };
}
