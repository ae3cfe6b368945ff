import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { node, root } from './run/domicile.ts';
import './run/patience.ts';

test('a program that a test starts ends when the test run is killed', async () => {
  const fixture = join(root, 'e2e', 'run', 'starter.fixture.ts');
  const starter = spawn(node, ['--no-warnings', fixture], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: starter.stdout }), 'line')) as [string];
  const pid = Number(line);
  expect(isRunning(pid)).toBe(true);
  starter.kill('SIGKILL');
  while (isRunning(pid)) await turn();
});

/** One that has ended and that nobody has asked how (state Z) is none. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
