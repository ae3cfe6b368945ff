import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TextEdit } from '../../api/text.ts';
import { parseJsonNow } from './document.ts';
import { byteEditsOf, escapeJsonText, spliceBytes, spliceSlices } from './splice.ts';

function edited(raw: string, edits: readonly TextEdit[]): string {
  const document = parseJsonNow(Buffer.from(raw));
  return spliceBytes(document.bytes, byteEditsOf(document, { node: 0, edits })).toString();
}

/** Writes one JSON string with a random mix of raw and escaped characters. */
const written = fc
  .array(fc.tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.boolean()), { maxLength: 30 })
  .map((pieces) => pieces.filter(([text]) => text.isWellFormed()))
  .map((pieces) => ({
    characters: pieces.map(([text]) => text),
    raws: pieces.map(([text, escaped]) =>
      escaped
        ? Array.from(
            { length: text.length },
            (_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`,
          ).join('')
        : escapeJsonText(text),
    ),
  }));

test('what some readers take for the end of a line is escaped', () => {
  expect(escapeJsonText('a\u2028b\u2029c\u0085d')).toBe('a\\u2028b\\u2029c\\u0085d');
});

describe('splicing a string', () => {
  test.each([
    ['plain', '"call +49 now"', [{ start: 5, end: 8, text: 'X' }], '"call X now"'],
    ['after escapes', '"a\\n\\u0040b@c"', [{ start: 4, end: 6, text: 'X' }], '"a\\n\\u0040bX"'],
    ['an escape itself', '"a\\u0040b"', [{ start: 1, end: 2, text: '"' }], '"a\\"b"'],
    ['after an emoji', '"😀x"', [{ start: 2, end: 3, text: 'y' }], '"😀y"'],
    ['after an escaped emoji', '"\\ud83d\\ude00x"', [{ start: 2, end: 3, text: 'y' }], '"\\ud83d\\ude00y"'],
    [
      'an insertion at both ends',
      '"é"',
      [
        { start: 0, end: 0, text: '<' },
        { start: 1, end: 1, text: '>' },
      ],
      '"<é>"',
    ],
    ['a control character', '"a"', [{ start: 0, end: 1, text: '\n\u0001' }], '"\\n\\u0001"'],
  ])('%s', (_, raw, edits, expected) => {
    expect(edited(raw, edits)).toBe(expected);
  });

  test('changes what is edited and leaves every other byte as it was', () => {
    fc.assert(
      fc.property(
        written,
        fc.array(fc.nat(30)),
        fc.string({ unit: 'binary' }),
        ({ characters, raws }, cuts, text) => {
          const sorted = [...new Set(cuts.filter((cut) => cut <= characters.length))].sort((a, b) => a - b);
          const edits: TextEdit[] = [];
          let expected = '';
          let last = 0;
          for (let index = 0; index + 1 < sorted.length; index += 2) {
            const [from = 0, to = 0] = sorted.slice(index, index + 2);
            edits.push({
              start: characters.slice(0, from).join('').length,
              end: characters.slice(0, to).join('').length,
              text,
            });
            expected += raws.slice(last, from).join('') + escapeJsonText(text);
            last = to;
          }
          expected += raws.slice(last).join('');
          expect(edited(`"${raws.join('')}"`, edits)).toBe(Buffer.from(`"${expected}"`).toString());
        },
      ),
    );
  });

  test('keeps big integers, escapes and spaces elsewhere', () => {
    const raw = '{ "id":12345678901234567890, "e":1E5, "\\u0061":"\\/\\u00e9", "x":"me" , "f":1.0 }';
    const document = parseJsonNow(Buffer.from(raw));
    const edits = byteEditsOf(document, {
      node: document.at(['x']),
      edits: [{ start: 0, end: 2, text: 'ME' }],
    });
    expect(spliceBytes(document.bytes, edits).toString()).toBe(raw.replace('"me"', '"ME"'));
  });

  test('returns the same buffer when there is nothing to edit', () => {
    const bytes = Buffer.from('{}');
    expect(spliceBytes(bytes, [])).toBe(bytes);
  });

  test.each([
    ['outside the text', '"abc"', [{ start: 2, end: 4, text: '' }]],
    ['half of an emoji', '"😀"', [{ start: 1, end: 2, text: '' }]],
    ['half of an escaped emoji', '"\\ud83d\\ude00"', [{ start: 0, end: 1, text: '' }]],
    [
      'unsorted',
      '"abc"',
      [
        { start: 2, end: 3, text: '' },
        { start: 0, end: 1, text: '' },
      ],
    ],
    [
      'overlapping',
      '"abc"',
      [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ],
    ],
    ['backwards', '"abc"', [{ start: 2, end: 1, text: '' }]],
  ])('refuses edits: %s', (_, raw, edits) => {
    expect(() => edited(raw, edits)).toThrow(expect.objectContaining({ code: 'masking.failed' }));
  });
});

describe('splicing many edits', () => {
  test('gives way, and gives the same bytes as replacing', () => {
    const bytes = Buffer.from('ab'.repeat(20_000));
    const edits = Array.from({ length: 20_000 }, (_, index) => ({
      start: 2 * index,
      end: 2 * index + 1,
      bytes: index % 2 === 0 ? 'é' : Buffer.from('xyz'),
    }));
    const slices = spliceSlices(bytes, edits);
    let yields = 0;
    let step = slices.next();
    for (; step.done !== true; step = slices.next()) yields++;
    expect(yields).toBeGreaterThanOrEqual(4);
    expect(step.value.toString()).toBe('ébxyzb'.repeat(10_000));
  });

  test('edits hundreds of thousands of places of one string', () => {
    const document = parseJsonNow(Buffer.from(JSON.stringify('a '.repeat(200_000))));
    const edits = Array.from({ length: 200_000 }, (_, index) => ({
      start: 2 * index,
      end: 2 * index + 1,
      text: '"',
    }));
    const spliced = spliceBytes(document.bytes, byteEditsOf(document, { node: 0, edits }));
    expect(JSON.parse(spliced.toString())).toBe('" '.repeat(200_000));
  });
});
