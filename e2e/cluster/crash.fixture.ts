import process from 'node:process';
import { up } from './cluster.ts';
import { pod, shell } from './workloads.ts';

/** Starts a cluster with a pod that runs, says so, and waits to be killed. */
const cluster = await up({ node: process.argv[2] === 'node' });
if (cluster.network !== undefined) {
  const running = JSON.stringify(pod('idle', { containers: [shell('app', 'sleep 2147483647')] }));
  await cluster.admin.tryKubectl(['create', '-f', '-'], running);
  await cluster.admin.kubectl('wait', '--for=condition=Ready', '--timeout=120s', 'pod/idle');
}
process.stdout.write('running\n');
setInterval(() => undefined, 60_000);
