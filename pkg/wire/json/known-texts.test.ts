import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type JsonDocument, parseJson } from './document.ts';
import { finish } from '../../api/text.ts';
import { KnownTexts, MAX_KNOWN_BYTES, MAX_KNOWN_DOCUMENTS, type TextsOf } from './known-texts.ts';

const textsIn = (document: JsonDocument): readonly (string | undefined)[] => {
  const texts: (string | undefined)[] = [];
  for (let node = document.firstChild(document.root); node !== -1; node = document.next(node)) {
    texts.push(document.string(node), finish(document.stringSlices(node)));
  }
  return texts;
};

const read = (known: KnownTexts, bytes: Buffer): { document: JsonDocument; texts: TextsOf } => {
  const texts = known.begin(bytes);
  return { document: finish(parseJson(bytes, texts)), texts };
};

const spelling = fc.constantFrom(
  'a',
  '\\n',
  '\\u00e9',
  'é',
  '😀',
  '\\ud83d\\ude00',
  'word '.repeat(60),
  '\\"',
);
const string = fc.array(spelling, { maxLength: 12 }).map((pieces) => `"${pieces.join('')}"`);
const list = fc.array(string, { maxLength: 8 });

describe('texts of documents that begin like one that was read', () => {
  test('are what they would be if it had not been', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(list, list), { maxLength: 5 }), list, (tails, head) => {
        const known = new KnownTexts();
        for (const [own, tail] of tails) {
          for (const strings of [
            [...head, ...own],
            [...head, ...own, ...tail],
            [...own, ...tail],
          ]) {
            const bytes = Buffer.from(`[${strings.join(',')}]`);
            const { document, texts } = read(known, bytes);
            expect(textsIn(document)).toEqual(textsIn(finish(parseJson(bytes))));
            known.remember(texts, bytes);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('are so whichever byte of a long one is another, and wherever it goes on', () => {
    const turn = (index: number): string =>
      `{"role":"user","content":[{"type":"text","text":"${`turn ${index} \\n é `.repeat(400)}"}]}`;
    const base = Buffer.from(
      `{"messages":[${Array.from({ length: 60 }, (_, index) => turn(index)).join(',')}]}`,
    );
    const known = new KnownTexts();
    known.remember(read(known, base).texts, base);
    const outcome = (bytes: Buffer, texts?: TextsOf): unknown => {
      try {
        const document = finish(parseJson(bytes, texts));
        const list = document.get(document.root, 'messages');
        const found: unknown[] = [];
        for (let node = document.firstChild(list); node !== -1; node = document.next(node)) {
          const text = document.at(['content', 0, 'text'], node);
          found.push([document.start(node), document.end(node), document.string(text), document.end(text)]);
        }
        return found;
      } catch (error) {
        return String(error);
      }
    };
    let resumed = 0;
    fc.assert(
      fc.property(
        fc.nat({ max: base.length - 1 }),
        fc.nat({ max: 255 }),
        fc.nat({ max: 3 }),
        (at, byte, kind) => {
          const bytes = kind === 0 ? base.subarray(0, at) : Buffer.from(base);
          if (kind === 1) bytes[at] = byte;
          const other =
            kind === 2 ? Buffer.concat([base.subarray(0, -2), Buffer.from(`,${turn(at)}]}`)]) : bytes;
          const texts = known.begin(other);
          if (texts.common > 64 * 1024) resumed += 1;
          expect(outcome(other, texts)).toEqual(outcome(other));
        },
      ),
      { numRuns: 150 },
    );
    expect(resumed).toBeGreaterThan(50);
  });

  test('are the very same strings where the bytes are the same, and decoded anew behind the first that is not', () => {
    const known = new KnownTexts();
    const [one, two] = ['\\n'.repeat(300), '\\t'.repeat(300)];
    const first = Buffer.from(`["${one}","${two}"]`);
    const { document, texts } = read(known, first);
    textsIn(document);
    known.remember(texts, first);
    // A text in the place of another, and one that goes on.
    const { texts: other } = read(known, Buffer.from(`["${one}","${one}"]`));
    expect(other.find(1, 603)).toBe('\n'.repeat(300));
    expect(other.find(604, 1206)).toBeUndefined();
    const { texts: longer } = read(known, Buffer.from(`["${one}","${two}\\t"]`));
    expect(longer.find(604, 1208)).toBeUndefined();
  });
});

describe('what is remembered', () => {
  const document = (fill: string, bytes: number): Buffer => Buffer.from(`["${fill.repeat(bytes - 4)}"]`);
  const keep = (known: KnownTexts, bytes: Buffer): readonly Buffer[] =>
    known.remember(read(known, bytes).texts, bytes);

  test('has a bound of bytes, and of documents: the oldest is given back', () => {
    const known = new KnownTexts();
    // Of a long document, the tape takes an eighth of what the document does.
    const halves = ['a', 'b', 'c'].map((fill) => document(fill, MAX_KNOWN_BYTES / 2 / (9 / 8)));
    expect(halves.map((bytes) => keep(known, bytes))).toEqual([[], [], [halves[0]]]);
    expect(known.bytes).toBeLessThanOrEqual(MAX_KNOWN_BYTES);
    expect(known.bytes).toBeGreaterThan(MAX_KNOWN_BYTES - 1024);
    const few = Array.from({ length: MAX_KNOWN_DOCUMENTS + 1 }, (_, index) => document(`${index}`, 100));
    expect(few.flatMap((bytes) => keep(known, bytes))).toEqual([halves[1], halves[2], few[0]]);
  });

  test('a document is without its tape, where both are longer than the bound, or the tape than the document', () => {
    const known = new KnownTexts();
    const tapeOf = (bytes: Buffer): number => read(known, bytes).texts.known(bytes).rows.length;
    const long = document('a', MAX_KNOWN_BYTES);
    const dense = Buffer.from(`[${'1,'.repeat(100_000)}1]`);
    expect([long, dense].map(tapeOf)).toEqual([0, 0]);
    expect(tapeOf(document('a', 200_000))).toBeGreaterThan(0);
    keep(known, long);
    expect(known.bytes).toBe(MAX_KNOWN_BYTES);
  });

  test('a document that is longer than the bound is not, and is given back', () => {
    const known = new KnownTexts();
    const long = document('a', MAX_KNOWN_BYTES + 1);
    expect(keep(known, long)).toEqual([long]);
    expect(known.bytes).toBe(0);
  });

  test('a document is forgotten for the one that goes on with it, and not for one that shares its head', () => {
    const known = new KnownTexts();
    const first = Buffer.from(`["${'a'.repeat(400)}"]`);
    expect(keep(known, first)).toEqual([]);
    expect(keep(known, Buffer.from(`["${'a'.repeat(200)}"]`))).toEqual([]);
    expect(keep(known, Buffer.from(`["${'a'.repeat(400)}","b"]`))).toEqual([first]);
  });
});
