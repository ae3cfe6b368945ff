import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { marksIn } from './marks.ts';
import { BLOCK } from './units.ts';

const isDigit = (unit: string | undefined): boolean => unit !== undefined && /^[0-9]$/.test(unit);

/** By looking at each unit. */
const naive = (text: string, from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, i) => from + i).filter(
    (at) => text[at] === '@' || (isDigit(text[at]) && !isDigit(text[at - 1])),
  );

const found = (text: string, from: number, to: number): readonly number[] => {
  const { places, count } = marksIn(text, from, to);
  return [...places.subarray(0, count)].map((place) => place + from - 1);
};

const unit = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 127 }) },
  { weight: 3, arbitrary: fc.integer({ min: 47, max: 65 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 47, 48, 57, 58, 63, 64, 65, 127) },
  { weight: 1, arbitrary: fc.integer({ min: 128, max: 255 }) },
);
/** Such as end like a mark, in two and in three bytes of UTF-8, and halves of pairs. */
const beyond = fc.oneof(
  fc.constantFrom(0x130, 0x139, 0x140, 0x1bd, 0x430, 0x7c0, 0x2030, 0x2040, 0x20ac, 0x4e30, 0xff10),
  fc.integer({ min: 0xd800, max: 0xdfff }),
  fc.integer({ min: 256, max: 0xffff }),
);
const textOf = (units: fc.Arbitrary<number>): fc.Arbitrary<string> =>
  fc.array(units, { minLength: 1, maxLength: 90 }).map((codes) => String.fromCharCode(...codes));
const text = fc.oneof(
  textOf(unit),
  textOf(fc.oneof({ weight: 9, arbitrary: unit }, { weight: 1, arbitrary: beyond })),
);

describe('marks', () => {
  test('are found four bytes at a time where they are found one by one, in all scripts', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (whole, a, b) => {
        const from = a % whole.length;
        const to = from + (b % (whole.length - from + 1));
        // What an earlier text left behind the end must not count.
        found('7\u00e9@'.repeat(64), 0, 192);
        expect(found(whole, from, to)).toEqual(naive(whole, from, to));
        expect(found(whole, from, to)).toEqual(naive(whole, from, to));
      }),
      { numRuns: 1000 },
    );
  });

  test('come with the low bytes of the units, from one before the stretch to some behind it', () => {
    for (const other of ['e', '\u00e9', '\u4e30', '\ud83d\ude00']) {
      const whole = `${other}1@7${other}234`;
      const { bytes } = marksIn(whole, other.length, other.length + 1);
      const low = Array.from({ length: 4 }, (_, i) => whole.charCodeAt(other.length - 1 + i) & 255);
      expect([...bytes.subarray(0, 4)]).toEqual(low);
    }
  });

  test('are found where there are no other units', () => {
    const whole = '@'.repeat(BLOCK + 8);
    expect(found(whole, 0, BLOCK)).toHaveLength(BLOCK);
    expect(found(whole, 1, BLOCK)).toHaveLength(BLOCK - 1);
  });

  test('are found to the end of a block', () => {
    for (const filler of ['x', '\u00e9', '\u4e30']) {
      const whole = `${filler.repeat(BLOCK - 1)}7`;
      expect(found(whole, 0, BLOCK)).toEqual([BLOCK - 1]);
      expect(found(whole, 0, BLOCK - 1)).toEqual([]);
    }
  });
});
