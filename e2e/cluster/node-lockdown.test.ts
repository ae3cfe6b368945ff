import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { captureContainer, proxyContainer, proxyUid } from '../../pkg/api/bootstrap.ts';
import type { PolicyDocument } from '../../pkg/api/generated/policy-document.ts';
import { clientsOf } from '../../pkg/inject/clients.ts';
import { inject } from '../../pkg/inject/inject.ts';
import type { Container, Pod } from '../../pkg/inject/pod.ts';
import { builtInCatalog } from '../../pkg/residency/catalog.ts';
import { type Cluster, up } from './cluster.ts';
import { until } from './daemon.ts';
import { imageNames, nodeImageOf } from './images/images.ts';
import { writeImage } from './images/oci.ts';
import { dnsAddress } from './node/dns.ts';
import { importImage } from './node/runtime.ts';
import { policyOf, policyPath } from './policies.ts';
import { container, type Part, pod } from './workloads.ts';
import './patience.ts';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await up({ node: true });
  const image = await nodeImageOf(impostor, `${proxyUid}:${proxyUid}`);
  await importImage(cluster.state, writeImage(cluster.state.folder, image));
});
afterAll(async () => cluster?.down());

const kubectl = (...args: readonly string[]): Promise<string> => cluster.admin.kubectl(...args);

async function create(part: object): Promise<void> {
  const { status, stderr } = await cluster.admin.tryKubectl(['create', '-f', '-'], JSON.stringify(part));
  if (status !== 0) throw new Error(stderr);
}

/** Says what arrives: over TCP and over UDP, of either family, and on the port that names are asked at. */
const receiver = `
const { createServer } = require('node:net');
const { createSocket } = require('node:dgram');
const family = (address) => (address.startsWith('::ffff:') ? 4 : 6);
createServer((socket) => socket.on('error', () => {}).on('data', (data) =>
  console.log(data + ' tcp' + family(socket.remoteAddress)))).listen(8080, '::', () => console.log('ready'));
for (const [way, port] of [['udp', 443], ['names', 53]])
  createSocket('udp6').on('message', (data, from) => console.log(data + ' ' + way + family(from.address))).bind(port, '::');
`;

/** Tries every way, each by address, and says that it is done. */
const sender = (tag: string, addresses: readonly string[], after = ''): string => `
const { connect } = require('node:net');
const { createSocket } = require('node:dgram');
const ways = ${JSON.stringify(addresses)}.flatMap((host) => [
  new Promise((done) => connect(8080, host, function () { this.end('${tag}', done); }).on('error', done)),
  ...[443, 53].map((port) => new Promise((done) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4').on('error', done);
    socket.send('${tag}', port, host, done);
  })),
]);
Promise.all(ways).then(() => { console.log('tried'); ${after === '' ? 'process.exit(0)' : after} });
`;

/** What a proxy does until its pod ends. */
const stay = "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1e6)";

const runs = (name: string, script: string): Part => container(name, 'node', { args: ['-e', script] });

const impostor = 'domicile.test/impostor:1';

/** The proxy's place in the pod, its user and its order; what runs there says who it is. */
const standIn = (part: Container, script: string): Part => ({
  ...runs(part.name, script),
  restartPolicy: part.restartPolicy,
  securityContext: part.securityContext,
  volumeMounts: part.volumeMounts,
});

interface Around {
  readonly policies?: readonly PolicyDocument[];
  /** Addresses of the resolver that it may ask. */
  readonly resolvers?: readonly string[];
}

function lockedDown(
  agent: Pod,
  script: string,
  { policies = [], resolvers = [dnsAddress] }: Around = {},
): Part {
  const outcome = inject({
    pod: agent,
    namespace: { name: 'default', labels: {} },
    mode: 'enforce',
    policies,
    config: {
      version: 'test',
      images: { proxy: imageNames.node, capture: imageNames.nft },
      imagePullPolicy: 'Never',
      channel: { url: 'https://operator.example', ca: '' },
      resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { cpu: '1', memory: '256Mi' } },
      resolvers,
      trustedAuthorities: '',
    },
    clients: clientsOf(builtInCatalog),
  });
  if (!('pod' in outcome)) throw new Error(JSON.stringify(outcome));
  const { spec = {}, ...rest } = outcome.pod;
  const initContainers = (spec.initContainers ?? []).map((part) =>
    part.name === proxyContainer ? standIn(part, script) : part,
  );
  return { ...rest, spec: { ...spec, initContainers } };
}

/** Of the pods, of one family alone. */
const ranged = policyOf(
  'ranged',
  { residency: { allow: ['EU'] }, reachableRanges: ['10.244.0.0/16'] },
  policyPath(),
);

