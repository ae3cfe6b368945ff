import { run } from './client.ts';
import { enter } from './daemon.ts';
import type { State } from './state.ts';
import { systemProgram } from './tools/debian.ts';

/** The node's network: a namespace of its own, joined to ours by one link over which tests reach it. */
export interface Network {
  /** Of the namespace. */
  readonly name: string;
  readonly nodeAddress: string;
  /** Ours on the link: where a server of a test is reached from the cluster. */
  readonly hostAddress: string;
}

export const podRange = '10.244.0.0/16';
const slots = 64;

export async function createNetwork(state: State, serviceRange: string): Promise<Network> {
  const { name } = state;
  await ip('netns', 'add', name);
  const slot = await link(name);
  // 198.18.0.0/15 is set aside for tests, so that no network of the machine is in the way.
  const [hostAddress, nodeAddress] = [`198.18.${slot}.1`, `198.18.${slot}.2`];
  await ip('addr', 'add', `${hostAddress}/30`, 'dev', linkName(slot));
  await ip('link', 'set', linkName(slot), 'up');
  await inside(name, 'ip', 'link', 'set', 'lo', 'up');
  await inside(name, 'ip', 'addr', 'add', `${nodeAddress}/30`, 'dev', 'eth0');
  await inside(name, 'ip', 'link', 'set', 'eth0', 'up');
  // Or the node's own calls to Services fail for want of a route before kube-proxy's rules see them.
  await inside(name, 'ip', 'route', 'add', serviceRange, 'dev', 'lo', 'src', nodeAddress);
  await inside(name, 'sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward');
  await inside(name, 'nft', podsStayInside);
  return { name, hostAddress, nodeAddress };
}

/** Pods reach the node and one another. What a test wants outside, it makes. */
const podsStayInside = `add table inet domicile-node
add chain inet domicile-node forward { type filter hook forward priority 0; policy accept; }
add rule inet domicile-node forward ip saddr ${podRange} oifname "eth0" reject`;

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

async function inside(network: string, ...command: readonly string[]): Promise<void> {
  await succeed(enter(network, command));
}

async function succeed([program = '', ...args]: readonly string[]): Promise<void> {
  const { status, stderr } = await run(program, args);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}
