import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  BEGINS,
  BLOCK,
  JOINS,
  asciiOf,
  collectBeginnings,
  collectMarks,
  placesOf,
  unitsOf,
} from './units.ts';

const marks = new Uint8Array(65536).fill(BEGINS | JOINS, 48, 58);
marks['@'.charCodeAt(0)] = BEGINS;

const ascii = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 127 }) },
    { weight: 2, arbitrary: fc.integer({ min: 47, max: 65 }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 47, 48, 57, 58, 63, 64, 65, 127) },
  ),
  { minLength: 1, maxLength: 90 },
);
const textOf = (codes: readonly number[]): string => String.fromCharCode(...codes);

test('marks are found four bytes at a time where they are found one by one', () => {
  fc.assert(
    fc.property(ascii, fc.nat(), fc.nat(), (codes, a, b) => {
      const text = textOf(codes);
      const from = (a % (text.length + 1)) - 1;
      const to = from + 1 + (b % (text.length - from));
      const limit = to - from;
      // What an earlier text left behind the limit must not count.
      asciiOf('7@'.repeat(64), 0, 128);
      expect(asciiOf(text, from, to)).toBeDefined();
      const found = [...placesOf().subarray(0, collectMarks(limit))];
      const count = collectBeginnings(marks, unitsOf(text, from, to), limit);
      expect(found).toEqual([...placesOf().subarray(0, count)]);
    }),
  );
});

test('a block is read to its end, and only where it is ASCII', () => {
  const text = `${'x'.repeat(BLOCK - 1)}7`;
  expect(asciiOf(text, -1, BLOCK)?.[BLOCK]).toBe(55);
  expect(collectMarks(BLOCK + 1)).toBe(1);
  expect(placesOf()[0]).toBe(BLOCK);
  for (const other of ['é', '丰', '😀', '\ud800']) {
    expect(asciiOf(`${other}5`, -1, other.length + 1)).toBeUndefined();
    expect(asciiOf(other.repeat(BLOCK / other.length), -1, BLOCK)).toBeUndefined();
  }
});
