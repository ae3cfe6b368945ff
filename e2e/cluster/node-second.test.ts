import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Cluster, up } from './cluster.ts';
import { until } from './daemon.ts';
import './patience.ts';
import { pod, service, serving, shell, untilTold } from './workloads.ts';

let cluster: Cluster;
const nodes = ['node-1', 'node-2'] as const;
const regions = ['eu-central-1', 'us-east-1'];

beforeAll(async () => {
  cluster = await up({ node: true, secondNode: { region: 'us-east-1' } });
});
afterAll(async () => cluster?.down());

const kubectl = (...args: readonly string[]): Promise<string> => cluster.admin.kubectl(...args);

/** On each node a pod that serves its node's name, behind a Service, and can ask. */
async function createOnBoth(): Promise<void> {
  const idle = shell('app', untilTold('true'));
  const items = nodes.flatMap((nodeName) => {
    const spec = { nodeName, initContainers: [serving('side', nodeName, 8080)], containers: [idle] };
    return [pod(nodeName, spec), service(nodeName, 80, 8080)];
  });
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const { status, stderr } = await cluster.admin.tryKubectl(['create', '-f', '-'], list);
  expect([status, stderr]).toEqual([0, '']);
  for (const name of nodes) await kubectl('wait', '--for=condition=Ready', '--timeout=120s', `pod/${name}`);
}

describe('a cluster with two nodes', () => {
  beforeAll(createOnBoth);

  test('has them in regions of their own, which their pods are told', async () => {
    const path = String.raw`jsonpath={.items[*].metadata.labels.topology\.kubernetes\.io/region}`;
    expect((await kubectl('get', 'nodes', '-o', path)).split(' ')).toEqual(regions);
    expect((await kubectl('get', 'pods', '-o', path)).split(' ')).toEqual(regions);
  });

  test.each(nodes.flatMap((from) => nodes.map((to) => [from, to] as const)))(
    'carries what a pod on %s asks of one on %s, by address, Service and name, of both families',
    async (from, to) => {
      const addresses = async (what: string, path: string): Promise<readonly string[]> =>
        (await kubectl('get', what, '-o', `jsonpath=${path}`)).trim().split(' ');
      const pods = await addresses(`pod/${to}`, '{.status.podIPs[*].ip}');
      const services = await addresses(`service/${to}`, '{.spec.clusterIPs[*]}');
      expect([pods.length, services.length]).toEqual([2, 2]);
      const host = (address: string): string => (address.includes(':') ? `[${address}]` : address);
      const urls = [
        ...pods.map((one) => `http://${host(one)}:8080/`),
        ...services.map((one) => `http://${host(one)}/`),
      ];
      for (const url of [...urls, `http://${to}.default.svc.cluster.local/`]) {
        await until(`${url} answers`, async () => {
          const { stdout } = await cluster.admin.tryKubectl(['exec', from, '--', 'wget', '-qO-', url]);
          return stdout === `${to}\n` || undefined;
        });
      }
    },
  );

  test('lets neither of them reach what is outside', async () => {
    for (const name of nodes) {
      for (const address of ['203.0.113.1', '[2001:db8::1]']) {
        const { status } = await cluster.admin.tryKubectl([
          'exec',
          name,
          '--',
          'wget',
          '-qO-',
          `http://${address}/`,
        ]);
        expect(status).not.toBe(0);
      }
    }
  });
});
