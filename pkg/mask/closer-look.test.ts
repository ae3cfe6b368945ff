import { describe, expect, test } from '@jest/globals';
import { finish } from '../api/text.ts';
import { lookCloser } from './closer-look.ts';
import { findAllNow } from './engine.ts';
import type { Finding } from './finding.ts';
import { engine } from './prompt.fixture.ts';

const found = (text: string): readonly string[] =>
  findAllNow(engine, text, '').map(({ start, end, kind }) => `${kind.entity} ${text.slice(start, end)}`);

const kind = { entity: 'Listed', certainty: 35, secret: false };
const head = { entity: 'Head', certainty: 36, secret: false };

describe('what the head of a column says of a cell', () => {
  test.each([
    ['found behind an escape there', 'phone;b\ncall\\nssn 460899847;x\n', 'PhoneNumber 460899847'],
    [
      'found behind an escape there as well',
      `ssn;b\n${'x;y\n'.repeat(40)}so\\nssn 460899847;x\n`,
      'UsSsn 460899847',
    ],
  ])('stands in place of what is %s', (_, text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test('says nothing of what only begins or ends there, however long', () => {
    const text = 'name,phone\nAnna,12345678\n';
    const cell = { start: text.indexOf('12'), end: text.indexOf('12') + 8 };
    const others: readonly Finding[] = [
      { start: cell.start - 1, end: cell.end + 2 ** 20 - 1, kind },
      { start: cell.start, end: cell.end + 2 ** 20, kind },
      { start: cell.start - 1, end: cell.end, kind },
    ];
    const same = { ...cell, kind };
    const sweep = (_part: string, base: number): readonly Finding[] =>
      base === cell.start ? [{ ...cell, kind: head }] : [];
    expect(finish(lookCloser(text, [...others, same], sweep))).toEqual([...others, { ...cell, kind: head }]);
  });
});
