import { readdirSync, readFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import process from 'node:process';

/** As `nice` counts: of two threads that want one core, this one gets about a tenth of it. */
export const inspectorNiceness = 10;

/** As setpriority(2) names whoever calls it. */
const thisThread = 0;

/**
 * Lets the event loop go first where cores are few. Only Linux has priorities of threads (setpriority(2), "C
 * library/kernel differences"): elsewhere this would slow the whole process, so nothing is done.
 */
export function giveWay(platform: NodeJS.Platform = process.platform): void {
  if (platform === 'linux') lower(thisThread);
}

function lower(thread: number): void {
  try {
    setPriority(thread, Math.max(getPriority(thread), inspectorNiceness));
  } catch {
    // A sandbox may forbid it: all threads are the same then. Or it has just ended.
  }
}

/** Threads of V8 that compile and collect for all heaps of the process, as Node names them. */
const helperName = 'V8Worker';
const threadsOfThisProcess = '/proc/self/task';

/** Without it the event loop waits for the helpers whenever it collects what is young: then they must not give way. */
const independent = '--no-parallel-scavenge';

/**
 * Lets the event loop go before what V8 does beside it, where Node was started with `--no-parallel-scavenge`: otherwise
 * the garbage of a large body is collected, and the code for it compiled, as if it were as urgent as a stream.
 */
export function helpersGiveWay(
  platform: NodeJS.Platform = process.platform,
  flags: readonly string[] = process.execArgv,
  threads: string = threadsOfThisProcess,
): void {
  if (platform !== 'linux' || !flags.includes(independent)) return;
  for (const thread of threadsNamed(helperName, threads)) lower(thread);
}

function threadsNamed(name: string, threads: string): readonly number[] {
  const nameOf = (thread: string): string => {
    try {
      return readFileSync(`${threads}/${thread}/comm`, 'utf8').trim();
    } catch {
      return '';
    }
  };
  return listed(threads)
    .filter((thread) => nameOf(thread) === name)
    .map(Number);
}

/** None where a sandbox has no `/proc`: all threads are the same then, as where it forbids priorities. */
function listed(threads: string): readonly string[] {
  try {
    return readdirSync(threads);
  } catch {
    return [];
  }
}
