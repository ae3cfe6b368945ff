import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileAnchors } from './anchors.ts';
import { allDetectors } from './detectors/all.ts';
import { areAwaited, awaitMarks, forgetMarks, marksIn } from './marks.ts';
import { sweepNow } from './scan.ts';
import { BLOCK } from './units.ts';
import { headOf } from './value-heads.ts';

const isDigit = (unit: string | undefined): boolean => unit !== undefined && /^[0-9]$/.test(unit);

/** By looking at each unit. */
const naive = (text: string, from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, i) => from + i).filter(
    (at) => text[at] === '@' || (isDigit(text[at]) && !isDigit(text[at - 1])),
  );

const found = (text: string, from: number, to: number): readonly number[] => {
  const { places, first, end } = marksIn(text, from, to);
  return [...places.subarray(first, end)];
};

/** What stands at each mark that has four units, by looking at them. */
const naiveHeads = (text: string): readonly number[] =>
  naive(text, 0, text.length - 3).map((at) => {
    const [first = 0, second = 0, third = 0, fourth = 0] = text
      .slice(at, at + 4)
      .split('')
      .map((unit) => unit.charCodeAt(0));
    return headOf(first, second, third, fourth);
  });

const foundHeads = (text: string): readonly number[] => {
  const { heads, first, end } = marksIn(text, 0, text.length);
  return [...heads.subarray(first, end)].slice(0, naive(text, 0, text.length - 3).length);
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

  test('come with the low bytes of four units', () => {
    fc.assert(
      fc.property(text, (whole) => {
        forgetMarks();
        expect(foundHeads(whole)).toEqual(naiveHeads(whole));
      }),
    );
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

const table = compileAnchors(allDetectors);
const uuid = '3f2b8c1e-4a5d-4c3b-a1f2-9e8d7c6b5a40';
const time = '2026-11-22T10:30:00.000Z';
const key = `-----BEGIN PRIVATE KEY-----\n${'MIIC9jdN'.repeat(40)}\n-----END PRIVATE KEY-----`;

describe('marks that a sweep comes by', () => {
  const sweep = (whole: string): void => {
    forgetMarks();
    awaitMarks(whole);
    sweepNow(table, whole, '');
  };

  test('are those that are found without it', () => {
    const piece = fc.oneof(text, fc.constantFrom(uuid, time, key, ' ', 'anna@firm.eu ', '+49 170 1234567 '));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (pieces, a, b) => {
        const whole = pieces.join('');
        const from = a % (whole.length + 1);
        const to = from + (b % (whole.length - from + 1));
        sweep(whole);
        expect(areAwaited(whole, whole.length, 0)).toBe(true);
        expect(found(whole, 0, whole.length)).toEqual(naive(whole, 0, whole.length));
        expect(foundHeads(whole)).toEqual(naiveHeads(whole));
        expect(found(whole, from, to)).toEqual(naive(whole, from, to));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['a UUID', uuid],
    ['a point in time', time],
    ['a key, of which nothing is looked at', key],
    ['digits', '12345678901234567890'],
  ])('are all of them where %s reaches over the end of a block', (_, reaching) => {
    for (let before = 1; before <= reaching.length; before += 3) {
      const whole = `${'x '.repeat(BLOCK)}`.slice(0, BLOCK - before) + `${reaching} 7@8 ${'y 9'.repeat(100)}`;
      sweep(whole);
      expect(found(whole, BLOCK - 60, BLOCK)).toEqual(naive(whole, BLOCK - 60, BLOCK));
      expect(found(whole, BLOCK, whole.length)).toEqual(naive(whole, BLOCK, whole.length));
    }
  });

  test('are as many as there is room for; the others are found without it', () => {
    const whole = '1 @x'.repeat(BLOCK);
    sweep(whole);
    for (let at = 0; at < whole.length; at += BLOCK)
      expect(found(whole, at, at + BLOCK)).toEqual(naive(whole, at, at + BLOCK));
  });

  test('are forgotten where another text is swept in between', () => {
    const [whole, other] = ['a 1 b@c 2 ', 'x 12 34@ y'];
    awaitMarks(whole);
    awaitMarks(other);
    sweepNow(table, whole, '');
    expect(found(whole, 0, whole.length)).toEqual(naive(whole, 0, whole.length));
    sweepNow(table, other, '');
    expect(found(other, 0, other.length)).toEqual(naive(other, 0, other.length));
  });
});
