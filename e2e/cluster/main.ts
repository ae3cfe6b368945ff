import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { lackingForNode } from './facilities.ts';
import { notesFile } from './provider.ts';
import { allStates, isKept, ownerLives, type State } from './state.ts';
import { begin } from './story/story.ts';
import { takeDownKept } from './take-down.ts';
import { toolsFolder } from './tools/cache.ts';

/** `make cluster` and `make cluster-down`. */
const order = process.argv[2];
if (order === 'down') await down();
else if (order === 'up') await start();
else throw new Error('say up or down');

async function down(): Promise<void> {
  const names = await takeDownKept();
  console.log(names.length === 0 ? 'no cluster is running' : `taken down: ${names.join(', ')}`);
}

async function start(): Promise<void> {
  const lacking = await lackingForNode();
  if (lacking.length > 0) {
    for (const lack of lacking) console.error(`a cluster cannot run here, this machine lacks ${lack}`);
    process.exitCode = 1;
    return;
  }
  const kept = allStates().find(isKept);
  if (kept !== undefined && existsSync(readyFile(kept))) {
    console.log('A cluster is running already.');
    return explain(kept);
  }
  if (kept !== undefined && ownerLives(kept)) {
    console.error('a cluster is being started already');
    process.exitCode = 1;
    return;
  }
  // Its start was cut off: it is of no use to anybody.
  if (kept !== undefined) await down();
  const { state } = await startExample();
  writeFileSync(readyFile(state), '');
  explain(state);
}

/** The chart installed by helm, a policy and an agent that asks, and a double of its provider outside. */
async function startExample(): Promise<{ readonly state: State }> {
  const { cluster } = await begin({ kept: true });
  try {
    const { kubectl } = cluster.admin;
    const example = join(import.meta.dirname, '..', '..', 'examples', 'cluster');
    for (const file of ['policy.yaml', 'agent.yaml']) await kubectl('apply', '-f', join(example, file));
    await kubectl('rollout', 'status', 'deployment/support', '-n', 'agents', '--timeout=240s');
    return cluster;
  } catch (error) {
    await cluster.down();
    throw error;
  }
}

/** Is there once the cluster has come up whole. */
function readyFile({ folder }: State): string {
  return join(folder, 'whole');
}

function explain(state: State): void {
  const patch = (place: string): string =>
    `kubectl patch rp us-only -n agents --type=merge -p '{"spec":{"residency":{"allow":["${place}"]}}}'`;
  console.log(`
A Kubernetes cluster with one node. The chart is installed; an agent on the Anthropic SDK asks every two seconds:

  export KUBECONFIG=${join(state.folder, 'admin.kubeconfig')}
  export PATH=${toolsFolder()}:$PATH
  kubectl get pods --all-namespaces
  kubectl get rp -n agents
  kubectl logs -n agents deployment/support --tail=3

What reached its provider, a double of Anthropic outside of the cluster, is masked:

  tail -n 1 ${notesFile(state)}

Forbid it, and see in its log that it is denied. Then allow it again:

  ${patch('DE')}
  kubectl logs -n agents deployment/support --tail=3
  ${patch('US')}

Policy and agent: examples/cluster. Nothing is pulled: pods can use domicile.test/agent:v1 and
domicile.test/{busybox,node,nft}:1 with imagePullPolicy: Never. End it: make cluster-down`);
}
