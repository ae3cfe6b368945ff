import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { startDouble } from './double/double.ts';
import { say } from './double/reply.ts';
import './run/patience.ts';
import { messages, post } from './run/post.ts';
import { startAsInImage } from './run/sidecar.ts';
import { temporaryFolder } from './run/temporary.ts';

/** More than a function has to be called to be optimized. */
const requests = 400;

test('as its image starts it, the proxy collects when it is ready, and nothing is optimized before', async () => {
  await using double = await startDouble();
  const traced = join(await temporaryFolder(), 'trace');
  await using stdout = await open(traced, 'w');
  await using sidecar = await startAsInImage(double, {
    flags: ['--trace-opt', '--trace-gc'],
    stdout: stdout.fd,
  });
  for (let sent = 0; sent < requests; sent += 1) {
    double.play(() => say('Nothing in it.'));
    expect((await post(sidecar, messages('Nothing in it.'))).status).toBe(200);
  }
  sidecar.process.kill('SIGTERM');
  await sidecar.finished;
  const told = await readFile(traced, 'utf8');
  expect(told.match(/Mark-Compact \(reduce\)|\[completed optimizing/g)?.slice(0, 3)).toEqual([
    'Mark-Compact (reduce)',
    'Mark-Compact (reduce)',
    '[completed optimizing',
  ]);
});
