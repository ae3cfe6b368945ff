import { setFlagsFromString } from 'node:v8';
import { collectAll } from '../../pkg/proxy/garbage.ts';

/** Calls after which V8 makes the fastest code of a function. With its own 3,000, 10,000 requests are slow at first. */
const callsToOptimize = 300;

/** Each takes back what the image starts Node with, as `images/contents.ts` says why. */
const flags = [
  '--turbo-filter=*',
  `--invocation-count-for-turbofan=${callsToOptimize}`,
  // Of threads that start later: what a large body leaves behind is given back a while after it.
  '--memory-reducer',
];

/**
 * To be called once, when the port is open and policies are in force: what ran until then runs seldom or never again,
 * and what is left of it would be 6 MiB of an idle proxy.
 */
export function afterStart(): void {
  collectAll();
  for (const flag of flags) setFlagsFromString(flag);
}
