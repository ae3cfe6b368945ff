import { readdirSync, readFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import process from 'node:process';

/** As `nice` counts: of two threads that want one core, this one gets about a tenth of it. */
export const inspectorNiceness = 10;

/**
 * Lets the event loop go first where cores are few. Only Linux has priorities of threads (setpriority(2), "C
 * library/kernel differences"): elsewhere this would slow the whole process, so nothing is done.
 */
export function giveWay(platform: NodeJS.Platform = process.platform): void {
  if (platform !== 'linux') return;
  try {
    setPriority(Math.max(getPriority(), inspectorNiceness));
  } catch {
    // A sandbox may forbid it: all threads are the same then.
  }
}

/** Threads of V8 that compile and collect for all heaps of the process, as Node names them. */
const helperName = 'V8Worker';
const threads = '/proc/self/task';

/**
 * Lets the event loop go before what V8 does beside it: otherwise the garbage of a large body is collected, and the
 * code for it compiled, as if it were as urgent as a stream. To be used with `--no-parallel-scavenge`: else the event
 * loop waits for these threads whenever it collects what is young.
 */
export function helpersGiveWay(platform: NodeJS.Platform = process.platform): void {
  if (platform !== 'linux') return;
  try {
    for (const thread of readdirSync(threads))
      if (readFileSync(`${threads}/${thread}/comm`, 'utf8').trim() === helperName)
        setPriority(Number(thread), Math.max(getPriority(Number(thread)), inspectorNiceness));
  } catch {
    // As above; or one of them has just ended.
  }
}
