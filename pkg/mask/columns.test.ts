import { describe, expect, test } from '@jest/globals';
import { isFound } from './cells.fixture.ts';
import { MAX_HEADS, MAX_HEAD_AT, MAX_ROW, cellsOf, cellsOfTables, headsOf, tablesOf } from './columns.ts';
import { StreamTables } from './stream-tables.ts';
import { findAll, findAllNow } from './engine.ts';
import { finish } from '../api/text.ts';
import { engine } from './prompt.fixture.ts';

const found = (text: string): readonly string[] =>
  findAllNow(engine, text, '').map(({ start, end, kind }) => `${kind.entity} ${text.slice(start, end)}`);

const cells = (text: string): readonly string[] =>
  [...tablesOf(text)]
    .filter(isFound)
    .flatMap((table) =>
      [...cellsOf(text, table)]
        .filter(isFound)
        .map(({ name, start, end }) => `${name}: ${text.slice(start, end)}`),
    );

describe('what the head of its column says of a value', () => {
  test.each([
    ['name,city,phone\nAnna,Graz,7196084218\n', 'PhoneNumber 7196084218'],
    ['Here it is:\n\nname;ssn;city\nAnna;460899847;Reno\n', 'UsSsn 460899847'],
    ['"Full name","PESEL"\r\n"Zofia, z d. Nowak","44051401359"\r\n', 'PlPesel 44051401359'],
    ['id\tbsn\n1\t111222333\n', 'NlBsn 111222333'],
    ['user.id,user.ssn\n1,460899847\n', 'UsSsn 460899847'],
    ['Nazwisko;PESEL;Data ur.;Nr zam.\nNowak;44051401359;x;1\n', 'PlPesel 44051401359'],
    ['N° client;BSN\n1;111222333\n', 'NlBsn 111222333'],
    ['Kd.-Name;Tel.-Nr.;Angebotsnr.\nVogt;7196084218;7196084219\n', 'PhoneNumber 7196084218'],
    ['Klantnr.;Burgerservicenr.\nx;111222333\n', 'NlBsn 111222333'],
    ['Cust. Name,D.O.B.,PO No.\nAnna,1985-03-12,7196084218\n', 'DateOfBirth 1985-03-12'],
    ['Tél. dom.\tN.º enc.\n7196084218\t7196084219\n', 'PhoneNumber 7196084218'],
    ['#,Home Ph.\n1,7196084218\n', 'PhoneNumber 7196084218'],
    ['Réf.,Téléph.,N° cde.,N° fact.\nA,7196084218,1,2\n', 'PhoneNumber 7196084218'],
    [',name,phone\n0,Anna,7196084218\n', 'PhoneNumber 7196084218'],
    ['id|last_name|ssn\n1|Berg|460899847\n', 'UsSsn 460899847'],
    ['Nom|N° de sécurité sociale|N° de carte\nBerg|151023726139692|x\n', 'FrNir 151023726139692'],
    ['Name|NI Number|Card no.\nBerg|AB123456C|x\n', 'UkNino AB123456C'],
    ['"nr"^"naam"^"bsn"\n1^x^111222333\n', 'NlBsn 111222333'],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test.each([
    ['| Name | SSN |\n|------|:---:|\n| Anna | 460899847 |', 'UsSsn 460899847'],
    ['So:\n\nName | **Telefoon**\n--- | ---\nSanne | 0612345678\n', 'PhoneNumber 0612345678'],
    ['| | SSN |\n|---|---|\n| Anna | 460899847 |', 'UsSsn 460899847'],
    [' id | ssn\n----+-----------\n  1 | 460899847\n', 'UsSsn 460899847'],
  ])('between bars: %j', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test.each([
    '| Name | SSN |\n| Anna | 460899847 |',
    '| Name | Order |\n|---|---|\n| Anna | 460899847 |',
    'const ssn = a | b;\n---\nx | 460899847',
    'name,city,order\nAnna,Graz,7196084218\n',
    'name,phone\nAnna',
    'phone,then 5 more.\n1,7196084218\n',
    'a phone, b. or c\n1,7196084218\n',
    'the phone,then.\n1,7196084218\n',
    '\t"github.com/acme/phone"\n\t"7196084218"\n',
    'Tel.-Nr.;Kto.-Nr.;Avtal\n;;7196084218\n',
    'Avtalsnr,Tel.\n7196084218,\n',
    'phone|mobile\n1|7196084218\n',
    'type T = a|b|ssn;\n1|2|460899847\n',
    'say a|b|the ssn instead.\n1|2|460899847\n',
    'a | b | ssn\n1 | 2 | 460899847\n',
  ])('says nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  test.each([
    'We called a phone; that was enough.',
    'a phone,then more.',
    'a;phone,b;enough. So',
    'a phone,then it ends.',
    '\tphone\tx: y',
    'phone',
  ])('is not looked for in %j', (line) => {
    expect(headsOf(line)).toBeUndefined();
  });

  test.each([
    ['user,password\nanna,correcthorsebattery\n', 'Secret correcthorsebattery'],
    ['name;cpr;born\nMette;010594-9032;x\n', 'DkCpr 010594-9032'],
    ['| a | SSN |\r\n|---|---|\r\n| x | 460899847 |\r\n', 'UsSsn 460899847'],
  ])('and knows it better than the value alone: %j', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test('holds down to the last row', () => {
    const rows = (last: string): string => `a,phone\n1,7196084218\n\n${last}`;
    expect(cells(rows('2,7196084219'))).toEqual(['phone: 7196084218']);
    expect(cells('a,phone\n1,7196084218\n2,7196084219')).toEqual(['phone: 7196084218', 'phone: 7196084219']);
    expect(cells('a,phone,b\n1,"7,1""9",3\n"x')).toEqual(['phone: "7,1""9"']);
  });

  test('is looked for at the beginning of a text', () => {
    const table = 'a,phone\n1,7196084218\n';
    const behind = (units: number): string => `${'x'.repeat(units - 1)}\n${table}`;
    expect(cells(behind(MAX_HEAD_AT - 1))).toHaveLength(1);
    expect(cells(behind(MAX_HEAD_AT))).toHaveLength(0);
  });

  test('between bars is looked for anywhere, table by table', () => {
    const table = (name: string, value: string): string => `| a | ${name} |\n|--|--|\n| x | ${value} |\n`;
    const text = `${'x || y\n'.repeat(MAX_HEAD_AT)}${table('SSN', '460899847')}\nand\n\n${table('Phone', '7196084218')}`;
    expect(cells(text)).toEqual(['SSN:  460899847 ', 'Phone:  7196084218 ']);
    expect(finish(findAll(engine, text, ''))).toHaveLength(2);
  });

  test('is the same in slices, for tables of many rows', () => {
    const text = `name,phone\n${Array.from({ length: 5000 }, (_, i) => `Anna,719608${4000 + i}`).join('\n')}`;
    expect(finish(findAll(engine, text, ''))).toHaveLength(5000);
  });
});

test('a row is one of the last table of a kind alone, however many there are', () => {
  const bars = '|a|ssn 1|\n|-|-|\n'.repeat(50);
  expect([...cellsOfTables(bars, tablesOf(bars))].filter(isFound)).toHaveLength(49);
  expect(new StreamTables().push(bars)).toHaveLength(49);
  expect(new StreamTables().push('COPY t (a, ssn) FROM stdin\t1;\n'.repeat(50))).toHaveLength(49);
});

test('the line below heads is read once, and not again from each of its characters', () => {
  const [half, lines] = [MAX_ROW / 2 - 1, 32];
  const nearly = `${' '.repeat(half)}${'-'.repeat(half)}x`;
  expect(cells(`|\n${nearly}\n`.repeat(lines))).toEqual([]);
  const copy = (options: string): string => `COPY t (ssn) FROM stdin${options};x\n1\t2\n`;
  expect(found(copy(' '.repeat(MAX_HEADS - 64)).repeat(lines))).toEqual([]);
});
