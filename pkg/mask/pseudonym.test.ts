import { Buffer } from 'node:buffer';
import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { crockford } from './characters.ts';
import {
  MAX_ENTITY,
  MAX_TOKEN,
  TAIL,
  deriveKey,
  isToken,
  mac,
  macKey,
  tokenOf,
  upperSnake,
} from './pseudonym.ts';

const key = macKey(Buffer.alloc(32, 7));

describe('the message authentication code', () => {
  test('is HMAC-SHA-256 for keys and messages of any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 700 }), (bytes, text) => {
        const secret = Buffer.from(bytes);
        const expected = createHmac('sha256', secret).update(`v1\0E\0${text}`).digest('hex');
        expect(mac(macKey(secret), 'v1', 'E', text)).toBe(expected);
      }),
    );
  });
});

describe('a token', () => {
  test('is the entity, 16 base32 characters of the code and a check character', () => {
    const token = tokenOf(key, 'EmailAddress', 'anna@example.eu');
    expect(token).toMatch(/^EMAIL_ADDRESS_[0-9A-HJKMNP-TV-Z]{17}$/);
    const digest = createHmac('sha256', Buffer.alloc(32, 7))
      .update('v1\0EmailAddress\0anna@example.eu')
      .digest();
    const bits = [...digest.subarray(0, 10)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const payload = Array.from(
      { length: 16 },
      (_, i) => crockford[Number.parseInt(bits.slice(5 * i, 5 * i + 5), 2)],
    ).join('');
    expect(token.slice(-TAIL, -1)).toBe(payload);
  });

  test('differs by text, entity and key, and not by the time of day', () => {
    const tokens = [
      tokenOf(key, 'A', 'x'),
      tokenOf(key, 'A', 'X'),
      tokenOf(key, 'B', 'x'),
      tokenOf(macKey(Buffer.alloc(32, 8)), 'A', 'x'),
      tokenOf(key, 'A', 'x\ud800'),
      tokenOf(key, 'A', 'x\udbff'),
      tokenOf(key, 'A', 'x\ufffd'),
    ];
    expect(new Set(tokens.map((token) => token.slice(-TAIL))).size).toBe(tokens.length);
    expect(tokenOf(key, 'A', 'x')).toBe(tokens[0]);
  });

  test('with one character changed or two neighbours swapped is none', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(15), fc.integer({ min: 1, max: 30 }), (text, at, by) => {
        const token = tokenOf(key, 'Iban', text);
        const index = token.length - TAIL + at;
        const digit = crockford.indexOf(token.charAt(index));
        // 31 is prime and one less than the alphabet: the first and the last character look the same to it.
        const other = crockford.charAt((digit + by) % 31);
        fc.pre(digit !== 31 && other !== token.charAt(index));
        expect(isToken(token)).toBe(true);
        expect(isToken(token.slice(0, index) + other + token.slice(index + 1))).toBe(false);
      }),
    );
  });

  test.each([
    '',
    'EMAIL_ADDRESS',
    'EMAIL_ADDRESS_',
    '_0000000000000000',
    `a${'0'.repeat(17)}`,
    `x_${'0'.repeat(17)}`,
  ])('is not %j', (text) => {
    expect(isToken(text)).toBe(false);
  });

  test('is no longer than stated, whatever the entity', () => {
    const token = tokenOf(key, 'e'.repeat(500), 'x');
    expect(token.length).toBe(MAX_TOKEN);
    expect(isToken(token)).toBe(true);
  });
});

test.each([
  ['EmailAddress', 'EMAIL_ADDRESS'],
  ['Iban', 'IBAN'],
  ['employee-id', 'EMPLOYEE_ID'],
  ['2nd key!', 'ND_KEY'],
  ['...', 'VALUE'],
  ['x'.repeat(100), 'X'.repeat(MAX_ENTITY)],
])('%s is written %s', (entity, written) => {
  expect(upperSnake(entity)).toBe(written);
});

test('a derived key depends on root, namespace and epoch', () => {
  const root = Buffer.alloc(32, 1);
  const derived = [
    deriveKey(root, 'a', 1),
    deriveKey(root, 'a', 2),
    deriveKey(root, 'b', 1),
    deriveKey(Buffer.alloc(32, 2), 'a', 1),
  ].map((buffer) => buffer.toString('hex'));
  expect(new Set(derived).size).toBe(4);
  // HKDF-SHA-256 by another implementation: with another key nothing is restored that the release before gave out.
  expect(derived[0]).toBe('70d7a025c95a2d36405150f1de17df86f12fdedcd827a2a41b366c072e9cd601');
});
