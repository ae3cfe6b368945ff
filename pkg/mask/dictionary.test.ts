import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_ENTRY, Dictionary, compileDictionary, searchDictionary } from './dictionary.ts';
import { finish } from '../api/text.ts';
import { isInWord } from './characters.ts';
import { isWithinWord } from './line-escapes.ts';
import { foldText } from './fold.ts';
import { createMasker } from './masker.ts';
import { configOf, keys, mask, rule, silent } from './prompt.fixture.ts';
import { CarriedValues } from './carried.ts';

const dictionaryOf = (sources: Parameters<typeof Dictionary.of>[0]): Dictionary =>
  finish(Dictionary.of(sources));
const customers = [
  'Acme',
  'Acme GmbH',
  'Acme GmbH & Co. KG',
  'Łódź Sp. z o.o.',
  '株式会社東京',
  'a-1',
  '#42',
  'Müller',
];
const dictionary = dictionaryOf([{ name: 'Customer', values: customers }]);
const find = (text: string, among = dictionary): string[] =>
  finish(searchDictionary(among, text, 0)).map(({ start, end }) => text.slice(start, end));

describe('a dictionary', () => {
  test.each<[string, string[]]>([
    ['for Acme, then', ['Acme']],
    ['ACME gmbh', ['ACME gmbh']],
    ['acme\tGmbH & co. kg.', ['acme\tGmbH & co. kg']],
    ['Acme GmbH & Co', ['Acme GmbH']],
    ['Acmes or xAcme or Acme2', []],
    ['acme_corp and acme-corp', ['acme', 'acme']],
    ['łÓDŹ sp. z o.o.', ['łÓDŹ sp. z o.o.']],
    ['我在株式会社東京工作', ['株式会社東京']],
    ['ticket #42, not #421', ['#42']],
    ['A-1 and a-12', ['A-1']],
    ['MÜLLER müller Mueller', ['MÜLLER', 'müller']],
    ['Acm', []],
    [
      'so\\nAcme, \\r\\nMüller and\\tŁódź sp. z o.o.\\n#42, nAcme',
      ['Acme', 'Müller', 'Łódź sp. z o.o.', '#42'],
    ],
  ])('finds on word boundaries, without regard to case, the longest: %s', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  test.each([10_000, 100_000])('finds every one of %i entries, and nothing else', (count) => {
    const values = Array.from({ length: count }, (_, i) => `Customer ${i} Ltd`);
    const many = dictionaryOf([{ name: 'Customer', values }]);
    expect(find(values.join('; '), many).join('; ')).toBe(values.join('; '));
    expect(find(`Customer ${count} Ltd; Customer 12 Inc; Custom`, many)).toEqual([]);
  });

  test('is made in pieces of at most 32 entries', () => {
    const values = Array.from({ length: 10_000 }, (_, i) => `Customer ${i} Ltd`);
    let pieces = 1;
    const making = Dictionary.of([{ name: 'Customer', values }]);
    while (making.next().done !== true) pieces += 1;
    expect(pieces).toBeGreaterThanOrEqual(values.length / 32);
  });

  test('one value in two dictionaries is found as both', () => {
    const two = dictionaryOf([
      { name: 'Customer', values: ['Acme'] },
      { name: 'Project', values: ['ACME', 'Apollo'] },
    ]);
    const found = finish(searchDictionary(two, 'Acme Apollo', 0));
    expect(found.map(({ kind }) => kind.entity)).toEqual(['Customer', 'Project', 'Project']);
  });

  test('an entry is found wherever it stands to the blocks of a search', () => {
    for (let at = 16_370; at < 16_390; at++) {
      expect(find(`${'-'.repeat(at)}Acme GmbH.`)).toEqual(['Acme GmbH']);
    }
  });

  test('longest entries are found, longer ones are none', () => {
    const longest = 'x'.repeat(MAX_ENTRY);
    expect(find(longest, dictionaryOf([{ name: 'A', values: [longest] }]))).toEqual([longest]);
    expect(find(`${longest}x`, dictionaryOf([{ name: 'A', values: [`${longest}x`] }]))).toEqual([]);
    expect(finish(compileDictionary([]))).toBeUndefined();
  });

  test.each([
    ['a word that many entries begin with', 'acme '],
    ['letters that go on', 'a'],
    ['single letters', 'a '],
    ['marks', '#4'],
  ])('twice as much of %s is at most twice the work', (_, unit) => {
    const periodic = dictionaryOf([
      {
        name: 'A',
        values: [...customers, 'a '.repeat(100) + 'b', 'acme '.repeat(50) + 'x', 'a'.repeat(255)],
      },
    ]);
    const stepsOf = (count: number): number => {
      periodic.steps = 0;
      find(unit.repeat(count), periodic);
      return periodic.steps;
    };
    expect(stepsOf(8000)).toBeLessThanOrEqual(2.1 * stepsOf(4000) + MAX_ENTRY);
    expect(stepsOf(8000)).toBeLessThanOrEqual(8000 * unit.length * MAX_ENTRY);
  });
});

/** By trying each entry at each place. */
const naive = (values: readonly string[], text: string): string[] => {
  const folded = foldText(`x${text}x`).slice(1, -1);
  const entries = values.map((value) => foldText(value));
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const lengths = entries
      .filter(
        (value) =>
          folded.startsWith(value, at) && !isWithinWord(text, at) && !isInWord(text, at + value.length),
      )
      .map(({ length }) => length);
    if (lengths.length > 0) found.push(text.slice(at, at + Math.max(...lengths)));
  }
  return found;
};

