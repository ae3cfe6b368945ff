import { describe, expect, test } from '@jest/globals';
import { SliceScheduler } from './slices.ts';

/** A clock that moves when work is done. */
function clockwork() {
  let now = 0;
  return { now: () => now, pass: (ms: number) => (now += ms) };
}

function* work(
  log: string[],
  name: string,
  steps: number,
  step: () => void,
): Generator<undefined, string, undefined> {
  for (let done = 0; done < steps; done += 1) {
    step();
    log.push(name);
    yield;
  }
  return name;
}

describe('sliced work', () => {
  test('that fits one slice gives its result at once, and no promise', () => {
    const clock = clockwork();
    const log: string[] = [];
    const scheduler = new SliceScheduler(5, clock.now);
    expect(scheduler.run(work(log, 'a', 4, () => clock.pass(1)))).toBe('a');
    expect(log).toHaveLength(4);
  });

  test('gives way at the bound: as many steps a turn as fit', async () => {
    const clock = clockwork();
    const log: string[] = [];
    const scheduler = new SliceScheduler(5, clock.now);
    const running = scheduler.run(work(log, 'a', 12, () => clock.pass(1)));
    expect(running).toBeInstanceOf(Promise);
    expect(log).toHaveLength(5);
    await new Promise((resolve) => setImmediate(resolve));
    expect(log).toHaveLength(10);
    expect(await running).toBe('a');
    expect(log).toHaveLength(12);
  });

  test('of several takes turns, one piece a turn of the event loop', async () => {
    const clock = clockwork();
    const log: string[] = [];
    const scheduler = new SliceScheduler(1, clock.now);
    const all = ['a', 'b', 'c'].map(async (name) => scheduler.run(work(log, name, 4, () => clock.pass(1))));
    expect(log.join('')).toBe('abc');
    for (const expected of ['abca', 'abcab', 'abcabc', 'abcabca']) {
      await new Promise((resolve) => setImmediate(resolve));
      expect(log.join('')).toBe(expected);
    }
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
    expect(log.join('')).toBe('abcabcabcabc');
  });

  test('of many that begin in one turn gets shorter first pieces, and whole ones later', async () => {
    const clock = clockwork();
    const log: string[] = [];
    const scheduler = new SliceScheduler(4, clock.now);
    const all = Array.from('abcdef', async (name) => scheduler.run(work(log, name, 9, () => clock.pass(1))));
    expect(log.join('')).toBe('aaaabbccdef');
    await new Promise((resolve) => setImmediate(resolve));
    expect(log.join('')).toBe('aaaabbccdefaaaa');
    expect(await Promise.all(all)).toEqual(Array.from('abcdef'));
  });

  test('that fails fails alone', async () => {
    const clock = clockwork();
    const log: string[] = [];
    const scheduler = new SliceScheduler(1, clock.now);
    let steps = 0;
    const failing = scheduler.run(
      work([], 'x', 4, () => {
        clock.pass(1);
        steps += 1;
        if (steps === 3) throw new Error('broken');
      }),
    );
    const fine = scheduler.run(work(log, 'a', 4, () => clock.pass(1)));
    await expect(failing).rejects.toThrow('broken');
    expect(await fine).toBe('a');
  });

  test('that fails in its first piece throws at once', () => {
    const scheduler = new SliceScheduler(1, () => 0);
    const broken = (): void => {
      throw new Error('broken');
    };
    expect(() => scheduler.run(work([], 'x', 1, broken))).toThrow('broken');
  });
});
