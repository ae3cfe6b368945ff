import { describe, expect, test } from '@jest/globals';
import { finish } from '../api/text.ts';
import type { Slices } from '../api/text.ts';
import { lookCloser } from './closer-look.ts';
import type { SweepPart } from './closer-look.ts';
import { findAll, findAllNow } from './engine.ts';
import type { Finding } from './finding.ts';
import { engine } from './prompt.fixture.ts';
import { SLICE } from './scan.ts';

const found = (text: string): readonly string[] =>
  findAllNow(engine, text, '').map(({ start, end, kind }) => `${kind.entity} ${text.slice(start, end)}`);

const kind = { entity: 'Listed', certainty: 35, secret: false };
/** Work that is done at once. */
function* finishing<T>(value: T): Slices<T> {
  yield;
  return value;
}

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
    const sweepPart: SweepPart = {
      now: (_part, base) => (base === cell.start ? [{ ...cell, kind: head }] : []),
      sliced: (part, base) => finishing(sweepPart.now(part, base, '')),
    };
    expect(finish(lookCloser(text, [...others, same], sweepPart))).toEqual([
      ...others,
      { ...cell, kind: head },
    ]);
  });
});

/** In how many pieces, between which other work may run, a text is looked at. */
const piecesOf = (text: string): number => [...findAll(engine, text, '')].length;

describe('texts with rows of which no head says anything, or in which nothing may stand, are looked at in pieces', () => {
  const many = SLICE / 4;
  test.each([
    ['rows between bars', `| name | ssn |\n|-|-|\n${'| a | b |\n'.repeat(many)}`],
    ['rows of separated values', `name,ssn\n${'a,b\n'.repeat(many)}`],
    ['lines of bars that are no heads', '|\n'.repeat(many)],
    ['heads of tables without a row', '|ssn|\n|-|\n'.repeat(many)],
    ['rows below a COPY', `COPY t (a, ssn) FROM stdin;\n${'a\tb\n'.repeat(many)}`],
    ['statements without a row', 'INSERT INTO t (ssn, b '.repeat(many / 4)],
    ['rows of a statement', `INSERT INTO t (ssn, b) VALUES ${'(a, b),'.repeat(many)}`],
    ['escapes of line ends', String.raw`\na(`.repeat(many)],
  ])('%s', (_, text) => {
    const same = text.replaceAll(/[|,\\]/g, '.').replaceAll(/INSERT|COPY/g, 'words');
    expect(piecesOf(text) - piecesOf(same)).toBeGreaterThanOrEqual(Math.floor(text.length / SLICE));
  });
});
