import { Agent, request as tlsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../../e2e/cluster/client.ts';
import { type Distribution, median, Samples } from '../statistics.ts';
import { EXCLUDED, type Installed, NAMESPACE, type RunningOperator } from './installed.ts';
import type { Measured } from './limits.ts';
import { quantileSince } from './histogram.ts';
import { agentPod, inFlight, type PodMaker, removePods } from './pods.ts';

export interface AdmissionPlan {
  readonly rounds: number;
  readonly seconds: number;
  readonly burstPods: number;
}

const PER_SECOND = 20;
const AT_ONCE = 50;
const HANDLER_HISTOGRAM = 'domicile_operator_webhook_duration_seconds';

/** Begins `perSecond` pieces of work a second, whatever becomes of those before; times are from when each was due. */
async function openLoop(seconds: number, work: () => Promise<unknown>): Promise<Distribution> {
  const samples = new Samples();
  const began = performance.now();
  const running = Array.from({ length: PER_SECOND * seconds }, async (_, index) => {
    const due = began + (index * 1000) / PER_SECOND;
    await sleep(Math.max(0, due - performance.now()));
    await work();
    samples.add(performance.now() - due);
  });
  await Promise.all(running);
  return samples.distribution();
}

/** Creations a second with as many as that at the same time. */
async function burst(admin: Client, { create }: PodMaker, namespace: string, pods: number): Promise<number> {
  const began = performance.now();
  await inFlight(AT_ONCE, pods, () => create(namespace));
  const perSecond = (pods * 1000) / (performance.now() - began);
  await removePods(admin, namespace);
  return perSecond;
}

/** The operator's answer to one review over a connection that is open already, as an API server has one. */
async function roundTrips(
  operator: RunningOperator,
  authority: string,
  seconds: number,
): Promise<Distribution> {
  const agent = new Agent({ keepAlive: true, ca: authority, maxSockets: 1 });
  const review = JSON.stringify({
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    request: {
      uid: 'bench',
      namespace: NAMESPACE,
      operation: 'CREATE',
      object: agentPod('agent-0'),
      dryRun: true,
    },
  });
  const url = new URL(`https://127.0.0.1:${operator.ports.webhook}/inject/optin`);
  const ask = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(review) };
      const request = tlsRequest(url, { method: 'POST', agent, headers }, (response) => {
        text(response).then(
          (body) => (body.includes('JSONPatch') ? resolve() : reject(new Error(body))),
          reject,
        );
      });
      request.once('error', reject);
      request.end(review);
    });
  await ask();
  const took = await openLoop(seconds, ask);
  agent.destroy();
  return took;
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;

export async function measureAdmission(
  { cluster, pods, authority }: Installed,
  operator: RunningOperator,
  plan: AdmissionPlan,
  progress: (what: string) => void,
): Promise<readonly Measured[]> {
  const { admin } = cluster;
  const [added, without, handler, ratios] = [[], [], [], []] as [number[], number[], number[], number[]];
  const bases: number[] = [];
  const direct: Distribution[] = [];
  await inFlight(4, 40, () => pods.create(EXCLUDED));
  for (let round = 1; round <= plan.rounds; round += 1) {
    progress(`admission, round ${round} of ${plan.rounds}`);
    const plain = await openLoop(plan.seconds, () => pods.create(EXCLUDED));
    const before = await operator.metrics();
    const ours = await openLoop(plan.seconds, () => pods.create(NAMESPACE));
    handler.push(quantileSince(HANDLER_HISTOGRAM, before, await operator.metrics(), 0.99) * 1000);
    without.push(plain.p99);
    added.push(ours.p99 - plain.p99);
    direct.push(await roundTrips(operator, await authority(), plan.seconds));
    for (const namespace of [EXCLUDED, NAMESPACE]) await removePods(admin, namespace);
    // The first burst after a quiet time is slow whatever it creates: the API server's heap grows, and clients connect.
    for (const namespace of [EXCLUDED, NAMESPACE]) await burst(admin, pods, namespace, plan.burstPods);
    const base = await burst(admin, pods, EXCLUDED, plan.burstPods);
    bases.push(base);
    ratios.push((await burst(admin, pods, NAMESPACE, plan.burstPods)) / base);
  }
  const overTls = `over an open connection p50 ${ms(median(direct.map(({ p50 }) => p50)))}, p99 ${ms(median(direct.map(({ p99 }) => p99)))}`;
  return [
    { name: 'addedP99', value: median(added), note: `without us p99 ${ms(median(without))}` },
    { name: 'burst', value: median(ratios), note: `without us ${median(bases).toFixed(0)} a second` },
    { name: 'handlerP99', value: median(handler), note: overTls },
  ];
}
