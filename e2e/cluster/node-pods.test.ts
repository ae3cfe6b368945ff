import { readFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Cluster, up } from './cluster.ts';
import { run } from './client.ts';
import { enter, until } from './daemon.ts';
import { namesFile } from './node/dns.ts';
import { container, job, type Part, pod, serving, service, shell } from './workloads.ts';
import './patience.ts';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await up({ node: true });
});
afterAll(async () => cluster?.down());

const kubectl = (...args: readonly string[]): Promise<string> => cluster.admin.kubectl(...args);

async function create(...parts: readonly Part[]): Promise<void> {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: parts });
  const { status, stderr } = await cluster.admin.tryKubectl(['create', '-f', '-'], list);
  expect([status, stderr]).toEqual([0, '']);
}

const wait = (condition: string, what: string): Promise<string> =>
  kubectl('wait', `--for=${condition}`, '--timeout=120s', what);

/** The IPv4 and the IPv6 address of something, as URLs write them. */
async function both(what: string, path: string): Promise<readonly [string, string]> {
  const [ipv4 = '', ipv6 = ''] = (await kubectl('get', what, '-o', `jsonpath=${path}`)).split(' ');
  expect([ipv4, ipv6]).toEqual([expect.stringContaining('.'), expect.stringContaining('::')]);
  return [ipv4, `[${ipv6}]`];
}

describe('a pod', () => {
  test('runs its init container, then its native sidecar, then its container, and completes', async () => {
    const volumes = [{ name: 'order', emptyDir: {} }];
    const volumeMounts = [{ name: 'order', mountPath: '/order' }];
    const say = (what: string): string => `echo ${what} >> /order/all`;
    await create(
      pod('ordered', {
        volumes,
        initContainers: [
          shell('first', say('init'), { volumeMounts }),
          { ...serving('side', 'here', 8080), volumeMounts },
        ],
        containers: [
          shell('app', `${say('app')}; cat /order/all; wget -qO- http://127.0.0.1:8080/`, { volumeMounts }),
        ],
      }),
    );
    await wait('jsonpath={.status.phase}=Succeeded', 'pod/ordered');
    expect(await kubectl('logs', 'ordered', '-c', 'app')).toBe('init\napp\nhere\n');
  });

  test('runs the Node of this project, and commands can be run in it', async () => {
    await create(
      pod('agent', {
        containers: [
          container('node', 'node', { args: ['-e', "console.log('up'); setInterval(() => {}, 1e6)"] }),
        ],
      }),
    );
    await wait('condition=Ready', 'pod/agent');
    expect(await kubectl('exec', 'agent', '--', '/usr/bin/node', '-p', 'process.version')).toMatch(/^v24\./);
    expect(await kubectl('logs', 'agent')).toBe('up\n');
  });

  test('knows the region and zone of its node', async () => {
    const region = { fieldRef: { fieldPath: "metadata.labels['topology.kubernetes.io/region']" } };
    await create(
      pod('where', {
        containers: [shell('app', 'echo $REGION', { env: [{ name: 'REGION', valueFrom: region }] })],
      }),
    );
    await wait('jsonpath={.status.phase}=Succeeded', 'pod/where');
    expect(await kubectl('logs', 'where')).toBe('eu-central-1\n');
  });

  test('has its packets redirected by user, by rules of an init container that holds only NET_ADMIN', async () => {
    const rules =
      'add table inet t; add chain inet t out { type nat hook output priority -100; }; ' +
      'add rule inet t out meta skuid != 1000 tcp dport 80 redirect to :8080';
    const ask = 'wget -qO- http://127.0.0.1:80/ || echo refused';
    await create(
      pod('captured', {
        initContainers: [
          container('rules', 'nft', {
            args: [rules],
            securityContext: { capabilities: { drop: ['ALL'], add: ['NET_ADMIN'] } },
          }),
          serving('side', 'captured', 8080),
        ],
        containers: [
          shell('captured', ask, { securityContext: { runAsUser: 2000 } }),
          shell('exempt', ask, { securityContext: { runAsUser: 1000 } }),
        ],
      }),
    );
    await wait('jsonpath={.status.phase}=Succeeded', 'pod/captured');
    expect(await kubectl('logs', 'captured', '-c', 'captured')).toBe('captured\n');
    expect(await kubectl('logs', 'captured', '-c', 'exempt')).toContain('refused');
  });
});

describe('a Job', () => {
  test('completes although its sidecar would go on', async () => {
    await create(
      job('once', {
        initContainers: [serving('side', 'here', 8080)],
        containers: [shell('app', 'wget -qO- http://127.0.0.1:8080/')],
      }),
    );
    await wait('condition=Complete', 'job/once');
    expect(await kubectl('logs', 'job/once', '-c', 'app')).toBe('here\n');
  });
});

describe('the network', () => {
  test('reaches pods by address, by Service and by names of a test, from pods and from the node, and nothing outside', async () => {
    const idle = shell('app', "trap 'exit 0' TERM; sleep 2147483647 & wait");
    await create(
      pod('web', { initContainers: [serving('side', 'found', 8080)], containers: [idle] }),
      pod('asks', { containers: [idle] }),
      service('web', 80, 8080),
    );
    await wait('condition=Ready', 'pod/web');
    await wait('condition=Ready', 'pod/asks');
    const services = await both('service/web', '{.spec.clusterIPs[*]}');
    const pods = await both('pod/web', '{.status.podIPs[*].ip}');
    const ask = (url: string): readonly string[] => ['wget', '-qO-', url];
    // Rules and names follow the Service a moment later.
    const found = (url: string): Promise<true> =>
      until(`${url} answers`, async () => {
        const { stdout } = await cluster.admin.tryKubectl(['exec', 'asks', '--', ...ask(url)]);
        return stdout === 'found\n' || undefined;
      });
    for (const address of pods) await found(`http://${address}:8080/`);
    for (const address of services) await found(`http://${address}/`);
    await found('http://web.default.svc.cluster.local/');
    await found('http://web/');
    await appendFile(namesFile(cluster.state), `${pods[0]} model.example.com\n`);
    await found('http://model.example.com:8080/');
    for (const address of services) {
      const [program = '', ...args] = enter(cluster.state.name, ['busybox', ...ask(`http://${address}/`)]);
      expect(await run(program, args)).toMatchObject({ status: 0, stdout: 'found\n' });
    }
    for (const address of ['203.0.113.1', '[2001:db8::1]']) {
      const outside = await cluster.admin.tryKubectl(['exec', 'asks', '--', ...ask(`http://${address}/`)]);
      expect(outside).toMatchObject({ stdout: '', stderr: expect.stringContaining('unreachable') });
    }
  });
});

describe('users', () => {
  test('may do what roles let them, and are in the audit log by name', async () => {
    const alice = await cluster.user('alice', 'developers');
    expect((await alice.tryKubectl(['get', 'pods'])).stderr).toContain(
      'User "alice" cannot list resource "pods"',
    );
    await kubectl('create', 'rolebinding', 'developers', '--clusterrole=view', '--group=developers');
    const pods = '/api/v1/namespaces/default/pods';
    await until(
      'the role counts',
      async () => (await alice.request('GET', pods)).status === 200 || undefined,
    );
    const lines = readFileSync(cluster.api.auditLog, 'utf8').trimEnd().split('\n');
    const hers = lines
      .map((line) => JSON.parse(line) as { user: { username: string }; responseStatus?: { code: number } })
      .filter(({ user }) => user.username === 'alice');
    expect(hers.map(({ responseStatus }) => responseStatus?.code)).toEqual(
      expect.arrayContaining([403, 200]),
    );
  });
});
