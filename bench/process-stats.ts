import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const KIB = 1024;
const MIB = 1024 * 1024;
/** `USER_HZ`, which Linux fixes at 100 for what it tells programs. */
const TICKS_PER_SECOND = 100;
const USER_TICKS = 11;
const SYSTEM_TICKS = 12;

const procFile = (pid: number, name: string): string | undefined => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch {
    return undefined;
  }
};

/** Resident memory of a process in MiB. */
export const residentMiB = (pid: number): number => {
  const line = /^VmRSS:\s+(\d+) kB/m.exec(procFile(pid, 'status') ?? '');
  const kib = line?.[1] ?? execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'latin1' });
  return (Number(kib) * KIB) / MIB;
};

/** CPU time that a process has used, in seconds, to 10 ms; `NaN` where the system does not tell. */
export const cpuSeconds = (pid: number): number => {
  const stat = procFile(pid, 'stat');
  if (stat === undefined) return Number.NaN;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS])) / TICKS_PER_SECOND;
};
