import { describe, expect, test } from '@jest/globals';
import { MAX_STREAM_UNITS, MAX_STREAM_VALUES, StreamValues } from './stream-values.ts';

const email = { entity: 'EmailAddress', certainty: 50, secret: false };
const learnAll = (known: StreamValues, all: readonly string[]): void => {
  for (const text of all) {
    known.learn({ text, base: 0 }, [{ start: 0, end: text.length, kind: email }], text.length);
  }
};

/** The index of a position in a text that begins at `base`. */
const behind =
  (base: number) =>
  (position: number): number =>
    position - base;

describe('the values of a stream', () => {
  test('are remembered up to their number', () => {
    const known = new StreamValues();
    learnAll(
      known,
      Array.from({ length: MAX_STREAM_VALUES }, (_, i) => `v${i}@x`),
    );
    learnAll(known, ['v0@x']);
    expect(known.full).toBe(false);
    learnAll(known, ['one@x']);
    expect(known.full).toBe(true);
    expect(known.search(' v7@x one@x', 0, 11, behind(9)).map(({ start }) => start)).toEqual([1]);
  });

  test('are remembered up to their length together', () => {
    const known = new StreamValues();
    const long = (i: number): string => `${i}@`.padEnd(1024, 'x');
    learnAll(
      known,
      Array.from({ length: MAX_STREAM_UNITS / 1024 }, (_, i) => long(i)),
    );
    expect(known.full).toBe(false);
    learnAll(known, ['one@x']);
    expect(known.full).toBe(true);
  });

  test('are found where they begin, however far behind that their digits stand', () => {
    const known = new StreamValues();
    const all = Array.from({ length: 10 }, (_, i) => `a long way to ${i}`);
    learnAll(known, all);
    const text = `so a long way to 7, ${all.join(' ')}`;
    for (let to = 3; to < 20; to++) {
      const startsIn = (from: number, end: number): readonly number[] =>
        known.search(text, from, end, behind(100)).map(({ start }) => start);
      expect(startsIn(0, to)).toEqual(to > 3 ? [3] : []);
      expect(startsIn(to, 20)).toEqual(to > 3 ? [] : [3]);
    }
  });

  test('begin at the end of a text, many of one head as well', () => {
    const known = new StreamValues();
    learnAll(known, ['ab', 'abcd@x']);
    expect(
      ['zz a', 'zz ab', 'zz abc', 'zz abcd@', 'zz abce', 'zzab'].map((text) => known.openFrom(text, 0)),
    ).toEqual([3, 3, 3, 3, 7, 4]);
    learnAll(
      known,
      Array.from({ length: 100 }, (_, i) => `abcd@${i}`),
    );
    expect(known.openFrom('zz abcdx', 0)).toBe(3);
    expect(known.openFrom('zz abcdxxxxxxx', 0)).toBe(14);
  });
});
