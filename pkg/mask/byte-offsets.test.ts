import { Buffer } from 'node:buffer';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ByteOffsets } from './byte-offsets.ts';
import { allDetectors } from './detectors/all.ts';
import { createInspect } from './inspect.ts';
import { configOf, entities, keys, rule } from './prompt.fixture.ts';

/** Whether the place is between the halves of a character. */
const isWithin = (text: string, index: number): boolean =>
  /[\ud800-\udbff]/.test(text.charAt(index - 1)) && /[\udc00-\udfff]/.test(text.charAt(index));

test('a place in bytes is the length of what stands before it, in any order of asking', () => {
  const units = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('ü', '日本', '😀', '\ud800'),
  );
  const texts = fc.array(units, { maxLength: 6 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(texts, fc.array(fc.nat(), { maxLength: 12 }), (text, places) => {
      const offsets = new ByteOffsets(text);
      for (const place of places) {
        const index = place % (text.length + 1);
        if (isWithin(text, index)) continue;
        expect(offsets.of(index)).toBe(Buffer.byteLength(text.slice(0, index)));
      }
    }),
  );
});

test('what is found in a text stands in its bytes where they say', () => {
  const inspect = createInspect(configOf(rule({ entities, strategy: 'Redact' })), keys);
  const examples = allDetectors.flatMap(({ positives }) => positives.map(({ text }) => text));
  const between = fc.constantFrom(' ', ' ü ', ' 😀 ', '\n日本 ', ' \ud83d ');
  fc.assert(
    fc.property(fc.array(fc.tuple(between, fc.constantFrom(...examples)), { maxLength: 5 }), (pieces) => {
      const text = pieces.flat().join('');
      const bytes = Buffer.from(text);
      const offsets = new ByteOffsets(text);
      for (const { start, end } of inspect(text).findings) {
        const found = bytes.subarray(offsets.of(start), offsets.of(end)).toString();
        expect(found).toBe(Buffer.from(text.slice(start, end)).toString());
      }
    }),
  );
});
