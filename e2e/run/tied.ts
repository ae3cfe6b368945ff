import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const preload = join(import.meta.dirname, 'end-with-starter.cjs');

/**
 * Starts a Node program that would run for ever, and that ends with us at the latest: a test run that is killed has no
 * time to end anything. Its standard error is for us to read.
 */
export function spawnTied(
  node: string,
  args: readonly string[],
  {
    stdout,
    ...options
  }: {
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string | undefined>>;
    /** An open file; absent: nobody hears it. */
    readonly stdout?: number;
  },
): ChildProcessByStdio<null, null, Readable> {
  const child = spawn(node, ['--no-warnings', '--require', preload, ...args], {
    ...options,
    stdio: ['ignore', stdout ?? 'ignore', 'pipe', 'pipe'],
  });
  return child as ChildProcessByStdio<null, null, Readable>;
}
