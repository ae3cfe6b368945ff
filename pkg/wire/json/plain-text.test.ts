import { describe, expect, test } from '@jest/globals';
import { parseJsonNow } from './document.ts';
import { plainEnd, wordsOf } from './plain-text.ts';

describe('plain text, four bytes at a time', () => {
  test('stops at the word of any byte that is not plain, and at no other', () => {
    for (let byte = 0; byte < 256; byte++) {
      const isPlain = byte >= 0x20 && byte < 0x80 && byte !== 0x22 && byte !== 0x5c;
      for (let at = 0; at < 12; at++) {
        const bytes = Buffer.from(new ArrayBuffer(16)).fill('a');
        bytes[at] = byte;
        expect(plainEnd(wordsOf(bytes), 0, 16)).toBe(isPlain ? 16 : at & ~3);
      }
    }
  });

  test('stops before the limit, and where nothing is left', () => {
    const words = wordsOf(Buffer.from(new ArrayBuffer(16)).fill('a'));
    expect([0, 3, 4, 7, 8, 15, 16].map((limit) => plainEnd(words, 0, limit))).toEqual([
      0, 0, 4, 4, 8, 12, 16,
    ]);
    expect(plainEnd(words, 16, 16)).toBe(16);
  });

  test('strings are read alike wherever they lie in memory, with anything behind them', () => {
    const texts = ['', 'a', 'plain text of many words', 'é', 'ab"\\/\n\t', 'abcdefg😀', 'x'.repeat(41)];
    for (let offset = 0; offset < 8; offset++) {
      for (const text of texts) {
        const json = Buffer.from(JSON.stringify([text, 1]));
        const bytes = Buffer.from(new ArrayBuffer(128))
          .fill('a')
          .subarray(offset, offset + json.length);
        json.copy(bytes);
        const document = parseJsonNow(bytes);
        expect(document.string(1)).toBe(text);
        expect(document.end(0)).toBe(json.length);
      }
    }
  });

  test.each([0x00, 0x09, 0x0a, 0x1f])('the control character %i is refused at every place', (control) => {
    for (let at = 1; at < 20; at++) {
      const bytes = Buffer.from(`"${'a'.repeat(20)}"`);
      bytes[at] = control;
      expect(() => parseJsonNow(bytes)).toThrow(
        `invalid JSON at byte ${at}: a string holds a control character`,
      );
    }
  });
});
