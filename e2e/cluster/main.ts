import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { type Cluster, up } from './cluster.ts';
import { lackingForNode } from './facilities.ts';
import { established } from './policies.ts';
import { allStates, isKept } from './state.ts';
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
  if (kept !== undefined && existsSync(join(kept.folder, 'admin.kubeconfig'))) {
    console.log('a cluster is running already');
    explain(join(kept.folder, 'admin.kubeconfig'));
    return;
  }
  const cluster = await up({ node: true, kept: true });
  await installDefinitions(cluster);
  explain(cluster.admin.kubeconfig);
}

async function installDefinitions({ admin }: Cluster): Promise<void> {
  const root = join(import.meta.dirname, '..', '..');
  await admin.kubectl('apply', '-f', join(root, 'crds'));
  await established(admin);
}

function explain(kubeconfig: string): void {
  console.log(`
A Kubernetes cluster with one node, both kinds of policies known to it:

  export KUBECONFIG=${kubeconfig}
  export PATH=${toolsFolder()}:$PATH
  kubectl get nodes
  kubectl create namespace agents
  kubectl apply -f examples/policies
  kubectl get domicile --all-namespaces

Nothing is pulled: images of pods are domicile.test/{busybox,node,nft}:1 with imagePullPolicy: Never.
End it: make cluster-down`);
}
