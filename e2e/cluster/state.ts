import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** One cluster: everything it has on disk is in one folder, and everything that it runs carries its mark. */
export interface State {
  /** Also the name of its network namespace and of its root among the control groups. */
  readonly name: string;
  readonly folder: string;
}

/** Whose cluster it is: it goes when that process is gone, except when it is kept for a person. */
interface Owner {
  readonly pid: number;
  /** When that process started, in clock ticks since boot: a pid alone is given out again. */
  readonly started: string;
  readonly kept: boolean;
}

/** The variable in the environment of every process of a cluster; its value is the folder. */
export const markVariable = 'DOMICILE_CLUSTER_FOLDER';

/** Sockets of shims, which stand apart because containerd wants their path shorter than ours. */
export const shimSocketsOf = ({ name }: State): string => join('/run', name);

const base = (): string => process.env['DOMICILE_CLUSTER_STATE'] || join(tmpdir(), 'domicile-clusters');

export function createState(kept: boolean): State {
  const name = `domicile-${randomBytes(4).toString('hex')}`;
  const folder = join(base(), name);
  const unfinished = join(base(), `new-${name}`);
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const owner: Owner = { pid: process.pid, started: startOf(process.pid) ?? '', kept };
  writeFileSync(join(unfinished, 'owner.json'), JSON.stringify(owner));
  renameSync(unfinished, folder);
  return { name, folder };
}

export function allStates(): readonly State[] {
  if (!existsSync(base())) return [];
  const names = readdirSync(base()).filter((name) => name.startsWith('domicile-'));
  return names.map((name) => ({ name, folder: join(base(), name) }));
}

/** Left behind by a process that is gone. */
export function isLeftOver(state: State): boolean {
  const owner = ownerOf(state);
  return owner === undefined || (!owner.kept && !ownerLives(state));
}

/** Whether the process that started it is still there. */
export function ownerLives(state: State): boolean {
  const owner = ownerOf(state);
  return owner !== undefined && startOf(owner.pid) === owner.started;
}

export const isKept = (state: State): boolean => ownerOf(state)?.kept === true;

function ownerOf({ folder }: State): Owner | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

/** Field 22 of `/proc/PID/stat`; the name before it may hold spaces and brackets. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
