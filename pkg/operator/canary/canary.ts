import type { KubeClient } from '../../kube/client.ts';
import { type Clock, realClock, repeat } from '../../kube/clock.ts';
import type { EventRecorder } from '../../kube/events.ts';
import { KubeError } from '../../kube/kube-error.ts';
import { configMaps, names, operatorDeployment, pods } from '../resources.ts';
import {
  type Answer,
  type CanaryNamespaces,
  type CanaryPlan,
  podOf,
  type Probe,
  probes,
  type Result,
} from './probes.ts';

/** Milliseconds between two looks at whether a round is due, and whether it is ours. */
const lookMs = 500;

export type Results = Readonly<Partial<Record<Probe['name'], Result>>>;

export interface Canary {
  /** Of the last round; empty before the first, and where another replica leads. */
  readonly results: () => Results;
  /** Unix milliseconds of the last round; 0 before the first. */
  readonly at: () => number;
  /** Whether all of the last round passed. */
  readonly works: () => boolean;
  readonly stop: () => Promise<void>;
}

export interface CanaryOptions {
  readonly client: Pick<KubeClient, 'create' | 'merge'>;
  /** The operator's own. */
  readonly namespace: string;
  /** Absent: no canary. */
  readonly plan: CanaryPlan | undefined;
  readonly leads: () => boolean;
  readonly events: EventRecorder;
  readonly onError: (error: unknown) => void;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly clock?: Clock;
}

/**
 * Proves again and again that admission works, by pods that are made for a dry run: nothing is stored, and everything
 * that judges pods judges them. It is no part of readiness: a replica that left the Service because admission fails
 * could not make it work again.
 */
export function startCanary(options: CanaryOptions): Canary {
  const { client, namespace, plan, leads, now, onError, clock = realClock } = options;
  let results: Results = {};
  let at = 0;
  let begunAt = Number.NEGATIVE_INFINITY;

  const round = async (within: CanaryNamespaces): Promise<void> => {
    const entries: [Probe['name'], Result][] = [];
    for (const probe of probes) entries.push([probe.name, probe.judge(await send(client, probe, within))]);
    const before = results;
    results = Object.fromEntries(entries);
    at = now();
    for (const [name, result] of entries) tell(options, name, before[name], result);
    const said = JSON.stringify({ at: new Date(at).toISOString(), results });
    await client.merge(configMaps, { namespace, name: names.canary }, { data: { result: said } });
  };
  const look = async (within: CanaryPlan): Promise<void> => {
    if (!leads()) {
      results = {};
      begunAt = Number.NEGATIVE_INFINITY;
    } else if (clock.now() - begunAt >= within.everyMs) {
      begunAt = clock.now();
      await round(within);
    }
  };
  const looking = plan && repeat({ work: () => look(plan), everyMs: lookMs, onError, clock });
  return {
    results: () => results,
    at: () => at,
    works: () => probes.every(({ name }) => results[name]?.reason === 'Passed'),
    stop: async () => looking?.stop(),
  };
}

async function send(
  client: Pick<KubeClient, 'create'>,
  probe: Probe,
  namespaces: CanaryNamespaces,
): Promise<Answer> {
  try {
    return { kind: 'taken', pod: await client.create(pods, podOf(probe, namespaces), { dryRun: true }) };
  } catch (error) {
    if (!(error instanceof KubeError)) throw error;
    return { kind: 'refused', status: error.status, message: error.message };
  }
}

/** Of what has turned, and of what is wrong from the beginning. */
function tell(
  { events, namespace }: CanaryOptions,
  name: Probe['name'],
  before: Result | undefined,
  { reason, message }: Result,
): void {
  if (before?.reason === reason || (before === undefined && reason === 'Passed')) return;
  const works = reason === 'Passed';
  void events.record({
    regarding: operatorDeployment(namespace),
    type: works ? 'Normal' : 'Warning',
    reason: works ? 'AdmissionWorks' : 'AdmissionFails',
    action: 'Probe',
    note: works
      ? `The canary ${name} is judged as it must be again.`
      : `The canary ${name}: ${reason}. ${message}`,
  });
}
