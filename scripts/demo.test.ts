import { expect, test } from '@jest/globals';
import { columns } from '../examples/demo/screen.ts';
import { runNode } from './docs/run.ts';

test('the demo holds what it claims, in at most 100 columns and without colour where nobody watches', async () => {
  const { status, stdout, stderr } = await runNode(['examples/demo/main.ts'], { FORCE_COLOR: '1' });
  expect(stderr).toBe('');
  expect(stdout).not.toContain('[NOT TRUE]');
  expect(stdout).not.toContain('\u001b');
  expect(stdout.split('\n').filter((line) => line.length > columns)).toEqual([]);
  expect(stdout.match(/\[ok\]/g)?.length).toBe(23);
  expect(stdout).toContain('All of this holds.');
  expect(status).toBe(0);
}, 60_000);
