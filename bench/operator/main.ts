import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { lackingForApiServer, lackingForNode } from '../../e2e/cluster/facilities.ts';
import { readArguments, runBenchmark } from '../command-line.ts';
import { type AdmissionPlan, measureAdmission } from './admission.ts';
import { measureFirstRequest } from './first-request.ts';
import { installed } from './installed.ts';
import { limitLines, type Measured } from './limits.ts';
import { createPolicy, measurePropagation } from './propagation.ts';
import { eventCost, measureScale, type ScalePlan } from './scale.ts';
import { measureSweep } from './sweep.ts';

/** `make bench-operator`: the operator's bundle against a real API server; the node only where pods must run. */
const GROUPS = ['admission', 'propagation', 'scale', 'sweep', 'node'] as const;
/** Those that need neither cluster nor node. */
const ALONE: ReadonlySet<string> = new Set(['sweep']);
type Group = (typeof GROUPS)[number];

interface Plan extends AdmissionPlan, ScalePlan {
  readonly name: 'full' | 'quick';
  readonly edits: number;
  readonly firstRequests: number;
}

/** About 15 minutes. */
const FULL: Plan = {
  name: 'full',
  rounds: 3,
  seconds: 15,
  burstPods: 500,
  edits: 5,
  pods: 10_000,
  events: 1_000,
  starts: 3,
  firstRequests: 20,
};

/** Shows that everything works; its numbers are rough. */
const QUICK: Plan = {
  name: 'quick',
  rounds: 1,
  seconds: 3,
  burstPods: 100,
  edits: 2,
  pods: 500,
  events: 100,
  starts: 1,
  firstRequests: 2,
};

const RESULTS = fileURLToPath(new URL('../results/operator.json', import.meta.url));
const USAGE = `node bench/operator/main.ts [--quick] [--only GROUP,...]\n  groups: ${GROUPS.join(', ')}\n`;

const progress = (text: string): void => void process.stderr.write(`${text}\n`);

async function withoutNode(plan: Plan, groups: ReadonlySet<Group>): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  await using rig = await installed();
  let operator = await rig.start();
  try {
    await createPolicy(rig.cluster.admin);
    if (groups.has('admission')) measured.push(...(await measureAdmission(rig, operator, plan, progress)));
    const alone = groups.has('scale') ? await eventCost(rig, operator, plan.events) : Number.NaN;
    if (groups.has('propagation')) {
      const { edits } = plan;
      measured.push(
        await measurePropagation(rig, operator, { name: 'edit100', sidecars: 100, edits }, progress),
      );
      measured.push(
        await measurePropagation(rig, operator, { name: 'edit1000', sidecars: 1000, edits }, progress),
      );
    }
    if (groups.has('scale')) {
      // What a thousand proxies left behind is not asked about here.
      await operator.stop();
      operator = await rig.start();
      const scaled = await measureScale(rig, operator, plan, alone, progress);
      measured.push(...scaled.measured);
      operator = scaled.operator;
    }
  } finally {
    await operator.stop('SIGKILL');
  }
  return measured;
}

function chosen(args: readonly string[]): { readonly plan: Plan; readonly groups: ReadonlySet<Group> } {
  const { quick, lists } = readArguments(args, { only: GROUPS });
  const groups = new Set(GROUPS.filter((group) => lists.only?.includes(group) ?? true));
  return { plan: quick ? QUICK : FULL, groups };
}

async function main(args: readonly string[]): Promise<void> {
  const { plan, groups } = chosen(args);
  const lacking = await (groups.has('node') ? lackingForNode() : lackingForApiServer());
  if (lacking.length > 0) throw new Error(`this machine lacks ${lacking.join('; ')}`);
  const measured: Measured[] = [];
  if (groups.has('sweep')) {
    progress(`a look at ${plan.pods} whole pods`);
    measured.push(await measureSweep(plan.pods));
  }
  if ([...groups].some((group) => group !== 'node' && !ALONE.has(group)))
    measured.push(...(await withoutNode(plan, groups)));
  if (groups.has('node')) measured.push(await measureFirstRequest(plan.firstRequests, progress));
  const machine = `${os.availableParallelism()} x ${os.cpus()[0]?.model ?? 'unknown CPU'}, Node ${process.version}`;
  await mkdir(path.dirname(RESULTS), { recursive: true });
  await writeFile(RESULTS, JSON.stringify({ plan, machine, measured }, undefined, 2));
  process.stdout.write([`${plan.name} run on ${machine}`, '', ...limitLines(measured), ''].join('\n'));
}

await runBenchmark(USAGE, main);
