import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { finish } from '../api/text.ts';
import { isFound } from './cells.fixture.ts';
import { MAX_CELL, MAX_COLUMNS } from './columns.ts';
import { findAll, findAllNow } from './engine.ts';
import { HtmlTables, htmlCellsOf } from './html-tables.ts';
import { engine } from './prompt.fixture.ts';

const found = (text: string): readonly string[] =>
  findAllNow(engine, text, '').map(({ start, end, kind }) => `${kind.entity} ${text.slice(start, end)}`);

const cells = (text: string): readonly string[] =>
  [...htmlCellsOf(text)].filter(isFound).map(({ name, start, end }) => `${name}: ${text.slice(start, end)}`);

const heads = '<tr><th>Name</th><th>SSN</th></tr>';

describe('what the head of its column says of a value in HTML', () => {
  test.each([
    [`<table>${heads}<tr><td>Anna</td><td>460899847</td></tr></table>`, 'UsSsn 460899847'],
    ['<TABLE>\n<TR><TH>Name<TH>SSN\n<TR><TD>Anna<TD>460899847\n<TR><TD>Bo<TD>\n</TABLE>', 'UsSsn 460899847'],
    [
      '<thead class="x">\n<tr><td>Name</td><td><b>Tel.</b><br>priv.</td></tr></thead><tbody>\n<tr><td>Anna</td><td>7196084218</td></tr>',
      'PhoneNumber 7196084218',
    ],
    [
      `${heads}<tr><td>Anna</td><td class="a"><a href="#"><b> 460899847\n</b></a></td></tr>`,
      'UsSsn 460899847',
    ],
    [
      '<tr><th colspan="2">Name</th><th>SSN</th></tr><tr><td>A</td><td>B</td><td>460899847</td></tr>',
      'UsSsn 460899847',
    ],
    [`${heads}<tr><th scope="row">Anna</th><td>460899847</td></tr>`, 'UsSsn 460899847'],
    [
      '<tr><th>User</th><th>Password</th></tr><tr><td>anna</td><td>correcthorsebattery</td></tr>',
      'Secret correcthorsebattery',
    ],
    [
      '<tr><th>CPR</th><th>x</th></tr><tr><td>x</td><td>y</td></tr><tr><td>010594-9032</td><td>x</td></tr>',
      'DkCpr 010594-9032',
    ],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test.each([
    `${heads}<tr><td>460899847</td><td>Anna</td></tr>`,
    `${heads}</table><p>so</p><table><tr><td>x</td><td>460899847</td></tr>`,
    `${heads}<tr><td>Anna</td><td>{row.ssn}</td></tr>`,
    `${heads}<tr><td>Anna</td><td></td><td>460899847</td></tr>`,
    '<Th>Name</Th><Th>SSN</Th></tr><tr><td>Anna</td><td>460899847</td></tr>',
  ])('says nothing in %j', (text) => {
    expect(cells(text)).toEqual([]);
  });

  test('also that it is something else', () => {
    expect(found('<tr><th>Name</th><th>Order</th></tr><tr><td>Anna</td><td>460899847</td></tr>')).toEqual([]);
  });

  test('is heard up to the bounds of a cell and of columns', () => {
    const value = (units: number): string => `${heads}<tr><td></td><td>${'1'.repeat(units)}</td></tr>`;
    expect(cells(value(MAX_CELL))).toHaveLength(1);
    expect(cells(value(MAX_CELL + 1))).toEqual([]);
    const wide = (columns: number): string =>
      `<tr>${'<th>x</th>'.repeat(columns - 1)}<th>SSN</th></tr><tr>${'<td>1</td>'.repeat(columns)}</tr>`;
    expect(cells(wide(MAX_COLUMNS))).toEqual(['SSN: 1']);
    expect(cells(wide(MAX_COLUMNS + 1))).toEqual([]);
    expect(cells(`<tr><th colspan=999>a</th></tr>${heads}<tr><td></td><td>1</td></tr>`)).toEqual(['SSN: 1']);
  });

  test('is the same in slices, for tables of many rows', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `<tr><td>Anna</td><td>719608${4000 + i}</td></tr>`);
    const text = `<tr><th>Name</th><th>Phone</th></tr>${rows.join('')}`;
    expect(finish(findAll(engine, text, ''))).toHaveLength(5000);
  });
});

test('tags without an end are read once', () => {
  const text = '<a'.repeat(4_000_000);
  expect(new HtmlTables().push(`${text}${heads}<tr><td></td><td>1</td>`)).toHaveLength(1);
});

const fragments = [
  heads,
  '<tr>',
  '</tr>',
  '<th>SSN</th>',
  '<TH COLSPAN="2">Phone</TH>',
  '<th>a ',
  '<td>460899847</td>',
  '<td> 7196084218 \n',
  '<td title="a>b"><b>',
  '</td>',
  '<thead>',
  '<tbody>',
  '<table',
  '>',
  '<',
  'a < b ',
  '12',
  ' ',
  'x'.repeat(130),
  '1'.repeat(100),
];

test('cells are the same however a text is cut', () => {
  const texts = fc.array(fc.constantFrom(...fragments), { maxLength: 24 }).map((all) => all.join(''));
  fc.assert(
    fc.property(texts, fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (text, widths) => {
      const whole = new HtmlTables();
      const expected = [...whole.push(text), ...whole.flush()];
      const tables = new HtmlTables();
      const came = [];
      for (let at = 0, i = 0; at < text.length; i++) {
        const width = widths[i % widths.length] ?? 1;
        const { open } = tables;
        const complete = tables.push(text.slice(at, at + width));
        // What is told of now was held back before, or had not come.
        for (const { start } of complete) expect(start).toBeGreaterThanOrEqual(Math.min(open, at));
        came.push(...complete);
        at += width;
      }
      expect([...came, ...tables.flush()]).toEqual(expected);
    }),
  );
});
