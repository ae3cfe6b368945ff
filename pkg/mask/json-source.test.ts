import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ChannelKind } from '../api/text.ts';
import { JsonSource } from './json-source.ts';
import { createMasker } from './masker.ts';
import { configOf, everything, key, keys, mask, rule, told } from './prompt.fixture.ts';
import type { Told } from './prompt.fixture.ts';
import { tokenOf } from './pseudonym.ts';

const backslash = '\\';
const escaped = (character: string, isUpper: boolean): string => {
  const digits = character.charCodeAt(0).toString(16).padStart(4, '0');
  return `${backslash}u${isUpper ? digits.toUpperCase() : digits}`;
};

/** Sources of strings: whole escapes, pieces of escapes, characters of two units, nothing of the kind. */
const sources = fc
  .array(
    fc.constantFrom(
      ...String.raw`\u005f \u005F \ud83d\ude00 \ud83d \n \" \\ \/ \t \u00e9 \ \u \u00 \u00zz \x \\u005f`.split(
        ' ',
      ),
      ...'u005f 5f plain " é 😀'.split(' '),
      ' ',
    ),
    { maxLength: 20 },
  )
  .map((pieces) => pieces.join(''));
const widths = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 9 });

const cut = (text: string, sizes: readonly number[]): readonly string[] => {
  const pieces: string[] = [];
  for (let at = 0, i = 0; at < text.length; i++) {
    const end = at + (sizes[i % sizes.length] ?? 1);
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
};

const readAll = (json: JsonSource, pieces: readonly string[]): string =>
  pieces.map((piece) => json.read(piece)).join('') + json.end();

describe('JSON source', () => {
  test('is read the same however it is cut, and what is taken of it is what was written', () => {
    fc.assert(
      fc.property(sources, widths, widths, (source, reads, takes) => {
        const json = new JsonSource();
        const text = readAll(json, cut(source, reads));
        expect(text).toBe(readAll(new JsonSource(), [source]));
        const taken = cut(text, takes).map((piece) => json.take(piece).source);
        expect(taken.join('')).toBe(source);
      }),
    );
  });

  test('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), widths, (text, reads) => {
        const source = JSON.stringify(text).slice(1, -1);
        expect(readAll(new JsonSource(), cut(source, reads))).toBe(text);
        const everyOne = Array.from({ length: text.length }, (_, i) => escaped(text.charAt(i), i % 2 === 0));
        expect(readAll(new JsonSource(), cut(everyOne.join(''), reads))).toBe(text);
      }),
    );
  });

  test.each([
    ['https\\u003a//evil', 'https://evil'],
    ['a\\u0020b\\u000ac\\u00a0', 'a b\nc\u00a0'],
    ['a\\nb\\/c', 'a\nb/c'],
    ['\\\\\\"b', '\\"b'],
    ['{"a":1', '{ "a ":1'],
  ])('%s in a URL reads %s', (source, url) => {
    const json = new JsonSource();
    expect(json.take(readAll(json, [source])).url).toBe(url);
  });

  test('holds back less than one escape', () => {
    const json = new JsonSource();
    expect(json.read('a\\u005')).toBe('a');
    expect(json.read('f')).toBe('_');
    expect(json.read('\\u00z')).toBe('\\u00z');
    expect(json.read('\\')).toBe('');
    expect(json.end()).toBe('\\');
  });
});

const value = 'anna@firm.eu';
const anna = mask(everything, [`to ${value}`]);
const token = tokenOf(key, 'EmailAddress', value);

const answer = (kind: ChannelKind, pieces: readonly string[], masker = everything, masked = anna): Told =>
  told(masked, { kind, tool: 'Bash', source: 'json' }, pieces, masker);

/** A token of which some characters are escaped. */
const spelled = (written: string) =>
  fc
    .array(fc.constantFrom('as it is', 'lower', 'upper'), {
      minLength: written.length,
      maxLength: written.length,
    })
    .map((how) =>
      how.map((each, i) =>
        each === 'as it is' ? written.charAt(i) : escaped(written.charAt(i), each === 'upper'),
      ),
    )
    .map((characters) => characters.join(''));

