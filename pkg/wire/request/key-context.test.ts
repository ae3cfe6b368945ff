import { describe, expect, test } from '@jest/globals';
import { finish } from '../../api/text.ts';
import { MAX_CONTEXT_UNITS, MAX_LABEL_BYTES, MAX_SIBLINGS } from './key-context.ts';
import { readRequest } from './read-request.ts';
import type { RequestPart } from './read-request.ts';

const partsOf = (input: unknown): readonly RequestPart[] => {
  const body = { messages: [{ role: 'assistant', content: [{ type: 'tool_use', input }] }] };
  return finish(readRequest('anthropic-messages', {}, Buffer.from(JSON.stringify(body)))).parts;
};

/** What is known of the text `?` of a tool's input. */
const contextIn = (input: unknown): string | undefined =>
  partsOf(input).find(({ text, isKey }) => text === '?' && !isKey)?.key;

const fillers = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`m${index}`, 0]));

describe('what is known of a value whose name says nothing', () => {
  test.each([
    [{ name: 'DB_PASSWORD', value: '?' }, 'DB_PASSWORD\ninput'],
    [{ value: '?', name: 'DB_PASSWORD' }, 'DB_PASSWORD\ninput'],
    [{ Key: 'ssn', Value: '?' }, 'ssn\ninput'],
    [{ ParameterKey: 'DbPassword', ParameterValue: '?' }, 'ParameterValue\nDbPassword\ninput'],
    [{ field: 'ssn', oldValue: '1', newValue: '?' }, 'newValue\nssn\ninput'],
    [{ type: 'order', name: 'phone', value: '?' }, 'phone\norder\ninput'],
    [{ telecom: [{ system: 'phone', use: 'home', value: '?' }] }, 'phone\ntelecom'],
    [{ db_password: { sensitive: true, type: 'string', value: '?' } }, 'string\ndb_password'],
    [{ attributes: [{ key: 'ssn', value: { stringValue: '?' } }] }, 'stringValue\nssn\nattributes'],
    [{ name: 'ssn', values: ['-', '?'] }, 'ssn\ninput'],
    [{ name: 'a\nb', value: '?' }, 'a\nb\ninput'],
    [{ name: '', type: 7, title: { a: 1 }, value: '?' }, 'input'],
    [{ name: 'x'.repeat(MAX_LABEL_BYTES - 2), value: '?' }, `${'x'.repeat(MAX_LABEL_BYTES - 2)}\ninput`],
    [{ name: 'x'.repeat(MAX_LABEL_BYTES - 1), value: '?' }, 'input'],
    [{ ...fillers(MAX_SIBLINGS - 1), name: 'ssn', value: '?' }, 'ssn\ninput'],
    [{ ...fillers(MAX_SIBLINGS), name: 'ssn', value: '?' }, 'input'],
    [
      { ['v'.repeat(19)]: 0, [`${'v'.repeat(19)}value`]: '?', name: 'ssn' },
      `${'v'.repeat(19)}value\nssn\ninput`,
    ],
    [{ [`${'v'.repeat(20)}value`]: '?', name: 'ssn' }, `${'v'.repeat(20)}value`],
  ])('%j', (input, context) => {
    expect(contextIn(input)).toBe(context);
  });

  test('is cut at a bound, however deep the value stands', () => {
    const deep = (depth: number): unknown =>
      depth === 0 ? '?' : { name: `${depth}`.padEnd(60, 'x'), value: deep(depth - 1) };
    expect(contextIn(deep(50))).toHaveLength(MAX_CONTEXT_UNITS);
  });

  test.each([
    [{ name: 'ssn', id: '?' }, 'id'],
    [{ name: 'ssn', valued: '?' }, 'valued'],
    [{ name: 'ssn', evaluate: '?' }, 'evaluate'],
    [{ ssn: { a: '?' } }, 'a'],
  ])('is its name alone in %j', (input, context) => {
    expect(contextIn(input)).toBe(context);
  });

  test('is said of numbers as well', () => {
    const number = partsOf({ name: 'ssn', value: 123456789 }).find(({ text }) => text === '123456789');
    expect(number?.key).toBe('ssn\ninput');
  });
});

describe('what is known of an argument behind an option', () => {
  test.each([
    [{ args: ['--password', '?'] }, '--password\nargs'],
    [{ args: ['-storepass', '?'] }, '-storepass\nargs'],
    [{ name: 'mysql', args: ['--password', 'x', '?'] }, 'args'],
    [{ args: ['--verbose', '--password', '?'] }, '--password\nargs'],
    [{ args: ['--password', ['?']] }, '--password\nargs'],
    [{ args: ['-p', '?'] }, 'args'],
    [{ args: ['--password=x', '?'] }, 'args'],
    [{ args: ['--password is', '?'] }, 'args'],
    [{ args: [`--${'x'.repeat(MAX_LABEL_BYTES - 4)}`, '?'] }, `--${'x'.repeat(MAX_LABEL_BYTES - 4)}\nargs`],
    [{ args: [`--${'x'.repeat(MAX_LABEL_BYTES - 3)}`, '?'] }, 'args'],
    [{ args: [-1, '?'] }, 'args'],
  ])('%j', (input, context) => {
    expect(contextIn(input)).toBe(context);
  });

  test('is not said of a further option', () => {
    const further = partsOf({ args: ['--token', '--output-file2'] }).find(
      ({ text }) => text === '--output-file2',
    );
    expect(further?.key).toBe('args');
  });
});
