import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isUniform, passesLuhn, passesMod1110, passesVerhoeff, valueOf, weighted } from './checksum.ts';

const digitsOf = (text: string): Uint8Array => Uint8Array.from(text, Number);

/** The algorithms written down once more, as their standards state them, to make check digits with. */
const luhnDigit = (head: string): number => {
  const sum = head
    .split('')
    .reverse()
    .reduce((total, character, i) => {
      const doubled = Number(character) * (i % 2 === 0 ? 2 : 1);
      return total + Math.floor(doubled / 10) + (doubled % 10);
    }, 0);
  return (10 - (sum % 10)) % 10;
};

const mod1110Digit = (head: string): number => {
  let carry = 10;
  for (const character of head) {
    carry += Number(character);
    if (carry > 10) carry -= 10;
    carry = (carry * 2) % 11;
  }
  return (11 - carry) % 10;
};

/** The dihedral group of the pentagon: 0-4 turn, 5-9 turn and flip. */
const times = (a: number, b: number): number => {
  const turn = a < 5 ? (a + (b % 5)) % 5 : (a - (b % 5) + 5) % 5;
  return turn + (a < 5 === b < 5 ? 0 : 5);
};
const permute = (digit: number, rounds: number): number =>
  rounds === 0 ? digit : permute([1, 5, 7, 6, 2, 8, 3, 0, 9, 4][digit] as number, rounds - 1);
const verhoeffDigit = (head: string): number => {
  const state = head
    .split('')
    .reverse()
    .reduce((product, character, i) => times(product, permute(Number(character), (i + 1) % 8)), 0);
  return Array.from({ length: 10 }, (_, digit) => digit).find((digit) => times(state, digit) === 0) as number;
};

const schemes = [
  ['Luhn', luhnDigit, passesLuhn],
  ['ISO 7064 MOD 11,10', mod1110Digit, passesMod1110],
  ['Verhoeff', verhoeffDigit, passesVerhoeff],
] as const;

const heads = fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: 5, maxLength: 14 });

describe.each(schemes)('%s', (_, checkDigit, passes) => {
  test('accepts what the standard makes, and finds every wrong digit', () => {
    fc.assert(
      fc.property(heads, fc.nat(), fc.integer({ min: 1, max: 9 }), (head, place, by) => {
        const digits = digitsOf(`${head}${checkDigit(head)}`);
        expect(passes(digits, digits.length)).toBe(true);
        const at = place % digits.length;
        digits[at] = ((digits[at] as number) + by) % 10;
        expect(passes(digits, digits.length)).toBe(false);
      }),
    );
  });
});

test('Verhoeff finds every swap of neighbours', () => {
  fc.assert(
    fc.property(heads, fc.nat(), (head, place) => {
      const digits = digitsOf(`${head}${verhoeffDigit(head)}`);
      const at = place % (digits.length - 1);
      fc.pre(digits[at] !== digits[at + 1]);
      [digits[at], digits[at + 1]] = [digits[at + 1] as number, digits[at] as number];
      expect(passesVerhoeff(digits, digits.length)).toBe(false);
    }),
  );
});

test.each([
  ['79927398713', passesLuhn],
  ['69435151530', passesMod1110],
  ['2363', passesVerhoeff],
] as const)('%s is as published', (text, passes) => {
  expect(passes(digitsOf(text), text.length)).toBe(true);
});

test('a prefix counts by its sum: 80840 before a provider identifier', () => {
  expect(passesLuhn(digitsOf('1234567893'), 10, 24)).toBe(true);
  expect(passesLuhn(digitsOf('808401234567893'), 15)).toBe(true);
});

test('sums, values and repetitions begin where they are told', () => {
  expect(weighted(digitsOf('123'), [1, 10, 100])).toBe(321);
  expect(weighted(digitsOf('0123'), [1, 10, 100], 1)).toBe(321);
  expect(valueOf(digitsOf('90210'), 1, 3)).toBe(21);
  expect(isUniform(digitsOf('7778'), 3)).toBe(true);
  expect(isUniform(digitsOf('7778'), 4)).toBe(false);
});
