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
