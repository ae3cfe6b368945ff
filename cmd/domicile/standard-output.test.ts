import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { outputExitStatus } from './standard-output.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const shown = [main, 'catalog', 'show', 'anthropic', '--json'];

/** What it says on standard error, and its exit status. */
async function ended(child: ChildProcess): Promise<readonly [string, number]> {
  if (child.stderr === null) throw new Error('standard error is no pipe');
  const [told, [status]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return [told, status];
}

test('a reader that has seen enough is no failure', async () => {
  const child = spawn(process.execPath, shown, { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  expect(await ended(child)).toEqual(['', 0]);
});

test('an output that cannot be written is told of in a line', async () => {
  const unwritable = openSync(main, 'r');
  const child = spawn(process.execPath, shown, { stdio: ['ignore', unwritable, 'pipe'] });
  closeSync(unwritable);
  const told = expect.stringMatching(/^Standard output cannot be written: .*EBADF.*\n$/);
  expect(await ended(child)).toEqual([told, outputExitStatus]);
});
