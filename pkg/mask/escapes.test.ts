import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CarriedValues } from './carried.ts';
import { MAX_BACKSLASHES, readEscapes, unescaped } from './escapes.ts';
import { finish } from '../api/text.ts';
import { createMasker } from './masker.ts';
import { configOf, entities, key, keys, mask, restore, rule } from './prompt.fixture.ts';
import { tokenOf } from './pseudonym.ts';
import { SLICE } from './scan.ts';

const note = rule({ name: 'Note', pattern: 'case note: (?P<value>[^\\n"\\\\]+|[A-Z][^\\n"]+)' });
const masker = createMasker(configOf(rule({ entities }), note), keys);

/** As Python writes it. */
const ascii = (text: string): string =>
  JSON.stringify(text).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe('reading escapes', () => {
  test('gives the text and where it stands, in JSON within JSON as well', () => {
    const written = 'a\\u00fcb \\\\\\u0040 \\u12 \\ux \\u65e5\\u672c.';
    const read = finish(unescaped(written));
    expect(read?.text).toBe('aüb @ \\u12 \\ux 日本.');
    expect([0, 1, 2, 3, 4, 5].map((index) => read?.toWritten(index))).toEqual([0, 1, 7, 8, 9, 17]);
    expect([0, 1, 7, 8, 9, 17].map((index) => read?.fromWritten(index))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(readEscapes(written)).toBe(read?.text);
    expect(finish(unescaped('\\n \\u12 \\'))).toBeUndefined();
  });

  test('does the same in slices', () => {
    const unit = 'x\\u00e9 \\\\u00e9 \\u \\';
    fc.assert(
      fc.property(fc.nat(40), (shift) => {
        const written = `${'y'.repeat(SLICE - shift)}${unit}${'z'.repeat(SLICE - shift)}${unit}`;
        const expected = written.replace(/\\+u00e9/g, 'é');
        expect(finish(unescaped(written))?.text).toBe(expected);
        expect(readEscapes(written)).toBe(expected);
      }),
    );
  });

  test('is linear in backslashes', () => {
    const written = `${'\\'.repeat(200_000)}u0041${'\\'.repeat(200_000)}`;
    const before = '\\'.repeat(200_000 - MAX_BACKSLASHES);
    expect(finish(unescaped(written))?.text).toBe(`${before}A${'\\'.repeat(200_000)}`);
  });

  test('takes backslashes up to its bound as those of one escape', () => {
    expect(readEscapes(`a${'\\'.repeat(MAX_BACKSLASHES)}u0041`)).toBe('aA');
    expect(readEscapes(`a${'\\'.repeat(MAX_BACKSLASHES + 1)}u0041`)).toBe('a\\A');
  });
});

describe('an escaped spelling', () => {
  const name = 'Anna Müller';

  test('of a value found before is masked, in lower and upper case and in depth, and restored as written', () => {
    const texts = [
      `case note: ${name}`,
      `{"n": "Anna M\\u00fcller"} {"n": "Anna M\\u00FCller"} ${JSON.stringify(ascii(name))}`,
    ];
    const masked = mask(masker, texts);
    expect(masked.texts[0]).toBe(`case note: ${tokenOf(key, 'Note', name)}`);
    expect(masked.texts[1]).not.toMatch(/Anna|ller/);
    expect(restore(masker, masked, masked.texts[1] as string)).toBe(texts[1]);
    expect(masked.findings).toEqual({ Note: 4 });
  });

  test('in the same text is masked behind the value, not before it', () => {
    const [text] = mask(masker, [`M: Anna M\\u00fcller\ncase note: ${name}\nM: Anna M\\u00fcller`]).texts;
    expect(text?.split('\n')[0]).toBe('M: Anna M\\u00fcller');
    expect(text?.split('\n')[2]).toBe(`M: ${tokenOf(key, 'Note', 'Anna M\\u00fcller')}`);
  });

  test('that is found makes the plain one known, and carries it', () => {
    const masked = mask(masker, ['"case note: Anna M\\u00fcller"', name]);
    expect(masked.texts).toEqual([
      `"case note: ${tokenOf(key, 'Note', 'Anna M\\u00fcller')}"`,
      tokenOf(key, 'Note', name),
    ]);
    const carried = new CarriedValues();
    restore(masker, masked, masked.texts[0] as string, carried);
    expect(mask(masker, [`about ${name}`], carried).texts[0]).toBe(`about ${tokenOf(key, 'Note', name)}`);
  });

  test('of a carried value is masked', () => {
    const carried = new CarriedValues();
    carried.add(name, 'Note');
    expect(mask(masker, ['x "Anna M\\u00fcller"'], carried).texts[0]).toBe(
      `x "${tokenOf(key, 'Note', 'Anna M\\u00fcller')}"`,
    );
  });

  test('is what detectors see, and what is allowed', () => {
    const masked = mask(masker, ['"anna\\u0040example.org \\u002B4917012345678 support\\u0040example.eu"']);
    expect(masked.findings).toEqual({ EmailAddress: 1, PhoneNumber: 1 });
    expect(masked.texts[0]).toMatch(/^"EMAIL_ADDRESS_\w{17} PHONE_NUMBER_\w{17} support\\u0040example.eu"$/);
    expect(masker.maskAll('"anna\\u0040example.org"')).toBe('"[EMAIL_ADDRESS]"');
  });
});
