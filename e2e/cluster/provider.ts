import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { issue } from './certificates.ts';
import { run } from './client.ts';
import type { Cluster } from './cluster.ts';
import { enter, startDaemon, until } from './daemon.ts';
import { namesFile } from './node/dns.ts';
import type { State } from './state.ts';

export interface Note {
  readonly kind: 'ready' | 'connection' | 'request' | 'datagram';
  /** Unix milliseconds. */
  readonly at: number;
  readonly path?: string | undefined;
  readonly host?: string | undefined;
  readonly key?: string | undefined;
  readonly authorization?: string | undefined;
  readonly body?: string | undefined;
}

export interface Provider {
  /** Every connection, request and datagram, in the order of arrival. */
  readonly notes: () => readonly Note[];
}

/** One note a line, as JSON. */
export const notesFile = ({ folder }: State): string => join(folder, 'provider-notes');

/** Addresses of the public network, which only this cluster's node has routes for. */
export const providerAddresses = ['160.79.104.10', '2607:6bc0::10'] as const;
const nodeSides = ['160.79.104.9', '2607:6bc0::9'] as const;

/** A double of providers behind the node, in a network of its own, under their own names; goes with the cluster. */
export async function startProvider({ state }: Cluster, hosts: readonly string[]): Promise<Provider> {
  const network = `${state.name}-world`;
  const file = notesFile(state);
  await succeed(['ip', 'netns', 'add', network]);
  const link = ['link', 'add', 'world0', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', network];
  await succeed(enter(state.name, ['ip', ...link]));
  for (const [where, device, [ipv4, ipv6]] of [
    [state.name, 'world0', nodeSides],
    [network, 'eth0', providerAddresses],
  ] as const) {
    await succeed(enter(where, ['ip', 'addr', 'add', `${ipv4}/30`, 'dev', device]));
    await succeed(enter(where, ['ip', '-6', 'addr', 'add', `${ipv6}/64`, 'dev', device, 'nodad']));
    await succeed(enter(where, ['ip', 'link', 'set', device, 'up']));
  }
  for (const side of nodeSides) {
    const family = side.includes(':') ? '-6' : '-4';
    await succeed(enter(network, ['ip', family, 'route', 'add', 'default', 'via', side]));
  }
  const addresses = hosts.map((host) => `DNS:${host}`);
  const { cert, key } = await issue(state, 'provider', { name: hosts[0] ?? '', addresses });
  const program = join(import.meta.dirname, 'provider.fixture.ts');
  startDaemon(state, 'provider', [process.execPath, '--no-warnings', program, cert, key, file], network);
  for (const host of hosts) appendFileSync(namesFile(state), `${providerAddresses[0]} ${host}\n`);
  const notes = (): readonly Note[] =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Note)
      : [];
  await until('the provider listens', () => Promise.resolve(notes().length > 0 || undefined));
  return { notes };
}

async function succeed([program = '', ...args]: readonly string[]): Promise<void> {
  const { status, stderr } = await run(program, args);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}
