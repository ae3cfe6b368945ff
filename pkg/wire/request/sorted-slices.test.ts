import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { finish } from '../../api/text.ts';
import { sortedSlices } from './sorted-slices.ts';

describe('sorting in slices', () => {
  test('is stable sorting', () => {
    const item = fc.record({ rank: fc.nat(20), name: fc.nat() });
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const sorted = finish(sortedSlices(items, ({ rank }) => rank));
        expect(sorted).toEqual(items.toSorted((one, other) => one.rank - other.rank));
      }),
    );
  });

  test('gives way, sorted or not', () => {
    for (const rank of [(value: number) => value, (value: number) => -value]) {
      const slices = sortedSlices(
        Array.from({ length: 20_000 }, (_, index) => index),
        rank,
      );
      let yields = 0;
      while (slices.next().done !== true) yields++;
      expect(yields).toBeGreaterThanOrEqual(4);
    }
  });
});
