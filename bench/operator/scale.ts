import type { Client } from '../../e2e/cluster/client.ts';
import { until } from '../../e2e/cluster/daemon.ts';
import type { Call } from '../../e2e/cluster/fault-proxy.ts';
import { cpuSeconds, residentMiB } from '../process-stats.ts';
import { median } from '../statistics.ts';
import { type Installed, NAMESPACE, type RunningOperator } from './installed.ts';
import type { Measured } from './limits.ts';
import { agentPod, inFlight, podsPath } from './pods.ts';
import { POLICY } from './propagation.ts';

export interface ScalePlan {
  readonly pods: number;
  readonly events: number;
  readonly starts: number;
}

const WIDTH = 16;
const MERGE = 'application/merge-patch+json';

const gauge = (metrics: string, name: string): number =>
  Number(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, 'm').exec(metrics)?.[1] ?? Number.NaN);

/** Nothing waits, and for two looks in a row nothing was computed either. */
async function settled(operator: RunningOperator): Promise<void> {
  let used = Number.NaN;
  await until('the operator has settled', async () => {
    const before = used;
    const depth = gauge(await operator.metrics(), 'domicile_operator_queue_depth');
    used = cpuSeconds(operator.pid);
    await new Promise((resolve) => setTimeout(resolve, 400));
    return (depth === 0 && used - before < 0.03) || undefined;
  });
}

/** CPU milliseconds of the operator for each of some changes of pods, its share of idling taken off. */
export async function eventCost(
  { cluster: { admin }, pods }: Installed,
  operator: RunningOperator,
  events: number,
): Promise<number> {
  const name = await pods.create(NAMESPACE);
  const path = `${podsPath(NAMESPACE)}/${name}`;
  await settled(operator);
  const before = cpuSeconds(operator.pid);
  for (let event = 0; event < events; event += 1)
    await admin.request('PATCH', path, { metadata: { labels: { event: String(event) } } }, MERGE);
  await settled(operator);
  return ((cpuSeconds(operator.pid) - before) * 1000) / events;
}

/** Milliseconds from the start of the process until a pod is created, injected, through the API server. */
async function firstAdmission(admin: Client, start: () => Promise<RunningOperator>) {
  const began = performance.now();
  const starting = start();
  await until('a pod is admitted', async () => {
    const { status, body } = await admin.request(
      'POST',
      `${podsPath(NAMESPACE)}?dryRun=All`,
      agentPod('first'),
    );
    if (status === 201 && JSON.stringify(body).includes('domicile-proxy')) return true;
    return undefined;
  });
  return { ms: performance.now() - began, operator: await starting };
}

const listsPods = ({ url, watch }: Call): boolean => !watch && url.startsWith('/api/v1/pods?');
const watchesPods = ({ url, watch }: Call): boolean => watch && url.startsWith('/api/v1/pods?');

/** The API server forgets what the operator watched: from its first page of pods until it watches again, settled. */
async function resync({ proxy }: Installed, operator: RunningOperator) {
  const seen = proxy.calls().length;
  const since = (): readonly Call[] => proxy.calls().slice(seen);
  let told = false;
  proxy.fail((call) => {
    if (told || !watchesPods(call)) return undefined;
    told = true;
    return 410;
  });
  proxy.cut();
  const watched = await until('the pods are watched again', async () => {
    const first = since().findIndex(listsPods);
    return first === -1 ? undefined : since().slice(first).find(watchesPods);
  });
  proxy.heal();
  const used = cpuSeconds(operator.pid);
  const listed = since().find(listsPods);
  await settled(operator);
  const listing = (watched.at - (listed?.at ?? Number.NaN)) / 1000;
  return { listing, after: cpuSeconds(operator.pid) - used };
}

export async function measureScale(
  installed: Installed,
  operator: RunningOperator,
  plan: ScalePlan,
  alone: number,
  progress: (what: string) => void,
): Promise<{ readonly measured: readonly Measured[]; readonly operator: RunningOperator }> {
  const { cluster, pods, start } = installed;
  const { admin } = cluster;
  let created = 0;
  await inFlight(WIDTH, plan.pods, async () => {
    await pods.create(NAMESPACE);
    created += 1;
    if (created % 1000 === 0) progress(`${created} pods`);
  });
  await until('the policy counts them', async () => {
    const { body } = await admin.request('GET', POLICY);
    const { status } = body as { readonly status?: { readonly pods?: { readonly injected: number } } };
    return (status?.pods?.injected ?? 0) >= plan.pods || undefined;
  });
  await settled(operator);
  const resident = residentMiB(operator.pid);
  progress('cost of an event');
  const crowded = await eventCost(installed, operator, plan.events);
  progress('resync');
  const synced = await resync(installed, operator);
  const afterwards = residentMiB(operator.pid);
  const firsts: number[] = [];
  let running = operator;
  for (let round = 1; round <= plan.starts; round += 1) {
    progress(`start ${round} of ${plan.starts}`);
    await running.stop('SIGKILL');
    const first = await firstAdmission(admin, start);
    firsts.push(first.ms / 1000);
    running = first.operator;
    await settled(running);
  }
  const started = residentMiB(running.pid);
  const measured: readonly Measured[] = [
    {
      name: 'residentMiB',
      value: Math.max(resident, afterwards, started),
      note: `after their creation ${resident.toFixed(0)}, after a resync ${afterwards.toFixed(0)}, after a start ${started.toFixed(0)}`,
    },
    {
      name: 'resync',
      value: synced.listing + synced.after,
      note: `listed in ${synced.listing.toFixed(2)} s, then ${synced.after.toFixed(2)} s of CPU`,
    },
    {
      name: 'eventCost',
      value: crowded / alone,
      note: `${crowded.toFixed(2)} ms against ${alone.toFixed(2)} ms`,
    },
    {
      name: 'firstAdmission',
      value: median(firsts),
      note: `ready itself after ${(running.readyMs / 1000).toFixed(2)} s`,
    },
  ];
  return { measured, operator: running };
}
