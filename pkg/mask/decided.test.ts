import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allDetectors } from './detectors/all.ts';
import { PIECE } from './decided.ts';
import { MAX_PHRASE_MATCH } from './detector.ts';
import { createEngine, findAll } from './engine.ts';
import { finish } from '../api/text.ts';
import { createMasker } from './masker.ts';
import { configOf, employee, entities, keys, rule } from './prompt.fixture.ts';
import { SMALL } from './scan.ts';

const config = {
  ...configOf(rule({ entities }), employee),
  dictionaries: [{ name: 'Customer', values: ['acme', 'Acme Nord 12'] }],
};
const masker = createMasker(config, keys);
const engine = createEngine(config);

const decided = (text: string): string => finish(masker.decided(text));
/** What is recorded of a text that broke off there. */
const recorded = (text: string, cut: number): string => masker.maskAll(decided(text.slice(0, cut)));
/** The places of a text that are hidden. */
const hiddenIn = (text: string): ReadonlySet<number> =>
  new Set(
    finish(findAll(engine, text, '')).flatMap(({ start, end }) =>
      Array.from({ length: end - start }, (_, i) => start + i),
    ),
  );

const fullWidth = (text: string): string =>
  text.replaceAll(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const references = (text: string): string =>
  Array.from(text, (character) => `&#x${character.charCodeAt(0).toString(16)};`).join('');
const escapes = (text: string): string =>
  Array.from(text, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

describe('a text that breaks off', () => {
  test.each([
    ['an address', 'anna.berg@example.org'],
    ['an address in full width', fullWidth('anna.berg@example.org')],
    ['an address in references of HTML', references('anna.berg@example.org')],
    ['an address in escapes', escapes('anna.berg@example.org')],
    ['an address with one escape', 'anna.berg\\u0040example.org'],
    ['an address spelled out', 'anna.berg (at) example (dot) org'],
    ['a card in groups', '4111 1111 1111 1111'],
    ['a card in groups of full width', fullWidth('4111 1111 1111 1111').replaceAll('\u3000', ' ')],
    ['a card with escaped spaces', '4111\\u00a01111\\u00a01111\\u00a01111'],
    ['an account', 'DE89 3704 0044 0532 0130 00'],
    ['a number with words behind it', '460899847 (SSN)'],
    ['a date of birth', 'date of birth: 4 May 1981', '4 May 1981'],
    ['a passphrase', 'passphrase = "violet lantern harbor moss"', 'violet lantern harbor moss'],
    ['a password', 'DB_PASSWORD=correcthorsebatterystaple', 'correcthorsebatterystaple'],
    ['what a policy lists', 'Acme Nord 12'],
    ['what a pattern finds', 'emp: E-123456', 'E-123456'],
    ['a cell', 'name,ssn\nAnna,460899847', '460899847'],
    ['a value of an INSERT', "INSERT INTO t (n, ssn) VALUES ('x', '460899847', 1)", '460899847'],
    ['a row of a COPY', 'COPY t (ssn, n) FROM stdin;\n460899847\tx', '460899847'],
    ['a card parted by tabs', 'card 4111\t1111\t1111\t1111', '4111\t1111\t1111\t1111'],
    ['a number before a letter', 'DNI 12345678 Z', '12345678 Z'],
    ['a password of a command', "sshpass -p 'hunter2x' ssh", 'hunter2x'],
    ['a value behind an escape', '"so\\nanna.berg@example.org', 'anna.berg@example.org'],
  ])('holds nothing of %s, wherever it is cut', (_, written, value = written) => {
    const text = `So:\n${written}\nand so on.`;
    const start = text.indexOf(value);
    const end = start + value.length;
    expect(masker.maskAll(text)).not.toContain(value);
    for (let cut = start + 1; cut < end; cut++) expect(recorded(text, cut).length).toBeLessThanOrEqual(start);
  });

  const fragments = fc.oneof(
    fc.constantFrom(
      ...allDetectors.flatMap(({ positives, negatives }) => [
        ...positives.map(({ text }) => text),
        ...negatives,
      ]),
      '\n',
      ' ',
      'emp: E-123456',
      'Acme Nord 12',
      'name,ssn\n',
      'Anna,460899847\n',
      'COPY t (n, ssn) FROM stdin;\n',
      'x\t460899847\n',
      '&#',
      '\\',
      '\\u00',
      'INSERT INTO t (ssn, n) VALUES (',
      "'460899847', 1), ",
      fullWidth('anna@firm.eu'),
      '| ssn |\n|--|\n',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );
  /** Up to where a long text is looked at in one go, or near it. */
  const filling = fc.constantFrom('', 'word '.repeat(SMALL / 5), 'word\n'.repeat(SMALL / 5 - 8));
  const texts = fc
    .tuple(filling, fc.array(fragments, { maxLength: 8 }))
    .map(([before, pieces]) => before + pieces.join(''));

  test('hides what the whole hides there', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, at) => {
        const cut = text.length - (at % (Math.min(text.length, SMALL / 2) + 1));
        const beginning = decided(text.slice(0, cut));
        const hidden = hiddenIn(beginning);
        for (const place of hiddenIn(text)) expect(place >= beginning.length || hidden.has(place)).toBe(true);
      }),
      { numRuns: Number(process.env['STREAM_RUNS'] ?? 500) },
    );
  });

  test('is looked at in pieces, between which other work may run', () => {
    const text = 'word '.repeat(SMALL);
    expect([...masker.decided(text)].length).toBeGreaterThanOrEqual(text.length / PIECE);
  });

  test('loses no more than the last words, where no row and no pattern is begun', () => {
    const words = 'Nothing is found in these words, 12 of them. '.repeat(20);
    expect(words.length - decided(words).length).toBeLessThanOrEqual(MAX_PHRASE_MATCH);
    expect(decided('anna.berg@example.org')).toBe('');
  });
});
