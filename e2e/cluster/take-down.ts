import { existsSync, globSync, readdirSync, readFileSync, readlinkSync, rmSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { run } from './client.ts';
import { groupFolders } from './control-groups.ts';
import { allStates, isKept, isLeftOver, markVariable, shimSocketsOf, type State } from './state.ts';

const pollMs = 20;
const patienceMs = 30_000;

/** Ends everything that a cluster runs and removes everything that it made. May be repeated after a crash in it. */
export async function takeDown(state: State): Promise<void> {
  // The daemons first, or kubelet starts again what is killed.
  await killAll(() => marked(state));
  await killAll(() => inControlGroups(state));
  await unmountAll(state);
  for (const name of networksOf(state)) await run('ip', ['netns', 'delete', name]);
  for (const folder of groupFolders(state.name)) removeGroups(folder);
  removeLogLinks(state);
  rmSync(shimSocketsOf(state), { recursive: true, force: true });
  rmSync(state.folder, { recursive: true, force: true });
}

/** Takes down what crashed processes left behind; returns the names. */
export async function sweep(): Promise<readonly string[]> {
  return takeDownAll(isLeftOver);
}

/** Takes down what `make cluster` keeps, and what crashed processes left behind. */
export async function takeDownKept(): Promise<readonly string[]> {
  return takeDownAll((state) => isKept(state) || isLeftOver(state));
}

async function takeDownAll(which: (state: State) => boolean): Promise<readonly string[]> {
  const states = allStates().filter(which);
  for (const state of states) await takeDown(state);
  return states.map(({ name }) => name);
}

/** The node's, and those that were made beside it, which have its name in front. */
export const networksOf = ({ name }: State): readonly string[] =>
  existsSync('/run/netns')
    ? readdirSync('/run/netns').filter((one) => one === name || one.startsWith(`${name}-`))
    : [];

/** Every process that was started with the mark of the cluster, and those started by them: shims inherit it. */
export function marked({ folder }: State): readonly number[] {
  const mark = Buffer.from(`${markVariable}=${folder}\0`);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => readOr(`/proc/${pid}/environ`).includes(mark))
    .map(Number);
}

/** Containers, which inherit nothing. */
export const inControlGroups = ({ name }: State): readonly number[] => processesIn(groupFolders(name));

/** Every process below these control groups. */
export function processesIn(folders: readonly string[]): readonly number[] {
  return folders
    .flatMap((folder) => globSync('**/cgroup.procs', { cwd: folder }).map((file) => join(folder, file)))
    .flatMap((file) => readOr(file).toString('latin1').split('\n'))
    .filter((line) => line !== '')
    .map(Number);
}

/** Kills until none of them is alive; what they start meanwhile counts too. */
export async function killAll(alive: () => readonly number[]): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (let pids = alive(); pids.length > 0; pids = alive()) {
    if (Date.now() > deadline) throw new Error(`still running after SIGKILL: ${pids.join(', ')}`);
    for (const pid of pids) kill(pid);
    await delay(pollMs);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The innermost first: a mount may lie on another. */
async function unmountAll({ folder }: State): Promise<void> {
  const points = readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .filter((point) => point.startsWith(`${folder}/`));
  for (const point of points.toReversed()) await run('umount', ['--lazy', point]);
}

/** Control groups have files that cannot be removed; the folders can, from the leaves up. */
function removeGroups(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeGroups(join(folder, entry.name));
  }
  rmdirSync(folder);
}

/** kubelet links logs at a place that cannot be set. */
function removeLogLinks({ folder }: State): void {
  const links = '/var/log/containers';
  if (!existsSync(links)) return;
  for (const name of readdirSync(links)) {
    const path = join(links, name);
    if (readlinkSync(path).startsWith(`${folder}/`)) rmSync(path);
  }
}

function readOr(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
