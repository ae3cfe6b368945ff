import { describe, expect, test } from '@jest/globals';
import { maxTogether, Together } from './together.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Takes two steps, each waited for. */
async function walk(together: Together, log: string[], name: string): Promise<void> {
  await together.gathered();
  log.push(`${name}1`);
  await Promise.resolve();
  log.push(`${name}2`);
}

describe('what comes in one turn of the event loop', () => {
  test('goes on when the turn ends, step by step, in the order in which it came', async () => {
    const together = new Together();
    const log: string[] = [];
    const walks = ['a', 'b', 'c'].map((name) => walk(together, log, name));
    await Promise.resolve();
    expect(log).toEqual([]);
    await Promise.all(walks);
    expect(log).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2']);
  });

  test.each([maxTogether - 1, maxTogether, maxTogether + 1, 3 * maxTogether])(
    'goes on in as many turns as the bound asks for: %d',
    async (count) => {
      const together = new Together();
      const turns: number[] = [];
      let now = 0;
      const all = Array.from({ length: count }, () => together.gathered().then(() => turns.push(now)));
      for (const ended = Promise.all(all).then(() => true); ; now += 1) {
        if (await Promise.race([ended, turn()])) break;
      }
      expect(turns).toEqual(Array.from({ length: count }, (_, index) => Math.floor(index / maxTogether)));
    },
  );

  test('does not wait for what came in an earlier turn', async () => {
    const together = new Together();
    const log: string[] = [];
    await walk(together, log, 'a');
    await walk(together, log, 'b');
    expect(log).toEqual(['a1', 'a2', 'b1', 'b2']);
  });
});