test('under lockdown only the proxy reaches anything but listed ranges, and nobody who poses as it: by TCP and UDP, IPv4 and IPv6, from the first container on', async () => {
  await create(pod('outside', { containers: [runs('outside', receiver)] }));
  await kubectl('wait', '--for=condition=Ready', '--timeout=120s', 'pod/outside');
  const ips = await kubectl('get', 'pod/outside', '-o', 'jsonpath={.status.podIPs[*].ip}');
  const addresses = ips.trim().split(' ');
  expect(addresses).toHaveLength(2);

  const posing = (who: string): Part => ({ ...runs('impostor', sender(who, addresses)), image: impostor });
  await create(
    pod('free', { containers: [runs('free', sender('free', addresses)), posing('free-impostor')] }),
  );
  const agent = pod('locked', {
    initContainers: [runs('early', sender('early', addresses))],
    containers: [runs('agent', sender('agent', addresses)), posing('impostor')],
  });
  await create(lockedDown(agent as Pod, sender('proxy', addresses, stay)));
  const within = pod('ranged', { containers: [runs('agent', sender('ranged', addresses))] });
  await create(lockedDown(within as Pod, stay, { policies: [ranged as unknown as PolicyDocument] }));
  for (const name of ['free', 'locked', 'ranged']) {
    await kubectl('wait', '--for=jsonpath={.status.phase}=Succeeded', '--timeout=180s', `pod/${name}`);
  }
  for (const name of ['early', 'agent', 'impostor'])
    expect(await kubectl('logs', 'locked', '-c', name)).toBe('tried\n');
  // By every way, after all of them have ended: once it has come, so has what was under way before it.
  await create(pod('last', { containers: [runs('last', sender('last', addresses))] }));

  const ways = ['tcp', 'udp', 'names'].flatMap((way) => [`${way}4`, `${way}6`]);
  const expected = [
    ...['free', 'free-impostor', 'proxy', 'last'].flatMap((who) => ways.map((way) => `${who} ${way}`)),
    ...ways.filter((way) => way.endsWith('4')).map((way) => `ranged ${way}`),
  ];
  const arrived = await until('everything that may arrive has arrived', async () => {
    const lines = (await kubectl('logs', 'outside'))
      .trim()
      .split('\n')
      .filter((line) => line !== 'ready');
    return expected.every((line) => lines.includes(line)) ? lines : undefined;
  });
  expect(arrived.toSorted()).toEqual(expected.toSorted());
});

test('under lockdown an agent is told names by the resolver of the cluster, and where none is known by nobody', async () => {
  const name = 'kubernetes.default.svc.cluster.local';
  const ask = `require('node:dns').lookup('${name}', (error, address) => console.log(error ? 'nobody' : address));`;
  const address = await kubectl('get', 'service/kubernetes', '-o', 'jsonpath={.spec.clusterIP}');
  for (const [who, resolvers, told] of [
    ['named', [dnsAddress], address],
    ['nameless', [], 'nobody'],
  ] as const) {
    await create(lockedDown(pod(who, { containers: [runs('agent', ask)] }) as Pod, stay, { resolvers }));
    await kubectl('wait', '--for=jsonpath={.status.phase}=Succeeded', '--timeout=180s', `pod/${who}`);
    expect(await kubectl('logs', who, '-c', 'agent')).toBe(`${told}\n`);
  }
});

test('a pod whose rules cannot be loaded does not start', async () => {
  const agent = pod('unruly', { containers: [runs('agent', "console.log('started')")] });
  // What no kernel takes stands where an address would.
  await create(lockedDown(agent as Pod, stay, { resolvers: ['10.96.0.10.1'] }));
  await kubectl('wait', '--for=jsonpath={.status.phase}=Failed', '--timeout=180s', 'pod/unruly');
  const states = await kubectl('get', 'pod/unruly', '-o', 'jsonpath={.status.containerStatuses[*].state}');
  expect(JSON.parse(states)).toEqual({ waiting: { reason: 'PodInitializing' } });
  expect(await kubectl('logs', 'unruly', '-c', captureContainer)).toContain('Error');
});

test('a pod that is called like a host is not that host to its proxy', async () => {
  const name = 'vllm.models.svc';
  const ask = `require('node:dns').lookup('${name}', (error, address) => console.log(error ? 'nobody' : address));`;
  const agent = pod(name, { containers: [runs('agent', ask)] });
  await create(lockedDown(agent as Pod, `${ask} ${stay}`));
  await kubectl('wait', '--for=jsonpath={.status.phase}=Succeeded', '--timeout=180s', `pod/${name}`);
  // The node has told the agent that it is that host itself.
  const address = await kubectl('get', `pod/${name}`, '-o', 'jsonpath={.status.podIPs[*].ip}');
  expect(address.split(' ')).toContain((await kubectl('logs', name, '-c', 'agent')).trim());
  const said = await until('the proxy has asked', async () => {
    const line = await kubectl('logs', name, '-c', proxyContainer);
    return line === '' ? undefined : line;
  });
  expect(said).toBe('nobody\n');
});
