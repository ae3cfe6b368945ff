import { expect, test } from '@jest/globals';
import { MAX_ROW } from './columns.ts';
import { MAX_RUN_MATCH } from './detector.ts';
import { configOf, entities, keys, rule } from './prompt.fixture.ts';
import { createTextStream } from './text-stream.ts';

const redacting = { strategy: 'Redact', direction: 'Both' } as const;
const all = configOf(rule({ ...redacting, entities }));
const few = configOf(rule({ ...redacting, entities: ['UsSsn', 'Passport', 'DkCpr', 'FiHetu'] }));

test('a row is held back until it ends, and what its heads say of it holds for every piece of it', () => {
  const stream = createTextStream(few, keys);
  const push = (text: string): string => stream.push(text);
  expect(push('name,ssn\nAnna,46')).toBe('name,ssn\n');
  expect(push('0899847')).toBe('');
  expect(push('\nBo,460899848\n\n460899847, so')).toBe('Anna,[US_SSN]\nBo,[US_SSN]\n\n[US_SSN], ');
  expect(stream.flush()).toBe('so');
});

test('a long run is looked at, and let go of, by as much as may hold a match, and not with every piece', () => {
  const stream = createTextStream(all, keys);
  const run = 'Zm9vYmFy'.repeat(2000);
  let [out, looks] = ['', 0];
  for (const [i, piece] of Array.from(run.matchAll(/.{4}/g), ([piece]) => piece).entries()) {
    const more = stream.push(piece);
    if (more !== '') looks++;
    out += more;
    expect((i + 1) * 4 - out.length).toBeLessThan(2 * MAX_RUN_MATCH);
  }
  expect(looks).toBe(Math.floor(run.length / MAX_RUN_MATCH) - 1);
  expect(out + stream.push(' ') + stream.flush()).toBe(`${run} `);
});

test('of a table of HTML, a cell is held back until its text ends', () => {
  const stream = createTextStream(few, keys);
  const push = (text: string): string => stream.push(text);
  const heads = '<tr><th>Name</th><th>SSN</th></tr>';
  expect(push(`${heads}<tr><td>Anna</td><td>46`)).toBe(`${heads}<tr><td>Anna</td><td>`);
  expect(push('0899847')).toBe('');
  expect(push('</td></tr><tr><td>Bo, so')).toBe('[US_SSN]</td></tr><tr><td>Bo, ');
  expect(stream.flush()).toBe('so');
});

test('a row longer than rows are read is let go of', () => {
  const stream = createTextStream(few, keys);
  stream.push(`name,ssn\nAnna,460899847\nBo,${'x'.repeat(MAX_ROW - 4)}`);
  expect(stream.push('y')).toBe('');
  expect(stream.push(' y ')).toContain('Bo,xx');
});

test('so is a row of values, by the names that an INSERT gives them', () => {
  const stream = createTextStream(few, keys);
  const push = (text: string): string => stream.push(text);
  expect(push('so: INSERT INTO t (name, ssn) VAL')).toBe('so: ');
  expect(push("UES ('Anna', '46089")).toBe('INSERT INTO t (name, ssn) VALUES ');
  expect(push("9847'), ('Bo', ")).toBe("('Anna', '[US_SSN]'), ");
  expect(push("'460899848');\n")).toBe("('Bo', '[US_SSN]');\n");
});
