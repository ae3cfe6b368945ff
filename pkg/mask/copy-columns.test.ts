import { describe, expect, test } from '@jest/globals';
import { isFound } from './cells.fixture.ts';
import { MAX_HEADS } from './columns.ts';
import { copyCellsOf } from './copy-columns.ts';
import { findAllNow } from './engine.ts';
import { engine } from './prompt.fixture.ts';

const cells = (text: string): readonly string[] => {
  const places = Array.from(text.matchAll(/COPY |copy /g), ({ index }) => index);
  return [...copyCellsOf(text, places)]
    .filter(isFound)
    .map(({ name, start, end }) => `${name}: ${text.slice(start, end)}`);
};

describe('rows of a COPY', () => {
  test.each([
    [
      'COPY public.people (id, name, ssn) FROM stdin;\n1\tAnna\t460899847\n2\tBo\t460899848\n\\.\n3\tx\t460899849\n',
      ['ssn: 460899847', 'ssn: 460899848'],
    ],
    ['-- dump\nCOPY p (ssn, phone) FROM stdin WITH (FORMAT csv);\r\n1,2\r\n', ['ssn: 1', 'phone: 2']],
    [
      'COPY a (ssn, b) FROM stdin;\n1\tx\n\\.\n\nCOPY c (b, phone) FROM stdin;\nx\t2\n',
      ['ssn: 1', 'phone: 2'],
    ],
    ['so:\n\n    copy p (a, ssn) from stdin;\n    x\t1\n    \\.\n', ['ssn: 1']],
    [`${' '.repeat(32)}COPY p (ssn, a) FROM stdin;\n1\tx\n`, ['ssn: 1']],
    ["COPY p (ssn, phone) FROM stdin WITH (FORMAT csv, DELIMITER '|');\n1|2\n", ['ssn: 1', 'phone: 2']],
    ["copy p (ssn, phone) from stdin delimiter as ';';\n1;2\n", ['ssn: 1', 'phone: 2']],
    ["COPY p (ssn, phone) FROM stdin DELIMITER E'\\t' CSV;\n1\t2\n", ['ssn: 1', 'phone: 2']],
  ])('%j', (text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  test.each([
    "COPY p (id, ssn) FROM '/tmp/x';\n1\t460899847\n",
    'COPY p (id, ssn) TO stdout;\n1\t460899847\n',
    'x COPY p (id, ssn) FROM stdin;\n1\t460899847\n',
    'COPY package.json pnpm-lock.yaml ./\nRUN pnpm install\t12345678\n',
    'COPY p (id, title) FROM stdin;\n1\t460899847\n',
    'COPY p (id, ssn) FROM stdin;',
    `${' '.repeat(33)}COPY p (ssn, a) FROM stdin;\n1\tx\n`,
    "COPY p (id, ssn) FROM stdin DELIMITER '||';\n1|460899847\n",
  ])('says nothing in %j', (text) => {
    expect(cells(text)).toEqual([]);
  });

  test('are rows of the last statement alone, however many there are', () => {
    expect(cells('COPY t (a, ssn) FROM stdin\t1;\n'.repeat(50))).toEqual(
      Array.from({ length: 49 }, () => 'ssn: 1;'),
    );
  });

  test('is read up to the bound of heads', () => {
    const copy = (units: number): string => {
      const [before, behind] = ['COPY t (ssn, ', ') FROM stdin;'];
      return `${before}${'x'.repeat(units - before.length - behind.length)}${behind}\n1\t2\n`;
    };
    expect(cells(copy(MAX_HEADS))).toEqual(['ssn: 1']);
    expect(cells(copy(MAX_HEADS + 1))).toEqual([]);
  });
});

test('columns say what their values are', () => {
  const text = 'COPY p (id, ssn, password) FROM stdin;\n10231\t460899847\tcorrecthorsebattery\n\\.\n';
  const found = findAllNow(engine, text, '').map(
    ({ start, end, kind }) => `${kind.entity} ${text.slice(start, end)}`,
  );
  expect(found).toEqual(['UsSsn 460899847', 'Secret correcthorsebattery']);
});
