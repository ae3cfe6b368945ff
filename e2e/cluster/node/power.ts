import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { groupFolders } from '../control-groups.ts';
import type { State } from '../state.ts';
import { killAll, marked, processesIn } from '../take-down.ts';
import type { Place } from './place.ts';
import { socketOf } from './runtime.ts';

/**
 * Kills every container of a node, and before it what holds and watches it, so that nobody is left to say how it ended.
 */
export async function killPods(state: State, place: Place): Promise<void> {
  const groups = groupFolders(state.name).filter((folder) => basename(folder) === place.groups);
  const socket = `\0${socketOf(place)}\0`;
  await killAll(() => marked(state).filter((pid) => commandOf(pid).includes(socket)));
  await killAll(() => processesIn(groups));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
  } catch {
    return '';
  }
}
