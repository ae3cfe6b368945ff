import { expect, test } from '@jest/globals';
import { CarriedValues } from './carried.ts';
import { MAX_LOOKED_THROUGH, MAX_SINCE, knownSince } from './known-since.ts';
import type { Knowing } from './known-since.ts';

const kind = { entity: 'EmployeeId', certainty: 1, secret: false };
const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, n) => `E-${n}`);
const knowing = (values: readonly string[], isAsked = true): Knowing => ({
  values: values.map((value) => ({ value, kind })),
  isAsked: () => isAsked,
  stepOf: (order) => order,
});
const since = (values: readonly string[]) => {
  const carried = new CarriedValues();
  carried.add('before', 'EmployeeId');
  for (const value of values) carried.add(value, 'EmployeeId');
  return carried.after(1);
};

test('all of them are known behind the one that was learned last', () => {
  const known = ['before', 'a1', 'other', 'b2', 'c3'];
  expect(knownSince(knowing(known), since(['b2', 'a1']))).toEqual({ from: 4, values: ['a1', 'b2'] });
});

test('one that is not known, or as what no rule asks for, is not', () => {
  expect(knownSince(knowing(['a1', 'b2']), since(['a1', 'd4']))).toBeUndefined();
  expect(knownSince(knowing(['a1'], false), since(['a1']))).toBeUndefined();
});

test('at the bounds they are looked for, beyond them not', () => {
  const most = numbered(MAX_SINCE);
  expect(knownSince(knowing(most), since(most))?.values).toHaveLength(MAX_SINCE);
  const more = numbered(MAX_SINCE + 1);
  expect(knownSince(knowing(more), since(more))).toBeUndefined();
  const others = numbered(MAX_LOOKED_THROUGH - 1);
  expect(knownSince(knowing([...others, 'last']), since(['last']))?.from).toBe(MAX_LOOKED_THROUGH);
  expect(knownSince(knowing([...others, 'E-x', 'last']), since(['last']))).toBeUndefined();
});
