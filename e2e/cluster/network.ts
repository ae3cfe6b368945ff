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

export const podRanges: Ranges = { ipv4: '10.244.0.0/24', ipv6: 'fd00:10:244::/64' };
const slots = 64;

export async function createNetwork(state: State, services: Ranges): Promise<Network> {
  const { name } = state;
  await ip('netns', 'add', name);
  const slot = await link(name);
  // 198.18.0.0/15 is set aside for tests, so that no network of the machine is in the way.
  const [hostAddress, nodeAddress] = [`198.18.${slot}.1`, `198.18.${slot}.2`];
  const [hostAddress6, nodeAddress6] = [`fd00:198:18:${slot}::1`, `fd00:198:18:${slot}::2`];
  await addresses(['ip'], linkName(slot), hostAddress, hostAddress6);
  const inside = enter(name, ['ip']);
  await succeed([...inside, 'link', 'set', 'lo', 'up']);
  await addresses(inside, 'eth0', nodeAddress, nodeAddress6);
  // Or the node's own calls to Services fail for want of a route before kube-proxy's rules see them.
  await succeed([...inside, 'route', 'add', services.ipv4, 'dev', 'lo', 'src', nodeAddress]);
  await succeed([...inside, '-6', 'route', 'add', services.ipv6, 'dev', 'lo', 'src', nodeAddress6]);
  await succeed(enter(name, ['sh', '-c', forwards]));
  await succeed(enter(name, ['nft', podsStayInside]));
  return { name, hostAddress, nodeAddress, nodeAddress6 };
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
add rule inet domicile-node forward ip saddr ${podRanges.ipv4} oifname "eth0" reject
add rule inet domicile-node forward ip6 saddr ${podRanges.ipv6} oifname "eth0" reject`;

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
