import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DomicileError } from '../../errors/domicile-error.ts';
import type { Standing } from './standing.ts';
import { ROW } from './tape.ts';
import { Tokenizer } from './tokenizer.ts';

/** The rows of a document, or why it has none. */
type Read = readonly number[] | string;

const readTo = (tokenizer: Tokenizer, bytes: Buffer): Read => {
  try {
    tokenizer.run(bytes.length);
    tokenizer.finish();
  } catch (error) {
    if (error instanceof DomicileError) return `${error.code} ${error.message}`;
    throw error;
  }
  return [...tokenizer.tape.rows.subarray(0, tokenizer.tape.count * ROW)];
};

const commonOf = (one: Buffer, other: Buffer): number => {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at++;
  return at;
};

/** Where the reading of a document stands at each of some places, and its rows in the end; `undefined`: it is none. */
const standingsOf = (
  bytes: Buffer,
  limits: readonly number[],
): { rows: Int32Array; standings: readonly Standing[] } | undefined => {
  const tokenizer = new Tokenizer(bytes);
  const standings = limits.flatMap((limit) => {
    tokenizer.run(Math.min(limit, bytes.length));
    return tokenizer.standing() ?? [];
  });
  return typeof readTo(tokenizer, bytes) === 'string' ? undefined : { rows: tokenizer.tape.rows, standings };
};

const texts = fc.constantFrom('', 'a', 'é', '😀', 'a\n"b', 'word '.repeat(4), '\\', '0');
const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });
const nested = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(texts, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()),
    json,
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('value'), { maxLength: 5 }),
  object: fc.dictionary(fc.oneof(texts, fc.constantFrom('b', 'c', 'x'.repeat(70))), tie('value'), {
    maxKeys: 5,
  }),
}));
const documents = fc
  .tuple(fc.oneof(nested.list, nested.object), fc.constantFrom(undefined, 1))
  .map(([value, indent]) => Buffer.from(JSON.stringify(value, undefined, indent)));

/** What is put in the place of some bytes, wherever they stand. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat({ max: 6 }),
  put: fc.constantFrom(
    '',
    '"',
    '\\',
    '0',
    '9',
    'e1',
    '.5',
    ',',
    ':',
    ']',
    '}',
    '[1',
    '{"b":1',
    ' ',
    'é',
    ',"b"',
    '\u0001',
  ),
});

describe('where a reading stands', () => {
  test('a document that begins like another is read from there as from its beginning, whatever follows', () => {
    let gone = 0;
    fc.assert(
      fc.property(
        documents,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
        mutation,
        (bytes, places, { at, cut, put }) => {
          const limits = places.map((place) => Math.floor(place * bytes.length)).toSorted((a, b) => a - b);
          const known = standingsOf(bytes, limits);
          if (known === undefined) throw new Error('the document itself cannot be read');
          const from = Math.floor(at * bytes.length);
          const other = Buffer.concat([
            bytes.subarray(0, from),
            Buffer.from(put),
            bytes.subarray(from + cut),
          ]);
          const common = commonOf(bytes, other);
          const whole = readTo(new Tokenizer(other), other);
          for (const standing of known.standings) {
            if (standing.position >= common) continue;
            gone += 1;
            expect(readTo(new Tokenizer(other, { rows: known.rows, standing }), other)).toEqual(whole);
          }
        },
      ),
      { numRuns: 3000 },
    );
    expect(gone).toBeGreaterThan(1000);
  });

  test('documents that share a beginning, and end in other ways, have the rows that they have by themselves', () => {
    const end = fc.tuple(texts, fc.array(texts, { maxLength: 2 }));
    const places = fc.array(fc.nat({ max: 999 }), { minLength: 6, maxLength: 6 });
    let gone = 0;
    fc.assert(
      fc.property(
        fc.array(json, { maxLength: 3 }),
        end,
        end,
        fc.nat({ max: 2 }),
        places,
        (head, one, two, depth, at) => {
          const [bytes, other] = [one, two].map(([text, tail]) => {
            const inner = JSON.stringify([...head, `it begins ${text}`, ...tail]);
            return Buffer.from(`${'{"a":['.repeat(depth)}${inner}${']}'.repeat(depth)}`);
          }) as [Buffer, Buffer];
          const limits = at
            .map((place) => Math.floor((place * bytes.length) / 1000))
            .toSorted((a, b) => a - b);
          const known = standingsOf(bytes, [...limits, bytes.length - 2]);
          const common = commonOf(bytes, other);
          const whole = readTo(new Tokenizer(other), other);
          expect(typeof whole).toBe('object');
          for (const standing of known?.standings ?? []) {
            if (standing.position >= common) continue;
            gone += 1;
            const begun = { rows: known?.rows ?? new Int32Array(0), standing };
            expect(readTo(new Tokenizer(other, begun), other)).toEqual(whole);
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(gone).toBeGreaterThan(500);
  });

  test('cannot be gone on from within an object of many members, or deep within others', () => {
    const many = Buffer.from(`{${Array.from({ length: 20 }, (_, i) => `"k${i}":1`).join(',')}}`);
    const deep = Buffer.from(`${'['.repeat(17)}1${']'.repeat(17)}`);
    const standingAt = (bytes: Buffer, limit: number): Standing | undefined => {
      const tokenizer = new Tokenizer(bytes);
      tokenizer.run(limit);
      return tokenizer.standing();
    };
    expect([41, many.length - 2].map((limit) => standingAt(many, limit)?.position)).toEqual([41, undefined]);
    expect([16, 17].map((limit) => standingAt(deep, limit)?.position)).toEqual([16, undefined]);
  });
});
