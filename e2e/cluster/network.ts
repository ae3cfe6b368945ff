import { run } from './client.ts';
import { enter } from './daemon.ts';
import type { State } from './state.ts';
import { systemProgram } from './tools/debian.ts';

/** The node's network: a namespace of its own, joined to ours by one link over which tests reach it. */
export interface Network {
  /** Of the namespace. */
  readonly name: string;
  readonly nodeAddress: string;
  readonly nodeAddress6: string;
  /** Ours on the link: where a server of a test is reached from the cluster. */
  readonly hostAddress: string;
}

export interface Ranges {
  readonly ipv4: string;
  readonly ipv6: string;
}

/** Pods of all nodes. */
export const clusterRanges: Ranges = { ipv4: '10.244.0.0/16', ipv6: 'fd00:10:244::/48' };
const slots = 64;

export async function createNetwork(state: State, services: Ranges): Promise<Network> {
  const { name } = state;
  await ip('netns', 'add', name);
  const slot = await link(name);
  // 198.18.0.0/15 is set aside for tests, so that no network of the machine is in the way.
  const [hostAddress, nodeAddress] = [`198.18.${slot}.1`, `198.18.${slot}.2`];
  const [hostAddress6, nodeAddress6] = [`fd00:198:18:${slot}::1`, `fd00:198:18:${slot}::2`];
  await addresses(['ip'], linkName(slot), hostAddress, hostAddress6);
  await addresses(enter(name, ['ip']), 'eth0', nodeAddress, nodeAddress6);
  const network = { name, hostAddress, nodeAddress, nodeAddress6 };
  await furnish(network, services);
  await succeed(enter(name, ['nft', podsStayInside]));
  return network;
}

/** The network of a second node, joined to that of the first, through which it reaches everything else. */
export async function createSecondNetwork(first: Network, services: Ranges, pods: Ranges): Promise<Network> {
  const name = `${first.name}-2`;
  await ip('netns', 'add', name);
  const inFirst = enter(first.name, ['ip']);
  const inside = enter(name, ['ip']);
  const peer = ['type', 'veth', 'peer', 'name', 'eth0', 'netns', name];
  await succeed([...inFirst, 'link', 'add', 'node2', ...peer]);
  const [near, near6] = ['10.10.0.1', 'fd00:10:10::1'];
  const [nodeAddress, nodeAddress6] = ['10.10.0.2', 'fd00:10:10::2'];
  await addresses(inFirst, 'node2', near, near6);
  await addresses(inside, 'eth0', nodeAddress, nodeAddress6);
  await succeed([...inside, 'route', 'add', 'default', 'via', near]);
  await succeed([...inside, '-6', 'route', 'add', 'default', 'via', near6]);
  await succeed([...inFirst, 'route', 'add', pods.ipv4, 'via', nodeAddress]);
  await succeed([...inFirst, '-6', 'route', 'add', pods.ipv6, 'via', nodeAddress6]);
  const network = { name, hostAddress: first.hostAddress, nodeAddress, nodeAddress6 };
  await furnish(network, services);
  return network;
}

/** What every node needs in its network. */
async function furnish({ name, nodeAddress, nodeAddress6 }: Network, services: Ranges): Promise<void> {
  const inside = enter(name, ['ip']);
  await succeed([...inside, 'link', 'set', 'lo', 'up']);
  // Or the node's own calls to Services fail for want of a route before kube-proxy's rules see them.
  await succeed([...inside, 'route', 'add', services.ipv4, 'dev', 'lo', 'src', nodeAddress]);
  await succeed([...inside, '-6', 'route', 'add', services.ipv6, 'dev', 'lo', 'src', nodeAddress6]);
  await succeed(enter(name, ['sh', '-c', forwards]));
}

/** Without asking around whether somebody has the address: nobody else is on the link. */
async function addresses(ip: readonly string[], device: string, ipv4: string, ipv6: string): Promise<void> {
  await succeed([...ip, 'addr', 'add', `${ipv4}/30`, 'dev', device]);
  await succeed([...ip, '-6', 'addr', 'add', `${ipv6}/64`, 'dev', device, 'nodad']);
  await succeed([...ip, 'link', 'set', device, 'up']);
}

const forwards = 'cd /proc/sys/net; echo 1 > ipv4/ip_forward; echo 1 > ipv6/conf/all/forwarding';

/** Pods reach the node and one another. What a test wants outside, it makes. */
const podsStayInside = `add table inet domicile-node
add chain inet domicile-node forward { type filter hook forward priority 0; policy accept; }
add rule inet domicile-node forward ip saddr ${clusterRanges.ipv4} oifname "eth0" reject
add rule inet domicile-node forward ip6 saddr ${clusterRanges.ipv6} oifname "eth0" reject`;

const linkName = (slot: number): string => `domicile${slot}`;

/** Takes the first free slot: the kernel gives a link's name only once, and takes it back with the namespace. */
async function link(network: string): Promise<number> {
  let said = '';
  for (let slot = 0; slot < slots; slot += 1) {
    const peer = ['type', 'veth', 'peer', 'name', 'eth0', 'netns', network];
    const { status, stderr } = await run('ip', ['link', 'add', linkName(slot), ...peer]);
    if (status === 0) return slot;
    said = stderr;
  }
  throw new Error(`no link to the node's network could be made: ${said}`);
}

async function ip(...args: readonly string[]): Promise<void> {
  await succeed([systemProgram('ip') ?? 'ip', ...args]);
}

async function succeed([program = '', ...args]: readonly string[]): Promise<void> {
  const { status, stderr } = await run(program, args);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}
