import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MintedTokens } from './minted.ts';
import type { MintedToken } from './minted.ts';
import { PackedMinted, memoryOf, packMinted } from './packed-minted.ts';
import { macKey, tokenOf } from './pseudonym.ts';

const key = macKey(Buffer.alloc(32, 3));
const value = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
const entity = fc.constantFrom('EmailAddress', 'Iban', 'X');

const token = fc
  .record({
    value,
    entity,
    secret: fc.boolean(),
    restore: fc.record({ text: fc.boolean(), tools: fc.boolean() }),
    inner: fc.array(fc.record({ value, entity }), { maxLength: 3 }),
  })
  .map((one): MintedToken => ({ ...one, token: tokenOf(key, one.entity, one.value) }));

const mintedOf = (tokens: readonly MintedToken[], placeholders: readonly string[]): MintedTokens => {
  const minted = new MintedTokens();
  for (const one of tokens) minted.add(one);
  for (const text of placeholders) minted.addIrreversible(text);
  return minted;
};

const handedOver = (minted: MintedTokens): PackedMinted => {
  const packed = packMinted(minted.view());
  return new PackedMinted(structuredClone(packed, { transfer: memoryOf(packed) as ArrayBuffer[] }));
};

describe('what was minted, packed and handed to another thread', () => {
  test('is found as before, in either case of letters, and nothing else is', () => {
    fc.assert(
      fc.property(
        fc.array(token, { maxLength: 40 }),
        fc.array(value, { maxLength: 5 }),
        token,
        (tokens, placeholders, stranger) => {
          const minted = mintedOf(tokens, placeholders).view();
          const packed = handedOver(mintedOf(tokens, placeholders));
          expect(packed.size).toBe(minted.size);
          expect([...packed.irreversible]).toEqual([...minted.irreversible]);
          expect(packed.tokens()).toEqual(minted.tokens());
          for (const { token: text } of [...tokens, stranger]) {
            for (const written of [text, text.toLowerCase(), `x${text}`, text.slice(1)]) {
              expect(packed.endingAt(written, written.length)).toEqual(
                minted.endingAt(written, written.length),
              );
              for (const end of [1, 5, written.length - 1, written.length]) {
                const cut = `see ${written.slice(0, end)}`;
                expect(packed.openTail(cut, 0)).toBe(minted.openTail(cut, 0));
              }
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('keeps to what there was when it was looked at', () => {
    const restore = { text: true, tools: true };
    const first = { value: 'a@example.eu', entity: 'EmailAddress', secret: false, restore, inner: [] };
    const minted = mintedOf([{ ...first, token: tokenOf(key, 'EmailAddress', first.value) }], []);
    const packed = handedOver(minted);
    const later = tokenOf(key, 'EmailAddress', 'b@example.eu');
    minted.add({ ...first, value: 'b@example.eu', token: later });
    expect(packed.endingAt(later, later.length)).toBeUndefined();
    expect(minted.endingAt(later, later.length)?.value).toBe('b@example.eu');
  });
});
