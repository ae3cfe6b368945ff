import { Buffer } from 'node:buffer';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isToken, macKey } from './pseudonym.ts';
import { hashOf, isNamedFor, partialOf, redact, redactionOf, replacementOf } from './strategy.ts';
import type { Treatment } from './strategy.ts';

test.each([
  ['4111111111111111', 4, '************1111'],
  ['abcd', 4, '**cd'],
  ['abc', 4, '**c'],
  ['a', 4, '*'],
  ['abcd', 0, '****'],
  ['ab\ud83d\ude00\ud83d\ude00', 1, '***\ud83d\ude00'],
])('%j keeping %i is %j', (text, keep, masked) => {
  expect(partialOf(text, keep)).toBe(masked);
});

test('a partial mask never shows more than half', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '😀') }), fc.nat(50), (text, keep) => {
      const masked = Array.from(partialOf(text, keep));
      expect(masked.length).toBe(Array.from(text).length);
      expect(masked.filter((character) => character !== '*').length).toBeLessThanOrEqual(masked.length / 2);
    }),
  );
});

test('a hash is keyed, stable and not the shape of a token', () => {
  const key = macKey(Buffer.alloc(32, 1));
  const hash = hashOf(key, 'EmailAddress', 'a@example.eu');
  expect(hash).toMatch(/^EMAIL_ADDRESS_HASH_[0-9a-f]{12}$/);
  expect(hashOf(key, 'EmailAddress', 'a@example.eu')).toBe(hash);
  expect(hashOf(macKey(Buffer.alloc(32, 2)), 'EmailAddress', 'a@example.eu')).not.toBe(hash);
  expect(isToken(hash)).toBe(false);
});

test('a redaction names the entity', () => {
  expect(redactionOf('EmailAddress')).toBe('[EMAIL_ADDRESS]');
});

test.each([
  ['Redact', true],
  ['Hash', true],
  ['Pseudonym', true],
  ['Partial', false],
] as const)('%s names the entity that it replaced a value of, and no other: %j', (strategy, isNamed) => {
  const treatment: Treatment = { ...redact, strategy, keepLast: 4 };
  const key = macKey(Buffer.alloc(32, 1));
  const entities = ['Email', 'EmailAddress', 'EmailAddressHash', 'A'];
  const named = entities.map((entity) => {
    const replacement = replacementOf(treatment, key, entity, 'anna@example.eu');
    return entities.filter((other) => isNamedFor(other, replacement));
  });
  expect(named).toEqual(entities.map((entity) => (isNamed ? [entity] : [])));
});
