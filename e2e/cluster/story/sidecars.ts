import { readFileSync } from 'node:fs';
import process from 'node:process';
import { variables } from '../../../pkg/api/bootstrap.ts';
import type { State } from '../state.ts';
import { inControlGroups } from '../take-down.ts';

/** Ends the proxy of a pod as a kernel that is out of memory would: at once and without a word. */
export function killProxyOf(state: State, pod: string): void {
  // Every container is told its pod's name, and the proxy alone where its operator is.
  const marks = [`HOSTNAME=${pod}\0`, `${variables.channelUrl}=`];
  const pids = inControlGroups(state).filter((pid) => {
    const environment = environmentOf(pid);
    return marks.every((mark) => environment.includes(mark));
  });
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
