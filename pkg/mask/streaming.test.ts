import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MaskRule, MaskingConfig } from '../api/policy.ts';
import type { ChannelKind, TextTransform } from '../api/text.ts';
import { CarriedValues } from './carried.ts';
import { allDetectors } from './detectors/all.ts';
import { finish } from '../api/text.ts';
import { createMasker } from './masker.ts';
import type { Masker } from './masker.ts';
import type { Minted } from './minted.ts';

const keys = { current: Buffer.alloc(32, 1), previous: undefined };
const rule = (more: Partial<MaskRule>): MaskRule => ({
  name: 'rule',
  entities: undefined,
  pattern: undefined,
  strategy: 'Pseudonym',
  direction: 'Both',
  keepLast: 0,
  restore: { text: true, tools: true },
  ...more,
});

const config = (rules: readonly MaskRule[]): MaskingConfig => ({
  rules,
  dictionaries: [],
  allow: { values: ['allowed@example.eu'], patterns: [], domains: [], documentation: false },
  allowedUrlHosts: ['ok.example.eu', '*.wild.example.eu'],
  placeholderInTool: 'Allow',
  hashIdentifiers: true,
});

const entities = allDetectors.map(({ name }) => name);
const restoreOnly = config([rule({ entities, direction: 'Request' })]);
const detecting = config([rule({ entities })]);
const employee = rule({ name: 'EmployeeId', pattern: 'emp[:= ]+(?P<value>E-\\d{3,9})', strategy: 'Hash' });
const matching = config([rule({ entities }), employee]);
// Without a literal to begin with, a pattern holds back so much that it hides what the others hold.
const ticket = rule({ name: 'Ticket', pattern: '(?i)\\btick[a-z]* [a-z0-9 ]{4,40}\\b', strategy: 'Redact' });
const holding = config([rule({ entities }), employee, ticket]);

const prompt = 'anna@example.eu +49 170 1234567 DE89 3704 0044 0532 0130 00 203.0.113.7 b`$(x)`@evil.example';

const mintedBy = (masker: Masker, text: string): { minted: Minted; masked: string } => {
  const part = { text, section: 'messages', isKey: false, key: '', role: 'text' } as const;
  const scan = finish(masker.scanPrompt([part], new CarriedValues()));
  const { edits, minted } = masker.maskPrompt(scan);
  let masked = text;
  for (const edit of [...(edits[0] ?? [])].reverse()) {
    masked = masked.slice(0, edit.start) + edit.text + masked.slice(edit.end);
  }
  return { minted, masked };
};

const maskers = new Map(
  [restoreOnly, detecting, matching, holding].map((each) => [each, createMasker(each, keys)]),
);
const words = mintedBy(maskers.get(restoreOnly) as Masker, prompt).masked.split(' ');

const fragments = [
  ...words,
  ...words,
  ...allDetectors.flatMap(({ positives, negatives }) => [...positives.map(({ text }) => text), ...negatives]),
  'emp: E-123456',
  'emp=',
  'E-123',
  'Ticket ab12 cd ',
  '460899847 (',
  '7196084218 (Mob',
  'SSN)',
  'ile)',
  'tick',
  ' ',
  ' ',
  '\n',
  '. ',
  '"',
  '_',
  'word ',
  'https://ok.example.eu/?q=',
  'https://evil.example/?q=',
  'http:\\\\x.wild.example.eu\\',
  '(//evil.example/',
  'EMAIL_ADDRESS_',
  'EMAIL',
  '-----BEGIN ',
  '-----END PRIVATE KEY-----',
  '12',
  '4111 1111 ',
  '+49',
  'DE89 37',
  'é',
  '日本',
  '\ud83d\ude00',
  'allowed@example.eu',
  'x'.repeat(130),
  'a.b-c/'.repeat(120),
  'Zm9vYmFy'.repeat(100),
];

const texts = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...fragments) },
      { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom(...fragments), fc.nat(), fc.nat())
          .map(([text, a, b]) => text.slice(a % (text.length + 1), (a % (text.length + 1)) + (b % 30))),
      },
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

interface Run {
  readonly out: string;
  readonly log: readonly string[];
  readonly offsets: readonly number[];
}

const run = (masker: Masker, kind: ChannelKind, pieces: readonly string[]): Run => {
  const log: string[] = [];
  const { minted } = mintedBy(masker, prompt);
  const transform = masker.answerTransforms(minted, new CarriedValues(), {
    restored: (entity) => log.push(`restored ${entity}`),
    withheld: (entity, why) => log.push(`withheld ${entity} ${why}`),
    masked: (entity) => log.push(`masked ${entity}`),
  })({ kind, tool: kind === 'text' ? '' : 'Bash' }) as TextTransform;
  const out = pieces.map((piece) => transform.push(piece)).join('') + transform.flush();
  const length = pieces.join('').length;
  return { out, log, offsets: Array.from({ length: length + 1 }, (_, i) => transform.offset(i)) };
};

const cut = (text: string, widths: readonly number[]): string[] => {
  const pieces: string[] = [];
  for (let at = 0, i = 0; at < text.length; i++) {
    const width = widths[i % widths.length] as number;
    pieces.push(text.slice(at, at + width));
    at += width;
  }
  return pieces;
};

const kinds: readonly ChannelKind[] = ['text', 'toolInput', 'foreignToolInput'];
const cases = [
  ['without masking answers', restoreOnly] as const,
  ['with masking answers', detecting] as const,
].flatMap(([name, each]) => kinds.map((kind) => [kind, name, each] as const));
const textCases = [
  ['text', 'with a pattern that begins with a literal', matching] as const,
  ['text', 'with a pattern that does not', holding] as const,
];

describe.each([...cases, ...textCases])('a %s channel %s', (kind, _, each) => {
  const masker = maskers.get(each) as Masker;

  test('gives the same however the answer is cut', () => {
    const widths = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 700 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(texts, widths, (text, cuts) => {
        expect(run(masker, kind, cut(text, cuts))).toEqual(run(masker, kind, [text]));
      }),
      { numRuns: Number(process.env['STREAM_RUNS'] ?? 300) },
    );
  });

  test('gives the same character by character for every example of every detector', () => {
    for (const { text } of allDetectors.flatMap(({ positives }) => positives)) {
      const embedded = `Say ${text} and ${words[0]}, ${text}`;
      expect(run(masker, kind, embedded.split(''))).toEqual(run(masker, kind, [embedded]));
    }
  });
});

test('masking an answer, however cut, redacts what redacting the whole text at once does', () => {
  const redacting = config([
    rule({ entities, strategy: 'Redact' }),
    rule({ ...employee, strategy: 'Redact' }),
    rule({ name: 'Ref', pattern: 'ref [a-z0-9@. -]{3,60}', strategy: 'Redact' }),
  ]);
  const masker = createMasker(redacting, keys);
  const plain = [
    'ref 12 ',
    'ref a@example.eu and b@example.eu more',
    'emp: E-123456',
    'a@example.eu',
    'word '.repeat(90),
  ];
  const fillers = [...fragments.filter((text) => !text.includes('_')), ...plain, ...plain];
  const pieces = fc.array(fc.constantFrom(...fillers), { maxLength: 25 });
  const widths = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 700 })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(pieces, widths, (texts, cuts) => {
      const text = texts.join('');
      expect(run(masker, 'text', cut(text, cuts)).out).toBe(masker.maskAll(text));
    }),
    { numRuns: Number(process.env['STREAM_RUNS'] ?? 300) },
  );
});
