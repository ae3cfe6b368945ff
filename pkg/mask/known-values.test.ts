import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isInWord } from './characters.ts';
import { isWithinWord } from './line-escapes.ts';
import type { Finding, Kind } from './finding.ts';
import { KnownValues } from './known-values.ts';
import { byStart } from './ownership.ts';
import { BLOCK } from './units.ts';
import { MAX_VALUE } from './value-table.ts';

const kind: Kind = { entity: 'X', certainty: 1, secret: false };

const known = (values: readonly string[]): KnownValues => {
  const all = new KnownValues(() => true);
  for (const value of values) all.add(value, kind);
  return all;
};

/** In pieces of `step` units. */
const search = (
  values: KnownValues,
  text: string,
  step: number,
  since: readonly number[],
): readonly string[] => {
  const found: Finding[] = [];
  const from = { since: (order: number): number => since[order] ?? 0 };
  for (let at = 0; at < text.length; at += step) {
    values.search(text, at, Math.min(text.length, at + step), from, found);
  }
  return longestOf(found);
};

const longestOf = (found: readonly Finding[]): readonly string[] => {
  const sorted = found.toSorted(byStart);
  return sorted.filter(({ start }, i) => sorted[i - 1]?.start !== start).map((it) => `${it.start}-${it.end}`);
};

/** By trying each value at each place. */
const naive = (values: KnownValues, text: string, since: readonly number[]): readonly string[] => {
  const found: Finding[] = [];
  for (const [order, { value }] of values.values.entries()) {
    for (let start = since[order] ?? 0; start < text.length; start++) {
      const end = start + value.length;
      const isDelimited = !isWithinWord(text, start) && !isInWord(text, end);
      if (text.startsWith(value, start) && isDelimited) found.push({ start, end, kind });
    }
  }
  return longestOf(found);
};

const pieces = fc.constantFrom(
  'a',
  'ab',
  ' ',
  '.',
  '@',
  '+4',
  '12',
  '7',
  '_',
  'é',
  '日',
  '-',
  '\\n',
  '\\',
  'x'.repeat(29),
);
const texts = (most: number): fc.Arbitrary<string> =>
  fc.array(pieces, { minLength: 1, maxLength: most }).map((all) => all.join(''));

describe('known values', () => {
  test.each([
    ['a few', 6, ''],
    ['many', 40, ''],
    ['a few in a text of more than one block', 6, ' '.repeat(BLOCK)],
  ])('%s are found where trying each of them finds one, from where it is known on', (_, most, padding) => {
    fc.assert(
      fc.property(
        fc.array(texts(6), { minLength: 1, maxLength: most }),
        texts(12),
        fc.array(fc.nat(40), { maxLength: 8 }),
        fc.constantFrom(3, 64, BLOCK),
        (all, more, since, step) => {
          const values = known(all);
          const text = [more, ...all.slice(0, 5), more].join(' ') + padding;
          expect(search(values, text, step, since)).toEqual(naive(values, text, since));
        },
      ),
      { numRuns: padding === '' ? 500 : 20 },
    );
  });

  test.each([
    ['a few', 6],
    ['many', 60],
  ])('of %s, one that a rule asks for later on is known as that from there on, and once', (_, most) => {
    const kinds = ['Unasked', 'Asked', 'AskedToo'].map((entity): Kind => ({ ...kind, entity }));
    const isAsked = ({ entity }: Kind): boolean => entity !== 'Unasked';
    const learned = fc.record({ text: texts(4), kind: fc.constantFrom(...kinds), gap: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(learned, { minLength: 1, maxLength: most }), texts(12), (all, more) => {
        const values = new KnownValues(isAsked);
        const ends: number[] = [];
        const expected = new Map<string, { readonly from: number; readonly kind: Kind }[]>();
        let end = 0;
        for (const { text: value, kind: as, gap } of [...all, ...all.toReversed()]) {
          end += gap;
          const before = expected.get(value) ?? [];
          const last = before.at(-1);
          const isNews = last === undefined || (!isAsked(last.kind) && isAsked(as));
          expect(values.add(value, as)).toBe(isNews);
          if (!isNews) continue;
          ends.push(end);
          expected.set(value, [...before, { from: end, kind: as }]);
        }
        const text = [more, ...all.slice(-5).map((one) => one.text), more].join(' ');
        const found: Finding[] = [];
        values.search(text, 0, text.length, { since: (order) => ends[order] ?? 0 }, found);
        for (const finding of found) {
          const known = expected.get(text.slice(finding.start, finding.end)) ?? [];
          expect(finding.kind).toBe(known.findLast(({ from }) => from <= finding.start)?.kind);
        }
        expect(longestOf(found)).toEqual(naive(values, text, ends));
      }),
    );
  });

  test('are no longer than what has a token', () => {
    const values = new KnownValues(() => true);
    expect(values.add('1'.repeat(MAX_VALUE), kind)).toBe(true);
    expect(values.add('1'.repeat(MAX_VALUE + 1), kind)).toBe(false);
    expect(values.add('', kind)).toBe(false);
  });
});
