import { expect, test } from '@jest/globals';
import type { Slices } from '../../api/text.ts';
import { IdleWork } from './idle-work.ts';

function* counted(done: string[], name: string, slices: number): Slices<void> {
  for (let slice = 1; slice <= slices; slice++) {
    done.push(`${name}${slice}`);
    yield;
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a slice is done in each turn, until there is something else to do', async () => {
  const done: string[] = [];
  const idle = new IdleWork();
  idle.begin(counted(done, 'a', 2));
  expect(done).toEqual([]);
  for (const expected of [['a1'], ['a1', 'a2'], ['a1', 'a2'], ['a1', 'a2']]) {
    await turn();
    expect(done).toEqual(expected);
  }
  idle.begin(counted(done, 'b', 9));
  await turn();
  idle.begin(counted(done, 'c', 9));
  await turn();
  idle.end();
  await turn();
  expect(done).toEqual(['a1', 'a2', 'b1', 'c1']);
});
