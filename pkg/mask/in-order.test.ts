import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inOrder } from './in-order.ts';

test('is what a stable sort gives, of few and of many', () => {
  const item = fc.record({ rank: fc.nat(5), name: fc.string() });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 40 }), (items) => {
      const byRank = (one: { rank: number }, other: { rank: number }) => one.rank - other.rank;
      const given = [...items];
      expect(inOrder(given, byRank)).toBe(given);
      expect(given).toEqual(items.toSorted(byRank));
    }),
  );
});

test.each([0, 1, 2, 15, 16, 17])('%d items that stand the wrong way round are turned', (count) => {
  const items = Array.from({ length: count }, (_, index) => count - index);
  expect(inOrder(items, (one, other) => one - other)).toEqual(items.toSorted((one, other) => one - other));
});
