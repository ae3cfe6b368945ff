import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { node } from '../run/domicile.ts';
import { up } from './cluster.ts';
import { groupFolders } from './control-groups.ts';
import { until } from './daemon.ts';
import { allStates, shimSocketsOf, type State } from './state.ts';
import { inControlGroups, marked, networksOf, sweep, takeDown } from './take-down.ts';
import './patience.ts';

const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await sweep();
});

/** Starts a cluster in a process of its own; `folder` is there as soon as the cluster has a state. */
async function start(kind: 'node' | 'api'): Promise<{ readonly child: ChildProcess; readonly state: State }> {
  const before = new Set(allStates().map(({ name }) => name));
  const fixture = join(import.meta.dirname, 'crash.fixture.ts');
  const child = spawn(node, ['--no-warnings', fixture, kind], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const state = await until('the cluster has a state', async () =>
    allStates().find(({ name }) => !before.has(name)),
  );
  return { child, state };
}

async function killed(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** Whatever of a cluster can still be found on the machine. */
function remains(state: State): readonly string[] {
  const { name, folder } = state;
  const mounts = readFileSync('/proc/self/mounts', 'utf8').split('\n');
  const links = existsSync('/var/log/containers') ? readdirSync('/var/log/containers') : [];
  return [
    ...marked(state).map((pid) => `process ${pid}`),
    ...inControlGroups(state).map((pid) => `process ${pid} of a container`),
    ...groupFolders(name),
    ...mounts.filter((line) => line.includes(folder) || line.includes(name)),
    ...links.filter((link) => link.startsWith('idle_default_')),
    ...networksOf(state).map((network) => `/run/netns/${network}`),
    ...[folder, shimSocketsOf(state)].filter((path) => existsSync(path)),
  ];
}

describe('when the process that started a cluster is killed', () => {
  test('the next sweep leaves nothing of a cluster with a running pod', async () => {
    const { child, state } = await start('node');
    await once(child.stdout!, 'data');
    await killed(child);
    const kinds = remains(state).map((one) => one.replaceAll(/[0-9]+/g, '').split(' /')[0]);
    expect(kinds).toEqual(expect.arrayContaining(['process ', 'process  of a container']));
    const networks = ['', '-2'].map((end) => `/run/netns/${state.name}${end}`);
    expect(remains(state)).toEqual(expect.arrayContaining([state.folder, ...networks]));
    expect(await sweep()).toEqual([state.name]);
    expect(remains(state)).toEqual([]);
  });

  test('half-way through the start, the next start leaves nothing of it', async () => {
    const { child, state } = await start('node');
    const log = join(state.folder, 'logs', 'kube-apiserver.log');
    await until('the API server is starting', async () => existsSync(log) || undefined);
    await killed(child);
    expect(remains(state)).not.toEqual([]);
    const next = await up({ node: false });
    try {
      expect(remains(state)).toEqual([]);
    } finally {
      await next.down();
    }
    expect(remains(next.state)).toEqual([]);
  });
});

describe('a sweep', () => {
  test('spares the cluster of a process that lives', async () => {
    const cluster = await up({ node: false });
    try {
      expect(await sweep()).toEqual([]);
      expect((await cluster.admin.request('GET', '/readyz')).status).toBe(200);
    } finally {
      await cluster.down();
    }
  });

  test('spares a cluster that is kept for a person', async () => {
    const cluster = await up({ node: false, kept: true });
    try {
      expect(await sweep()).toEqual([]);
      expect(remains(cluster.state)).not.toEqual([]);
    } finally {
      await takeDown(cluster.state);
    }
  });
});
