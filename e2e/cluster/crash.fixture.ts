import process from 'node:process';
import { up } from './cluster.ts';
import { pod, shell } from './workloads.ts';

/** Starts a cluster, of two nodes with a pod that runs where it has any, says so, and waits to be killed. */
const node = process.argv[2] === 'node';
const cluster = await up({ node, ...(node && { secondNode: { region: 'us-east-1' } }) });
if (cluster.network !== undefined) {
  const running = JSON.stringify(pod('idle', { containers: [shell('app', 'sleep 2147483647')] }));
  await cluster.admin.tryKubectl(['create', '-f', '-'], running);
  await cluster.admin.kubectl('wait', '--for=condition=Ready', '--timeout=120s', 'pod/idle');
}
process.stdout.write('running\n');
setInterval(() => undefined, 60_000);
