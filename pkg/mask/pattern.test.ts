import { describe, expect, test } from '@jest/globals';
import { atOnce } from './mask-all.ts';
import { MAX_MATCH, WINDOW, compilePattern, matchSliced, patternProbe } from './pattern.ts';

const find = (pattern: string, text: string): string[] =>
  atOnce(matchSliced([patternProbe(compilePattern('Rule', pattern))], text)).map(({ start, end }) =>
    text.slice(start, end),
  );

describe('a pattern', () => {
  test('finds its group `value`, else the whole match', () => {
    expect(find('emp[:= ]+(?P<value>E-\\d{6})', 'emp: E-123456, emp=E-654321, E-111111')).toEqual([
      'E-123456',
      'E-654321',
    ]);
    expect(find('E-(\\d{6})', 'x E-123456')).toEqual(['E-123456']);
  });

  test.each([
    ['(?=a)b', '`(?=`'],
    ['(a)\\1', '`\\1`'],
    ['(a', 'missing closing )'],
    ['a*', 'matches the empty string'],
    ['|a', 'matches the empty string'],
    ['a{2000}', 'repeat count'],
  ])('%s is refused, and the message says why', (pattern, why) => {
    expect(() => compilePattern('Rule', pattern)).toThrow(/^pattern Rule: /);
    expect(() => compilePattern('Rule', pattern)).toThrow(why);
  });

  test.each([
    ['emp[:= ]+\\d', 'emp'],
    ['emp?\\d', 'em'],
    ['emp*\\d', 'em'],
    ['emp+', 'emp'],
    ['emp{2}', 'em'],
    ['emp|x', ''],
    ['(?i)emp', ''],
    ['\\bemp', ''],
    ['e.mp', 'e'],
    ['^emp', ''],
    ['x\\?y', 'x'],
  ])('%s begins with the literal %j', (pattern, literal) => {
    expect(compilePattern('Rule', pattern).literal).toBe(literal);
  });

  test('is found wherever it stands to the windows', () => {
    for (const pattern of ['E-\\d{6}', '[A-Z]-\\d{6}']) {
      for (let at = WINDOW - 12; at < WINDOW + 4; at++) {
        expect(find(pattern, `${' '.repeat(at)}E-123456 `)).toEqual(['E-123456']);
      }
    }
  });

  test('sees the character before its window and the end of the text', () => {
    expect(find('\\bE-1', `${'x'.repeat(WINDOW)}E-1`)).toEqual([]);
    expect(find('^E-1', `${' '.repeat(WINDOW)}E-1`)).toEqual([]);
    expect(find('E-1$', `E-1 ${' '.repeat(WINDOW)}E-1`)).toEqual(['E-1']);
  });

  test('is found whole up to its longest match, and in pieces behind it', () => {
    const longest = '7'.repeat(MAX_MATCH);
    expect(find('\\d+', `${'x'.repeat(WINDOW - 1)}${longest}x`)).toEqual([longest, longest.slice(1)]);
    const text = '7'.repeat(3 * WINDOW);
    const covered = new Set<number>();
    for (const { start, end } of atOnce(matchSliced([patternProbe(compilePattern('Rule', '\\d+'))], text))) {
      for (let i = start; i < end; i++) covered.add(i);
    }
    expect(covered.size).toBe(text.length);
  });
});
