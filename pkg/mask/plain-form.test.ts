import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { finish } from '../api/text.ts';
import { maskAll } from './mask-all.ts';
import { createMasker } from './masker.ts';
import { plainForm, plainFormNow } from './plain-form.ts';
import { configOf, entities, keys, mask, restore, rule } from './prompt.fixture.ts';
import { SLICE } from './scan.ts';

const masker = createMasker(configOf(rule({ entities })), keys);
const fullWidth = (text: string): string =>
  text.replaceAll(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const references = (text: string): string =>
  Array.from(text, (character) => `&#x${character.charCodeAt(0).toString(16)};`).join('');
const digits = (zero: number, text: string): string =>
  text.replaceAll(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));

describe('a value that a reader sees', () => {
  test.each([
    ['in full width', fullWidth('anna.berg@example.org'), 'EMAIL_ADDRESS'],
    ['with its @ in full width', 'anna.berg\uff20example.org', 'EMAIL_ADDRESS'],
    ['with a reference of HTML for its @', 'anna.berg&#64;example.org', 'EMAIL_ADDRESS'],
    ['with a reference by name', 'anna.berg&commat;example.org', 'EMAIL_ADDRESS'],
    ['with a reference by a number after a capital', 'anna.berg&#X40;example.org', 'EMAIL_ADDRESS'],
    ['with references throughout', references('anna.berg@example.org'), 'EMAIL_ADDRESS'],
    ['in groups with references', '4111&nbsp;1111&#160;1111&#xA0;1111', 'CREDIT_CARD'],
    ['with a small @', 'anna.berg\ufe6bexample.org', 'EMAIL_ADDRESS'],
    ['with a zero-width space in it', 'anna.berg\u200b@example.org', 'EMAIL_ADDRESS'],
    ['with a soft hyphen in it', 'anna.berg@exam\u00adple.org', 'EMAIL_ADDRESS'],
    ['with a byte order mark in it', 'an\ufeffna.berg@example.org', 'EMAIL_ADDRESS'],
    ['in digits of full width', fullWidth('4111111111111111'), 'CREDIT_CARD'],
    ['in Arabic digits', digits(0x660, '4111111111111111'), 'CREDIT_CARD'],
    ['in Persian digits', digits(0x6f0, '4111111111111111'), 'CREDIT_CARD'],
    ['in Devanagari digits', digits(0x966, '4111111111111111'), 'CREDIT_CARD'],
    ['in Thai digits', digits(0xe50, '4111111111111111'), 'CREDIT_CARD'],
    ['within marks of direction', '4111\u206611111111111\u20691', 'CREDIT_CARD'],
    ['in which a terminal highlights', 'anna.\u001b[01;31mberg\u001b[m@example.org', 'EMAIL_ADDRESS'],
    ['in groups with narrow no-break spaces', '4111\u202f1111\u202f1111\u202f1111', 'CREDIT_CARD'],
    ['in groups with thin spaces', '4111\u20091111\u20091111\u20091111', 'CREDIT_CARD'],
    ['in groups with no-break hyphens', '4111\u20111111\u20111111\u20111111', 'CREDIT_CARD'],
    ['of France, in full width', fullWidth('+33 6 12 34 56 78').replaceAll('\u3000', ' '), 'PHONE_NUMBER'],
  ])('%s is masked whole, and restored as it was written', (_, value, entity) => {
    const text = `an: ${value}\u200b, bitte`;
    expect(maskAll(text)).toBe(`an: [${entity}]\u200b, bitte`);
    const masked = mask(masker, [text]);
    expect(masked.texts[0]).toMatch(new RegExp(`^an: ${entity}_[0-9A-Z]{17}\u200b, bitte$`));
    expect(restore(masker, masked, masked.texts[0] as string)).toBe(text);
  });

  test.each([
    '\u200bno value\u200d here\ufeff',
    '\u65e5\u672c\u8a9e\uff1a\uff11\uff12\uff13',
    '\u0663 \u06f3',
    '2019\u20132020, 10\u202f000 km',
    'AT&amp;T&#39;s &#0; &#xffff; &nbsp;&shy;',
    'HTML has no anna.berg&COMMAT;example&Period;org',
    'nor\u200b anna.berg&COMMAT;example&Period;org',
  ])('is not in %j', (text) => {
    expect(maskAll(text)).toBe(text);
  });
});

test('a value that a terminal colours is masked, and its colours are left', () => {
  const coloured = (text: string): string => `\u001b[1;38;5;160m${text}\u001b[0m, \u001b[32m${text}\u001b(B`;
  expect(maskAll(coloured('4111111111111111'))).toBe(coloured('[CREDIT_CARD]'));
  expect(maskAll('\u001b[12345')).toBe('\u001b[12345');
});

describe('the plain form of a text', () => {
  test('is none where the text is plain', () => {
    expect(plainFormNow('anna.berg@example.org, M\u00fcller \u2013 \u65e5\u672c')).toBeUndefined();
    expect(finish(plainForm('x'.repeat(3 * SLICE)))).toBeUndefined();
  });

  test('is what its pieces stand for, wherever blocks end, and says where each stands in the text as written', () => {
    const long = 'y'.repeat(SLICE - 3);
    const pieces: readonly (readonly [written: string, plain: string])[] = [
      ['a', 'a'],
      ['1', '1'],
      ['\uff11', '1'],
      ['\u0661', '1'],
      ['\u06f9', '9'],
      ['\u200b', ''],
      ['\u00ad', ''],
      ['\u202f', '\u00a0'],
      ['\u2011', '-'],
      ['&#64;', '@'],
      ['&#x0040;', '@'],
      ['&nbsp;', '\u00a0'],
      ['&shy;', ''],
      ['\u0967', '1'],
      ['\u2067', ''],
      ['\u001b[0m', ''],
      [`\u001b[${'1;'.repeat(12)}m`, ''],
      [`\u001b[${'1;'.repeat(12)}1m`, `\u001b[${'1;'.repeat(12)}1m`],
      ['\u001b(B', ''],
      ['\u001b[!', '\u001b[!'],
      [long, long],
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (chosen) => {
        const written = chosen.map(([piece]) => piece).join('');
        const expected = chosen.map(([, piece]) => piece).join('');
        const plain = finish(plainForm(written));
        expect(plain?.text ?? written).toBe(expected);
        expect(plainFormNow(written)?.text).toBe(plain?.text);
        if (plain === undefined) return;
        let [at, index] = [0, 0];
        for (const [piece, meant] of chosen) {
          if (meant !== '') expect(plain.toWritten(index)).toBe(at);
          at += piece.length;
          index += meant.length;
          if (meant !== '') expect(plain.endWritten(index)).toBe(at);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('what reads otherwise throughout is read in pieces, between which other work may run', () => {
  expect([...plainForm(fullWidth('a').repeat(SLICE))].length).toBeGreaterThanOrEqual(8);
});
