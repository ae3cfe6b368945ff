import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MaskingConfig } from '../api/policy.ts';
import { createInspect } from './inspect.ts';
import { configOf, entities, keys, rule } from './prompt.fixture.ts';
import { MAX_STREAM_UNITS, MAX_STREAM_VALUES, StreamValues } from './stream-values.ts';
import { createTextStream } from './text-stream.ts';

const redacting = { strategy: 'Redact', direction: 'Both' } as const;
const configWith = (names: readonly string[]): MaskingConfig => ({
  ...configOf(
    rule({ ...redacting, entities: [...names, 'Customer'] }),
    rule({ ...redacting, name: 'Note', pattern: 'note: (?P<value>[a-z0-9 ]+)!' }),
  ),
  dictionaries: [{ name: 'Customer', values: ['acme', 'Acme Nord 12'] }],
});
/** With all detectors, and without those of phrases, which hold back more than values do. */
const configs = [configWith(entities), configWith(['UsSsn', 'Passport', 'EmailAddress'])] as const;

const streamed = (config: MaskingConfig, pieces: readonly string[]): string => {
  const stream = createTextStream(config, keys);
  return pieces.map((piece) => stream.push(piece)).join('') + stream.flush();
};

const cut = (text: string, widths: readonly number[]): readonly string[] => {
  const pieces: string[] = [];
  for (let at = 0, i = 0; at < text.length; i++) {
    const end = at + (widths[i % widths.length] ?? 1);
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
};

/** Values that words around them make sure of, and what makes so. */
const values = [
  'passport no. C01X00T47',
  'note: blue bird house!',
  'note: the 4 of them were blue and gone by then!',
  'SSN: 536-90-4399',
  'date of birth: 4 May 1981',
  'password: hunter2hunter2X9',
  'anna@firm.eu',
  'acme',
  'Acme Nord 12',
  ...Array.from({ length: 8 }, (_, i) => `note: reasons ${i}!`),
];
const bare = values.map((value) => value.replace(/^.*(?:no\.|:) /, '').replace('!', ''));
const fragments = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...values.map((value) => `${value} `)) },
  { weight: 5, arbitrary: fc.constantFrom(...bare.map((value) => ` ${value} `)) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...bare), fc.nat(30)).map(([value, end]) => value.slice(0, end)),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('x', '\n', '. ', ',', '"', '-', '😀', 'word ', 'word '.repeat(50)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('1536-90-4399', 'anna@acme.eu', 'support@example.eu', 'x'.repeat(200)),
  },
);
const texts = fc.array(fragments, { maxLength: 16 }).map((pieces) => pieces.join(''));
const widths = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 400 })), {
  minLength: 1,
  maxLength: 8,
});
const runs = { numRuns: Number(process.env['STREAM_RUNS'] ?? 200) };

describe.each(configs.map((config, i) => [i === 0 ? 'all detectors' : 'some detectors', config] as const))(
  'a text that is masked as it comes, with %s,',
  (_, config) => {
    test('comes out the same however it is cut', () => {
      fc.assert(
        fc.property(texts, widths, (text, sizes) => {
          expect(streamed(config, cut(text, sizes))).toBe(streamed(config, [text]));
        }),
        runs,
      );
    });

    test('hides the characters that the whole does', () => {
      const inspect = createInspect(config, keys);
      // Overlapping findings are one piece of a whole, and several of a stream.
      const hidden = (text: string): string => text.replaceAll(/(?:\[[A-Z_]+\])+/g, '[]');
      fc.assert(
        fc.property(texts, widths, (text, sizes) => {
          expect(hidden(streamed(config, cut(text, sizes)))).toBe(hidden(inspect(text).masked));
        }),
        runs,
      );
    });
  },
);

test('a value counts from where it was found, and is held back where it may come to stand again', () => {
  const stream = createTextStream(configs[1], keys);
  const push = (text: string): string => stream.push(text);
  expect(push('C01X00T47, passport no. C01X00T47, C01X00T47 and ')).toBe(
    'C01X00T47, passport no. [PASSPORT], [PASSPORT] and ',
  );
  expect(push(`note: blue bird house! ${'word '.repeat(2000)}`)).toContain('note: [NOTE]! word');
  expect(push('a blue bird ')).toBe('a ');
  expect(push('house, a blue bird ')).toBe('[NOTE], a ');
  expect(push('sings ')).toBe('blue bird sings ');
});

const email = { entity: 'EmailAddress', certainty: 50, secret: false };
const learnAll = (known: StreamValues, all: readonly string[]): void => {
  for (const text of all) {
    known.learn({ text, base: 0 }, [{ start: 0, end: text.length, kind: email }], text.length);
  }
};

describe('the values of a stream', () => {
  test('are remembered up to their number', () => {
    const known = new StreamValues();
    learnAll(
      known,
      Array.from({ length: MAX_STREAM_VALUES }, (_, i) => `v${i}@x`),
    );
    learnAll(known, ['v0@x']);
    expect(known.full).toBe(false);
    learnAll(known, ['one@x']);
    expect(known.full).toBe(true);
    expect(known.search({ text: ' v7@x one@x', base: 9 }, 0, 11).map(({ start }) => start)).toEqual([1]);
  });

  test('are remembered up to their length together', () => {
    const known = new StreamValues();
    const long = (i: number): string => `${i}@`.padEnd(1024, 'x');
    learnAll(
      known,
      Array.from({ length: MAX_STREAM_UNITS / 1024 }, (_, i) => long(i)),
    );
    expect(known.full).toBe(false);
    learnAll(known, ['one@x']);
    expect(known.full).toBe(true);
  });

  test('are found where they begin, however far behind that their digits stand', () => {
    const known = new StreamValues();
    const all = Array.from({ length: 10 }, (_, i) => `a long way to ${i}`);
    learnAll(known, all);
    const text = `so a long way to 7, ${all.join(' ')}`;
    for (let to = 3; to < 20; to++) {
      expect(known.search({ text, base: 100 }, 0, to).map(({ start }) => start)).toEqual(to > 3 ? [3] : []);
      expect(known.search({ text, base: 100 }, to, 20).map(({ start }) => start)).toEqual(to > 3 ? [] : [3]);
    }
  });

  test('begin at the end of a text, many of one head as well', () => {
    const known = new StreamValues();
    learnAll(known, ['ab', 'abcd@x']);
    expect(
      ['zz a', 'zz ab', 'zz abc', 'zz abcd@', 'zz abce', 'zzab'].map((text) => known.openFrom(text, 0)),
    ).toEqual([3, 3, 3, 3, 7, 4]);
    learnAll(
      known,
      Array.from({ length: 100 }, (_, i) => `abcd@${i}`),
    );
    expect(known.openFrom('zz abcdx', 0)).toBe(3);
    expect(known.openFrom('zz abcdxxxxxxx', 0)).toBe(14);
  });
});
