import { describe, expect, test } from '@jest/globals';
import { isFound } from './cells.fixture.ts';
import { MAX_CELL, MAX_ROW } from './columns.ts';
import { findAllNow } from './engine.ts';
import { engine } from './prompt.fixture.ts';
import { sqlCellsOf, statements } from './sql-columns.ts';

const placesIn = (text: string): readonly number[] =>
  Array.from(text.matchAll(new RegExp(statements.join('|'), 'g')), ({ index }) => index);

const cells = (text: string): readonly string[] =>
  [...sqlCellsOf(text, placesIn(text))]
    .filter(isFound)
    .map(({ name, start, end }) => `${name}: ${text.slice(start, end)}`);

describe('values of an INSERT', () => {
  test.each([
    ["INSERT INTO t (id, ssn) VALUES (1, '460899847');", ['ssn: 460899847']],
    [
      "Insert Into a.t(ssn,phone)\nvalues\n('1','2'),\n('3','4')",
      ['ssn: 1', 'phone: 2', 'ssn: 3', 'phone: 4'],
    ],
    ["insert into t (id, password) values (1, 'correcthorse')", ['password: correcthorse']],
    ['REPLACE INTO `t` (`id`, `ssn`) VALUES (now(), 460899847)', ['ssn: 460899847']],
    ['INSERT INTO t ("ssn", [phone]) VALUES (NULL, 1)', ['phone: 1']],
    ["INSERT INTO t (ssn, password) VALUES ('none', 'correcthorse')", ['password: correcthorse']],
    ["INSERT INTO t (name, ssn) VALUES ('O''Neil, (x', '1'), ('a\\'b', '2')", ['ssn: 1', 'ssn: 2']],
    ["INSERT INTO t (id) VALUES (1); INSERT INTO t (ssn) VALUES ('2')", ['ssn: 2']],
  ])('%j', (text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  test.each([
    "INSERT INTO t VALUES (1, '460899847')",
    'INSERT INTO t (ssn) SELECT ssn FROM s WHERE id IN (1)',
    "INSERT INTO t (id, name) VALUES (1, '460899847')",
    "INSERT INTO t (ssn) VALUES ('460899847",
    "the values (ssn) of ('460899847')",
  ])('says nothing in %j', (text) => {
    expect(cells(text)).toEqual([]);
  });

  test('is read up to the bounds of a row and of a value', () => {
    const row = (units: number): string => `INSERT INTO t (id, ssn) VALUES ('${'x'.repeat(units)}', '1')`;
    const around = "('', '1')".length;
    expect(cells(row(MAX_ROW - around))).toEqual(['ssn: 1']);
    expect(cells(row(MAX_ROW - around + 1))).toEqual([]);
    const value = (units: number): string => `INSERT INTO t (ssn) VALUES ('${'1'.repeat(units)}')`;
    expect(cells(value(MAX_CELL))).toHaveLength(1);
    expect(cells(value(MAX_CELL + 1))).toEqual([]);
  });
});

test('columns say what their values are', () => {
  const text =
    "INSERT INTO p (id, name, ssn, password) VALUES (10231, 'Rosa', '460899847', 'correcthorsebattery'), (10232, 'Ian', '460899848', NULL);";
  const found = findAllNow(engine, text, '').map(
    ({ start, end, kind }) => `${kind.entity} ${text.slice(start, end)}`,
  );
  expect(found).toEqual(['UsSsn 460899847', 'Secret correcthorsebattery', 'UsSsn 460899848']);
});

test('an INSERT in a text is no value itself', () => {
  expect(findAllNow(engine, 'INSERT INTO t (a) VALUES (1)', '')).toEqual([]);
  expect(findAllNow(engine, 'name,ssn\nx,INSERT INTO t\n\\u0041', '')).toEqual([]);
});
