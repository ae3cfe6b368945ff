import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { finish } from '../api/text.ts';
import type { Finding } from './finding.ts';
import {
  MAX_MATCH,
  WINDOW,
  compilePattern,
  indexOfLiteral,
  matchSliced,
  matchWindow,
  patternProbe,
  patternsOf,
} from './pattern.ts';

const find = (pattern: string, text: string): string[] =>
  finish(matchSliced(patternsOf([patternProbe(compilePattern('Rule', pattern))]), text)).map(
    ({ start, end }) => text.slice(start, end),
  );

test('a literal is found where it stands first, whichever of its characters is looked for', () => {
  const pieces = fc.array(fc.constantFrom('e', 'm', 'p', 'emp', 'em', 'mp', ' ', '=', 'x', 'emp=', 'é'), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(
      fc.constantFrom('emp', 'emp=', 'e', 'pepp', 'xe', 'eemp=emp=x', 'pempempemp'),
      pieces,
      fc.nat(40),
      (literal, parts, from) => {
        const text = parts.join('');
        expect(indexOfLiteral(compilePattern('Rule', literal), text, from)).toBe(text.indexOf(literal, from));
      },
    ),
  );
});

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
    ['a*', 'matches the empty text, which is everywhere: let it match at least one character'],
    ['|a', 'matches the empty text, which is everywhere: let it match at least one character'],
    ['a{2000}', 'repeat count'],
  ])('%s is refused, and the message says why', (pattern, why) => {
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
    for (const { start, end } of finish(
      matchSliced(patternsOf([patternProbe(compilePattern('Rule', '\\d+'))]), text),
    )) {
      for (let i = start; i < end; i++) covered.add(i);
    }
    expect(covered.size).toBe(text.length);
  });

  test('together with others finds what each finds alone', () => {
    const patterns = [
      'E-\\d{6}',
      '[A-Z]{2}-\\d+',
      '(?i)case \\d+',
      '\\bAZ \\d{2,6}/\\d{2}\\b',
      '^x+$',
      'é\\w*|日.',
    ];
    const probes = patterns.map((pattern) => patternProbe(compilePattern(pattern, pattern)));
    const all = patternsOf(probes);
    const piece = fc.constantFrom(
      'E-123456',
      'AB-1',
      'Case 7',
      'AZ 12/34',
      'x',
      ' ',
      '\n',
      'étude',
      '日本',
      '1',
      '.'.repeat(200),
    );
    const inOrder = (found: readonly Finding[]): readonly string[] =>
      found.map(({ start, end, kind }) => `${kind.entity} ${start}-${end}`).sort();
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
        (text) => {
          const alone: Finding[] = [];
          for (const probe of probes) {
            for (let at = 0; at < text.length; at += WINDOW) matchWindow(probe, text, at, alone);
          }
          expect(inOrder(finish(matchSliced(all, text)))).toEqual(inOrder(alone));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('whose automaton outgrows its memory is found all the same', () => {
    const hard = patternsOf([patternProbe(compilePattern('Hard', '(?:a|b)*a(?:a|b){14}c'))]);
    const text = `${'ab'.repeat(3000)}a${'b'.repeat(14)}c ${'ba'.repeat(3000)}`;
    expect(finish(matchSliced(hard, text)).some(({ end }) => end === 6000 + 16)).toBe(true);
  });
});