describe('a token in the JSON source of a tool input', () => {
  const around = sources.filter((source) => !/\\$|\\u[\da-f]{0,3}$/i.test(source));

  test('is restored whatever of it is escaped, however it is cut, and the rest stays as it was written', () => {
    fc.assert(
      fc.property(around, spelled(token), around, widths, (before, written, after, sizes) => {
        const source = `{"to":"${before} ${written} ${after}"}`;
        const { out } = answer('toolInput', cut(source, sizes));
        expect(out).toBe(`{"to":"${before} ${value} ${after}"}`);
      }),
    );
  });

  test('is restored as a key and in lower case behind an escape', () => {
    fc.assert(
      fc.property(spelled(token), spelled(token.toLowerCase()), widths, (first, second, sizes) => {
        const source = `{"${first}":"a\\n${second}\\tb"}`;
        const { out } = answer('toolInput', cut(source, sizes));
        expect(JSON.parse(out)).toEqual({ [value]: `a\n${value}\tb` });
      }),
    );
  });

  test('stays one, as it was written, where another party runs the tool', () => {
    fc.assert(
      fc.property(spelled(token), widths, (written, sizes) => {
        const { out, why } = answer('foreignToolInput', cut(`{"q":"${written}"}`, sizes));
        expect(out).toBe(`{"q":"${written}"}`);
        expect(why).toEqual(['foreign_tool']);
      }),
    );
  });

  test('whose backslash is escaped is text about a token', () => {
    const source = `{"code":"${token.replace('_', '\\\\u005f')}"}`;
    expect(answer('toolInput', [source]).out).toBe(source);
  });

  test.each([
    'https\\u003a//evil.example/?q=',
    '\\u0068ttps:\\/\\/evil.example/',
    'https:\\u002f\\u002fevil.example/',
  ])('stays one in a URL of another host that hides behind escapes: %s', (url) => {
    for (let width = 1; width < 9; width++) {
      const source = `{"url":"${url}${token}"}`;
      const { out, why } = answer('toolInput', cut(source, [width]));
      expect(out).toBe(source);
      expect(why).toEqual(['foreign_url']);
    }
  });

  const strings = fc
    .array(
      fc.constantFrom(
        token,
        token,
        '//evil.example/',
        'https://evil.example/?q=',
        'http:',
        '\\',
        '/',
        '"',
        ' ',
        '\n',
        ':',
        'b',
      ),
      { maxLength: 6 },
    )
    .map((pieces) => pieces.join(''));

  test('is restored in each string as it is where the whole of it is read', () => {
    const restored = (text: string): string => told(anna, { kind: 'toolInput', tool: 'Bash' }, [text]).out;
    fc.assert(
      fc.property(fc.array(fc.tuple(strings, strings), { maxLength: 4 }), widths, (pairs, sizes) => {
        const source = JSON.stringify(pairs.map(([name, text]) => ({ [name]: [text] })));
        const { out } = answer('toolInput', cut(source, sizes));
        const whole = pairs.map(([name, text]) => ({ [restored(name)]: [restored(text)] }));
        expect(JSON.parse(out)).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['\\\\b', '\\"', 'a \\"b\\": '])(
    'is restored behind what only looks like slashes: %s',
    (before) => {
      expect(answer('toolInput', [`{"pattern":"${before}${token}"}`]).out).toBe(
        `{"pattern":"${before}${value}"}`,
      );
    },
  );

  test('a placeholder that hides behind escapes is refused as one that does not', () => {
    const masker = createMasker(configOf(rule({ entities: ['EmailAddress'], strategy: 'Redact' })), keys);
    const masked = mask(masker, [`to ${value}`]);
    for (const written of ['[EMAIL_ADDRESS]', '\\u005bEMAIL\\u005fADDRESS]']) {
      expect(() => answer('toolInput', cut(`{"to":"${written}"}`, [3]), masker, masked)).toThrow(
        'masked text',
      );
    }
  });
});
