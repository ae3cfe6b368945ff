import { once } from 'node:events';
import { getHeapSpaceStatistics } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { expect, test } from '@jest/globals';
import { youngCollector } from './garbage.ts';

function youngBytes(): number {
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  return young?.space_used_size ?? Number.NaN;
}

test('what died young is collected when it is asked for, and the collector is not left about', () => {
  const collect = youngCollector();
  collect();
  const least = youngBytes();
  const garbage = Array.from({ length: 10_000 }, (_, index) => ({ index }));
  expect(youngBytes()).toBeGreaterThan(least);
  expect(garbage.splice(0)).toHaveLength(10_000);
  collect();
  // What lives through one collection has a second to come.
  collect();
  expect(youngBytes()).toBeLessThanOrEqual(least);
  expect(runInNewContext('typeof gc')).toBe('undefined');
});

test('nothing ends where threads ask for the collector at the same time: its flag is that of the process', async () => {
  const file = new URL('./garbage.ts', import.meta.url).href;
  const code = `
    import(${JSON.stringify(file)}).then(({ youngCollector }) => {
      for (let time = 0; time < 300; time += 1) youngCollector()();
    });`;
  const threads = Array.from({ length: 2 }, () => new Worker(code, { eval: true, stderr: true }));
  const codes = await Promise.all(threads.map((thread) => once(thread, 'exit')));
  expect(codes).toEqual([[0], [0]]);
});
