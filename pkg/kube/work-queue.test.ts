import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { backOffMs } from './clock.ts';
import { virtualClock } from './virtual-clock.fixture.ts';
import { startWorkQueue } from './work-queue.ts';

function rig(workers: number, failing: (key: string, time: number) => boolean = () => false) {
  const clock = virtualClock();
  const log: string[] = [];
  const now = new Map<string, number>();
  let most = 0;
  const queue = startWorkQueue({
    workers,
    clock,
    onError: () => undefined,
    work: async (key) => {
      now.set(key, (now.get(key) ?? 0) + 1);
      most = Math.max(most, ...now.values());
      log.push(`${key}@${clock.now()}`);
      await clock.wait(10, new AbortController().signal);
      now.set(key, (now.get(key) ?? 0) - 1);
      if (failing(key, clock.now())) throw new Error('not yet');
    },
  });
  return { clock, log, queue, most: () => most };
}

describe('a work queue', () => {
  test('works once on what is added twice, and once more on what is added meanwhile', async () => {
    const { clock, log, queue } = rig(2);
    for (const key of ['a', 'a', 'b', 'a']) queue.add(key);
    await clock.advance(5);
    for (const key of ['a', 'a']) queue.add(key);
    expect(queue.depth()).toBe(1);
    await clock.advance(50);
    expect(log).toEqual(['a@0', 'b@0', 'a@10']);
  });

  test('works on as many keys at once as it has workers', async () => {
    const { clock, log, queue } = rig(2);
    for (const key of ['a', 'b', 'c', 'd']) queue.add(key);
    await clock.advance(50);
    expect(log).toEqual(['a@0', 'b@0', 'c@10', 'd@10']);
  });

  test('tries again what failed, later each time, and anew once it succeeded', async () => {
    let failures = 3;
    const { clock, log, queue } = rig(1, () => failures-- > 0);
    queue.add('a');
    await clock.advance(1000);
    expect(log).toEqual(['a@0', 'a@15', 'a@35', 'a@65']);
    failures = 1;
    queue.add('a');
    await clock.advance(1000);
    expect(log.slice(4)).toEqual(['a@1000', 'a@1015']);
  });

  test('tries again what puts itself off at that moment at the latest, however often it failed', async () => {
    const clock = virtualClock();
    const at: number[] = [];
    const queue = startWorkQueue({
      workers: 1,
      clock,
      onError: () => undefined,
      work: async (key) => {
        at.push(clock.now());
        queue.addAfter(key, 100);
        throw new Error('not yet');
      },
    });
    queue.add('a');
    await clock.advance(1_000);
    await queue.stop();
    expect(at).toEqual([0, 5, 15, 35, 75, 155, 255, 355, 455, 555, 655, 755, 855, 955]);
  });

  test('takes the earliest of the moments that a key waits for', async () => {
    const { clock, log, queue } = rig(1);
    queue.addAfter('a', 500);
    queue.addAfter('a', 100);
    queue.addAfter('a', 300);
    await clock.advance(1000);
    expect(log).toEqual(['a@100']);
  });

  test('ends what runs when it is stopped, and begins nothing more', async () => {
    const { clock, log, queue } = rig(1);
    queue.add('a');
    queue.add('b');
    await clock.advance(5);
    const stopped = queue.stop();
    queue.add('c');
    await clock.advance(100);
    await stopped;
    expect(log).toEqual(['a@0']);
  });

  test('never works on a key beside itself, and never forgets one', async () => {
    const step = fc.record({ key: fc.constantFrom('a', 'b', 'c'), ms: fc.integer({ min: 0, max: 30 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const { clock, log, queue, most } = rig(2);
        const last = new Map<string, number>();
        for (const { key, ms } of steps) {
          queue.add(key);
          last.set(key, clock.now());
          await clock.advance(ms);
        }
        await clock.advance(1000);
        expect(most()).toBeLessThanOrEqual(1);
        for (const [key, at] of last) {
          const began = log
            .filter((entry) => entry.startsWith(`${key}@`))
            .map((entry) => Number(entry.slice(2)));
          expect(Math.max(...began)).toBeGreaterThanOrEqual(at);
        }
      }),
      { numRuns: 30 },
    );
  });
});

test('the pause after failures doubles from 5 ms, and ends at 1000 s', () => {
  expect([1, 2, 3, 10].map((failures) => backOffMs(failures))).toEqual([5, 10, 20, 2560]);
  expect(backOffMs(18)).toBe(655_360);
  expect([19, 20, 1000].map((failures) => backOffMs(failures))).toEqual([1_000_000, 1_000_000, 1_000_000]);
});
