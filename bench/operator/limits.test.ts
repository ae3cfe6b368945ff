import { expect, test } from '@jest/globals';
import { limitLines } from './limits.ts';

const outcomes = (...measured: Parameters<typeof limitLines>[0]): readonly string[] =>
  limitLines(measured).map((line) => /not measured|met|missed/.exec(line)?.[0] ?? '');

test('a value at its limit is met, one beyond it is missed, and what has none is said', () => {
  const note = '';
  expect(outcomes({ name: 'addedP99', value: 15, note }, { name: 'burst', value: 0.6, note })).toEqual(
    expect.arrayContaining(['met', 'met', 'not measured']),
  );
  expect(
    outcomes({ name: 'addedP99', value: 15.1, note }, { name: 'burst', value: 0.59, note }).slice(0, 2),
  ).toEqual(['missed', 'missed']);
});
