import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { finish } from '../api/text.ts';
import { CarriedValues } from './carried.ts';
import type { Finding } from './finding.ts';
import { MAX_RECENT } from './recent-signatures.ts';
import { NONE, Signatures, signatureOf } from './signatures.ts';
import { BLOCK } from './units.ts';

const pieces = fc.constantFrom(
  '1',
  '12',
  '1234',
  '98765432109876543210987654321098765',
  '@',
  'anna',
  '.',
  ' ',
  '-',
  '日',
  'ı',
  '‰',
  '\u0661',
  'é',
);
const texts = fc.array(pieces, { maxLength: 12 }).map((all) => all.join(''));

test('a text has the signature of every value that is found in it, wherever the blocks end that it is read in', () => {
  const far = fc.constantFrom(0, BLOCK - 40, BLOCK - 20, BLOCK - 9, BLOCK - 3, BLOCK);
  let found = 0;
  fc.assert(
    fc.property(texts, texts, texts, far, (value, before, behind, at) => {
      const carried = new CarriedValues();
      carried.add(value, 'X');
      const text = `${' '.repeat(at)}${before}${value}${behind}`;
      const findings: Finding[] = [];
      for (let from = 0; from < text.length; from += BLOCK)
        carried.view().search(text, from, Math.min(text.length, from + BLOCK), findings);
      const signature = signatureOf(value);
      if (findings.length === 0 || signature === NONE) return;
      found += 1;
      expect(finish(Signatures.of(text)).mayHold(signature)).toBe(true);
    }),
    { numRuns: 4000 },
  );
  expect(found).toBeGreaterThan(200);
});

test('values of a kind are told apart by what differs between them', () => {
  const text = Array.from(
    { length: 40 },
    (_, i) =>
      `anna.m${'abcdefghij'[i % 10]}${i} writes to mail${i + 1000}@example.eu on 2026-11-30, +4915100${i + 1000}, 4539 1480 0000 ${i + 1000}`,
  ).join('; ');
  const signatures = finish(Signatures.of(text));
  expect(['mail1007@example.eu', '+49151001007', '4539 1480 0000 1007'].map(signatureOf)).not.toContain(NONE);
  for (const held of ['mail1007@example.eu', '+49151001007', '4539 1480 0000 1007'])
    expect(signatures.mayHold(signatureOf(held))).toBe(true);
  const others = Array.from({ length: 300 }, (_, i) => [
    `mail${i + 2000}@example.eu`,
    `+49151009${i + 100}`,
    `4539 1480 0000 ${i + 3000}`,
  ]).flat();
  const seeming = others.filter((value) => signatures.mayHold(signatureOf(value)));
  expect(seeming.length).toBeLessThan(others.length / 20);
});

test('what any text may hold has none', () => {
  expect(['Anna Huber', '123', 'a@b', 'bob@example.eu', ''].map(signatureOf)).toEqual(
    Array.from({ length: 5 }, () => NONE),
  );
});

test('signatures of so many values are kept, and of those that came after a moment all or none', () => {
  const carried = new CarriedValues();
  const values = Array.from({ length: MAX_RECENT + 1 }, (_, i) => `${i + 1000}`);
  for (const value of values) carried.add(value, 'X');
  const other = new CarriedValues();
  other.follow(structuredClone(carried.memory));
  for (const each of [carried, other]) {
    expect(each.after(0).signatures).toBeUndefined();
    expect(each.after(1).signatures).toEqual(values.slice(1).map(signatureOf));
    expect(each.after(MAX_RECENT + 1).signatures).toEqual([]);
  }
  carried.add('Anna Huber', 'X');
  expect(carried.after(MAX_RECENT).signatures).toBeUndefined();
  expect(other.after(MAX_RECENT).signatures).toHaveLength(1);
});

test('a long text is signed in pieces, between which other work may run', () => {
  expect([...Signatures.of('word '.repeat(BLOCK))]).toHaveLength(4);
});
