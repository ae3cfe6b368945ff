import { spawn } from 'node:child_process';
import { once } from 'node:events';
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

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
