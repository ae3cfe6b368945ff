import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CarriedValues, MAX_CARRIED_ENTITIES } from './carried.ts';
import type { CarriedView } from './carried.ts';
import { isWord } from './characters.ts';
import type { Finding } from './finding.ts';
import { byStart } from './ownership.ts';
import { MAX_VALUE } from './value-table.ts';

const isCut = (text: string, at: number): boolean =>
  isWord(text.charCodeAt(at - 1)) && isWord(text.charCodeAt(at));

/** Every place where a delimited value begins, and the longest one there: by trying all. */
const naive = (values: readonly string[], text: string, from: number): readonly string[] => {
  const found: string[] = [];
  for (let at = from; at < text.length; at++) {
    const there = values.filter(
      (value) => text.startsWith(value, at) && !isCut(text, at) && !isCut(text, at + value.length),
    );
    if (there.length > 0) found.push(`${at}-${at + Math.max(...there.map(({ length }) => length))}`);
  }
  return found;
};

const search = (view: CarriedView, text: string, from = 0, to = text.length): readonly Finding[] => {
  const found: Finding[] = [];
  view.search(text, from, to, found);
  const sorted = found.toSorted(byStart);
  return sorted.filter(({ start }, i) => sorted[i - 1]?.start !== start);
};

const letters = fc.constantFrom('a', 'b', 'ab', ' ', '.', '@', '+', 'é', '日', '1', 'aaaa', 'x'.repeat(31));
const short = fc.array(letters, { minLength: 1, maxLength: 6 }).map((all) => all.join(''));
const values = fc.array(
  fc.oneof(
    short,
    fc.array(short, { minLength: 2, maxLength: 12 }).map((all) => all.join(' ')),
  ),
  {
    maxLength: 30,
  },
);

describe('carried values', () => {
  test('are found where trying each of them finds one', () => {
    fc.assert(
      fc.property(values, fc.array(short, { maxLength: 12 }), fc.nat(5), (all, more, from) => {
        const carried = new CarriedValues();
        for (const value of all) carried.add(value, 'X');
        const text = [...more, ...all.slice(0, 3), ...more].join(' ');
        const found = search(carried.view(), text).filter(({ start }) => start >= from);
        expect(found.map(({ start, end }) => `${start}-${end}`)).toEqual(naive(all, text, from));
      }),
      { numRuns: 1000 },
    );
  });

  test('are all found again after any number of them was added, each with its entity', () => {
    const carried = new CarriedValues();
    const added = Array.from({ length: 20_000 }, (_, i) =>
      i % 3 === 0 ? `${'long '.repeat(10)}${i}` : `v${i}`,
    );
    for (const [i, value] of added.entries()) carried.add(value, `E${i % 5}`);
    const view = carried.view();
    const missed = added.filter((value, i) => {
      const found = search(view, `. ${value}`).find(({ start }) => start === 2);
      return found?.end !== value.length + 2 || found.kind.entity !== `E${i % 5}`;
    });
    expect(missed).toEqual([]);
    expect(search(view, 'v20000 v x1')).toEqual([]);
    expect(carried.size).toBe(20_000);
  });

  test('take memory as they come, without a step', () => {
    const carried = new CarriedValues();
    for (let i = 0; i < 60_000; i++) {
      carried.add(`value ${i}`, 'X');
      if (i < 20_000 || i % 1000 > 0) continue;
      const { shards } = carried.memory.table;
      const bytes = shards.reduce((sum, { slots }) => sum + slots.byteLength, 0);
      expect(bytes / carried.size).toBeGreaterThan(20);
      expect(bytes / carried.size).toBeLessThan(27);
    }
  });

  test('that are added later are not seen by what has begun', () => {
    const carried = new CarriedValues();
    carried.add('ab cd', 'X');
    const view = carried.view();
    carried.add('ab cd ef', 'X');
    carried.add('gh', 'X');
    for (let i = 0; i < 2000; i++) carried.add(`v${i}`, 'X');
    expect(search(view, 'ab cd ef')).toMatchObject([{ start: 0, end: 5 }]);
    expect(search(view, 'gh')).toEqual([]);
    expect(search(carried.view(), 'ab cd ef')).toMatchObject([{ start: 0, end: 8 }]);
    expect(view.size).toBe(1);
  });

  test('may be as long as values are, and no longer', () => {
    const carried = new CarriedValues();
    const longest = 'x '.repeat(MAX_VALUE / 2);
    expect(carried.add(`${longest}x`, 'X')).toBe(false);
    expect(carried.full).toBe(true);
    expect(carried.add(longest, 'X')).toBe(true);
    expect(search(carried.view(), ` ${longest}`)).toMatchObject([{ start: 1, end: MAX_VALUE + 1 }]);
  });

  test('are of so many entities at most', () => {
    const carried = new CarriedValues();
    for (let i = 0; i < MAX_CARRIED_ENTITIES; i++) carried.add(`v${i}`, `E${i}`);
    expect(carried.full).toBe(false);
    expect(carried.add('more', 'E')).toBe(false);
    expect(carried.add('more', 'E7')).toBe(true);
  });

  test('are found by another thread as they were when it was told, whatever is added meanwhile', () => {
    fc.assert(
      fc.property(
        fc.array(values, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(0, 900, 1100),
        (rounds, before) => {
          const carried = new CarriedValues();
          const other = new CarriedValues();
          for (let i = 0; i < before; i++) carried.add(`v${i}@example.eu`, `E${i % 3}`);
          const text = `${rounds.flat().join(' ')} v899@example.eu`;
          for (const round of rounds) {
            for (const value of round) carried.add(value, 'X');
            const then = carried.view();
            const expected = search(then, text);
            // Shared memory stays shared when it is cloned: that is how it reaches a thread.
            other.follow(structuredClone(carried.memory));
            for (const value of round) carried.add(`${value}.`, 'Y');
            expect(search(other.view(), text)).toEqual(expected);
            expect([other.size, other.after(other.size).size]).toEqual([then.size, 0]);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
