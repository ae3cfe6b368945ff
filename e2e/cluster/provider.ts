import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { issue } from './certificates.ts';
import { run } from './client.ts';
import type { Cluster } from './cluster.ts';
import { enter, startDaemon, until } from './daemon.ts';
import { namesFile } from './node/dns.ts';

export interface Note {
  readonly kind: 'ready' | 'connection' | 'request';
  /** Unix milliseconds. */
  readonly at: number;
  readonly host?: string;
  readonly key?: string;
  readonly body?: string;
}

export interface Provider {
  /** Every connection and request, in the order of arrival. */
  readonly notes: () => readonly Note[];
  readonly down: () => Promise<void>;
}

/** An address of the public network, which only this cluster's node has a route for. */
const address = '160.79.104.10';
const nodeSide = '160.79.104.9';

/** A double of a provider behind the node, in a network of its own, under the provider's own name. */
export async function startProvider({ state }: Cluster, host: string): Promise<Provider> {
  const network = `${state.name}-world`;
  const file = join(state.folder, 'provider-notes');
  await succeed(['ip', 'netns', 'add', network]);
  const link = ['link', 'add', 'world0', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', network];
  await succeed(enter(state.name, ['ip', ...link]));
  for (const [where, device, own] of [
    [state.name, 'world0', nodeSide],
    [network, 'eth0', address],
  ] as const) {
    await succeed(enter(where, ['ip', 'addr', 'add', `${own}/30`, 'dev', device]));
    await succeed(enter(where, ['ip', 'link', 'set', device, 'up']));
  }
  await succeed(enter(network, ['ip', 'route', 'add', 'default', 'via', nodeSide]));
  const { cert, key } = await issue(state, 'provider', { name: host, addresses: [`DNS:${host}`] });
  const program = join(import.meta.dirname, 'provider.fixture.ts');
  startDaemon(state, 'provider', [process.execPath, program, cert, key, file], network);
  appendFileSync(namesFile(state), `${address} ${host}\n`);
  const notes = (): readonly Note[] =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Note)
      : [];
  await until('the provider listens', () => Promise.resolve(notes().length > 0 || undefined));
  return { notes, down: () => succeed(['ip', 'netns', 'del', network]) };
}

async function succeed([program = '', ...args]: readonly string[]): Promise<void> {
  const { status, stderr } = await run(program, args);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}
