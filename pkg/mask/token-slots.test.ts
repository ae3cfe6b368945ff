import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_SLOT_VALUE, TOKEN_SLOTS, type Tokens, TokenSlots } from './token-slots.ts';

const tokensOf = (entity: string, value: string): Tokens => ({
  value,
  entity,
  current: `${entity} ${value}`,
  previous: undefined,
});

describe('tokens of values seen lately', () => {
  test('are those of the value and of the entity', () => {
    const slots = new TokenSlots();
    slots.add(tokensOf('EmailAddress', 'anna@example.eu'));
    expect(slots.get('EmailAddress', 'anna@example.eu')?.current).toBe('EmailAddress anna@example.eu');
    expect(slots.get('EmailAddress', 'anne@example.eu')).toBeUndefined();
    expect(slots.get('Iban', 'anna@example.eu')).toBeUndefined();
  });

  test.each([0, 1, MAX_SLOT_VALUE - 1, MAX_SLOT_VALUE, MAX_SLOT_VALUE + 1])(
    'are kept up to the longest value: %d',
    (length) => {
      const slots = new TokenSlots();
      const value = 'é'.repeat(length);
      slots.add(tokensOf('Name', value));
      expect(slots.get('Name', value) !== undefined).toBe(length <= MAX_SLOT_VALUE);
    },
  );

  test('are never those of another value, whatever shares a slot', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('A', 'B'), fc.string({ unit: 'binary', maxLength: 40 }))),
        (values) => {
          const slots = new TokenSlots();
          for (const [entity, value] of values) slots.add(tokensOf(entity, value));
          for (const [entity, value] of values) {
            expect([undefined, `${entity} ${value}`]).toContain(slots.get(entity, value)?.current);
          }
          const [entity = 'A', value = ''] = values.at(-1) ?? [];
          expect(slots.get(entity, value) !== undefined).toBe(values.length > 0);
        },
      ),
    );
  });

  test('give way to later ones beyond the bound, and few do below it', () => {
    const slots = new TokenSlots();
    const known = (count: number): number => {
      const values = Array.from({ length: count }, (_, index) => `+49 170 ${1_000_000 + index}`);
      for (const value of values) slots.add(tokensOf('PhoneNumber', value));
      return values.filter((value) => slots.get('PhoneNumber', value) !== undefined).length;
    };
    expect(known(TOKEN_SLOTS / 8)).toBeGreaterThan(0.9 * (TOKEN_SLOTS / 8));
    expect(known(4 * TOKEN_SLOTS)).toBeLessThanOrEqual(TOKEN_SLOTS);
  });
});
