import { describe, expect, test } from '@jest/globals';
import { findAll, findAllNow } from './engine.ts';
import { beginsInEscape, readBreaks, stretchesOf } from './line-escapes.ts';
import { finish } from '../api/text.ts';
import { engine } from './prompt.fixture.ts';

const found = (text: string): readonly string[] =>
  findAllNow(engine, text, '').map(({ start, end, kind }) => `${kind.entity} ${text.slice(start, end)}`);

describe('ends of lines that a string writes as escapes', () => {
  test.each([
    [String.raw`{"note":"Hi\nanna@firm.eu\nBye"}`, ['EmailAddress anna@firm.eu']],
    [String.raw`{"note":"Call\n0170 2345678"}`, ['PhoneNumber 0170 2345678']],
    [String.raw`{\"note\":\"so\\nSSN: 460899847\\nx\"}`, ['UsSsn 460899847']],
    [String.raw`"so\nssn\t460899847\r\n"`, ['UsSsn 460899847']],
    [String.raw`"a\n+49 170 1234567"`, ['PhoneNumber +49 170 1234567']],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([String.raw`C:\new\readme.txt`, String.raw`/\d+\nfoo/`, String.raw`printf("%d\n1234")`])(
    'hide nothing in %j',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  test('are read far from each other, near each other and in large texts', () => {
    const line = String.raw`x\nanna@firm.eu `;
    const far = `${line}${'word '.repeat(400)}`;
    for (const text of [line.repeat(3000), far.repeat(30), far.repeat(200)]) {
      const all = finish(findAll(engine, text, ''));
      expect(all).toHaveLength(text.split('@').length - 1);
      expect(new Set(all.map(({ start, end }) => text.slice(start, end)))).toEqual(new Set(['anna@firm.eu']));
    }
  });

  test('are read once each, whatever stands between them', () => {
    const text = `${String.raw`a\nb `.repeat(9000)}${'x'.repeat(1000)}${String.raw`\nc`}`;
    const stretches = [...stretchesOf(text)];
    expect(stretches.length).toBeGreaterThan(2);
    for (const [i, { escapes, to }] of stretches.entries()) {
      expect(to).toBeGreaterThan(escapes.at(-1) as number);
      expect(stretches[i + 1]?.escapes[0] ?? to).toBeGreaterThanOrEqual(to);
    }
    const read = stretches.reduce((sum, { span }) => sum + span.end - span.start, 0);
    expect(read).toBeLessThan(1.2 * text.length);
  });

  test('are those that hide the beginning of a word, wherever they stand', () => {
    for (const character of 'a9\u00e9\u03b1\u0301+(\u7535\uc804\uff11\u2019-. ') {
      const written = `x\\n${character}`;
      const isRead = [...stretchesOf(written)].length > 0;
      expect(readBreaks(written) !== written).toBe(isRead);
      expect(beginsInEscape(written, 2)).toBe(isRead);
      expect(readBreaks(`a\\nb ${written}`) !== `a \nb ${written}`).toBe(isRead);
    }
  });

  test('keep all else where it stands', () => {
    expect(readBreaks(String.raw`a\nb\t(c\"\n"`)).toBe(`a \nb \n(c${String.raw`\"\n"`}`);
    expect(beginsInEscape(String.raw`a\nb`, 2)).toBe(true);
    expect(beginsInEscape(String.raw`a\nb`, 3)).toBe(false);
  });
});
