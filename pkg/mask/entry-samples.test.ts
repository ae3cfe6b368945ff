import { expect, test } from '@jest/globals';
import { EntrySamples, SAMPLED } from './entry-samples.ts';
import { foldText } from './fold.ts';

const stepOf = (...entries: readonly string[]): number | undefined =>
  EntrySamples.of(new Set(entries.map((entry) => foldText(entry).slice(0, SAMPLED))))?.step;

test.each([
  [3, ['acmes', 'umbrella']],
  [2, ['acme', 'umbrella']],
  [1, ['acm', 'umbrella']],
  [undefined, ['ac', 'umbrella']],
])('every %p-th unit is looked at for %j', (step, entries) => {
  expect(stepOf(...entries)).toBe(step);
});

test('entries that begin in more than 512 ways are not looked for so', () => {
  const letters = 'abcdefgh';
  const threes = Array.from(letters, (a) =>
    Array.from(letters, (b) => Array.from(letters, (c) => a + b + c)),
  ).flat(2);
  expect(threes).toHaveLength(512);
  expect(stepOf(...threes)).toBe(1);
  expect(stepOf(...threes, 'xyz')).toBeUndefined();
});
