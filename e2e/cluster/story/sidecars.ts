import { readFileSync } from 'node:fs';
import process from 'node:process';
import { variables } from '../../../pkg/api/bootstrap.ts';
import type { State } from '../state.ts';
import { inControlGroups } from '../take-down.ts';

/** Ends the proxy of a pod as a kernel that is out of memory would: at once and without a word. */
export function killProxyOf(state: State, pod: string): void {
  const mark = `${variables.podName}=${pod}\0`;
  const pids = inControlGroups(state).filter((pid) => environmentOf(pid).includes(mark));
  if (pids.length === 0) throw new Error(`no proxy of ${pod} runs`);
  for (const pid of pids) process.kill(pid, 'SIGKILL');
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}