test.each([
  ['that are long', ['acmes', 'ȺȾɐɯx', 'łódźi', 'Ѐѐжжж', 'umbrella', '日本語東京', 'ab cd']],
  ['of which one has four units', ['acme', 'ȺȾɐɯ', 'łódź', 'umbrella']],
  ['of which one has three units', ['acm', 'Ⱥⱥɐ', 'łódź', 'a b']],
  ['of which one has two units', ['ac', 'Ⱥⱥɐ', 'łódź']],
  ['of which one is a letter', ['a', 'Ⱥⱥɐ', 'łódź']],
  [
    'of which many begin differently',
    ['acme', ...Array.from({ length: 600 }, (_, i) => `${(i * 7919).toString(36)}zz`)],
  ],
])('entries %s are found where trying each of them finds one', (_, values) => {
  const some = values.slice(0, 7);
  const piece = fc.constantFrom(
    ...some,
    ...some.map((value) => value.toUpperCase()),
    ...some.map((value) => value.toLowerCase()),
    ...some.map((value) => value.slice(0, 3)),
    ...Array.from(' \u00a0.-xé日1\\n'),
    '\\n',
    '\\\\t',
  );
  const searched = dictionaryOf([{ name: 'A', values }]);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(40), (pieces, before) => {
      const text = `${'-'.repeat(before)}${pieces.join('')}`.replaceAll(/\s{2,}/g, ' ');
      expect(find(text, searched)).toEqual(naive(values, text));
    }),
    { numRuns: 300 },
  );
});

const config = {
  ...configOf(rule({ entities: ['Customer', 'EmailAddress', 'PrivateKey'], direction: 'Both' })),
  dictionaries: [{ name: 'Customer', values: customers }],
};
const masker = createMasker(config, keys);

test('what a policy lists is masked, restored and recorded as its entity', () => {
  const masked = mask(masker, ['Offer for Acme GmbH from anna@acme.example.eu']);
  expect(masked.findings).toEqual({ Customer: 1, EmailAddress: 1 });
  expect(masked.texts[0]).toMatch(/^Offer for CUSTOMER_\w{17} from EMAIL_ADDRESS_\w{17}$/);
  const transform = masker.answerTransforms(
    masked.minted,
    new CarriedValues(),
    silent,
  )({ kind: 'text', tool: '' });
  const text = masked.texts[0] as string;
  expect((transform?.push(text) ?? '') + (transform?.flush() ?? '')).toContain('Acme GmbH');
});

test('in an answer, entries are found however it is cut', () => {
  const fragments = fc.constantFrom(
    ...customers,
    'ACME ',
    ' gmbh',
    'Acme GmbH &',
    ' Co. KG',
    'Ac',
    'me',
    ' ',
    '\n',
    '東京',
    'word ',
    'a@b.eu',
    '-----BEGIN PRIVATE KEY-----\n',
    `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0BAQEF'.repeat(9)} Acme\n-----END PRIVATE KEY-----`,
  );
  const run = (pieces: readonly string[]): string => {
    const nothing = masker.maskPrompt(finish(masker.scanPrompt([], new CarriedValues()))).minted;
    const transform = masker.answerTransforms(
      nothing,
      new CarriedValues(),
      silent,
    )({ kind: 'text', tool: '' });
    return pieces.map((piece) => transform?.push(piece) ?? '').join('') + (transform?.flush() ?? '');
  };
  fc.assert(
    fc.property(fc.array(fragments, { maxLength: 12 }), fc.integer({ min: 1, max: 40 }), (texts, width) => {
      const text = texts.join('');
      const pieces = text.match(new RegExp(`[^]{1,${width}}`, 'g')) ?? [];
      expect(run(pieces)).toBe(run([text]));
    }),
    { numRuns: 300 },
  );
});
