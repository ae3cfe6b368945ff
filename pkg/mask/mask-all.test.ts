import { Buffer } from 'node:buffer';
import { expect, test } from '@jest/globals';
import { finish } from '../api/text.ts';
import { allDetectors } from './detectors/all.ts';
import { createEngine, findAll, findAllNow } from './engine.ts';
import { FINDINGS_PER_SLICE, maskAll } from './mask-all.ts';
import { createMasker } from './masker.ts';
import { FindingsMemo, MAX_MEMO_FINDINGS, MAX_MEMO_TEXT, MAX_MEMO_TEXTS, MIN_MEMO_TEXT } from './memo.ts';
import { configOf, engine, entities, keys, rule } from './prompt.fixture.ts';
import { macKey, tokenOf, upperSnake } from './pseudonym.ts';

test.each(allDetectors.map((detector) => [detector.name, detector] as const))(
  '%s never stays',
  (name, { positives }) => {
    for (const { text, match } of positives.filter(({ key }) => key === undefined))
      expect(maskAll(text)).toBe(text.replace(match, `[${upperSnake(name)}]`));
  },
);

test('tokens stay, secrets do not', () => {
  const token = tokenOf(macKey(Buffer.alloc(32)), 'EmailAddress', 'a@example.eu');
  expect(maskAll(`${token} hf_${'a1'.repeat(17)}`)).toBe(`${token} [API_KEY]`);
});

test('much that is found is redacted in pieces', () => {
  const many = 8 * FINDINGS_PER_SLICE;
  const text = '8.8.4.1 '.repeat(many);
  const masker = createMasker(configOf(), keys);
  const pieces = [...masker.maskAllSliced(text)].length - [...findAll(engine, text, '')].length;
  expect(pieces).toBe(7);
  expect(finish(masker.maskAllSliced(text))).toBe('[IP_ADDRESS] '.repeat(many));
});

test("a policy's patterns are redacted as well, its allowed values stay", () => {
  const masker = createMasker(
    {
      rules: [
        {
          name: 'EmployeeId',
          entities: undefined,
          pattern: 'E-\\d{6}',
          strategy: 'Partial',
          direction: 'Response',
          keepLast: 2,
          restore: { text: true, tools: true },
        },
      ],
      dictionaries: [],
      allow: { values: ['support@example.eu'], patterns: [], domains: [], documentation: false },
      allowedUrlHosts: [],
      placeholderInTool: 'Deny',
      hashIdentifiers: false,
    },
    { current: Buffer.alloc(32), previous: undefined },
  );
  expect(masker.maskAll('E-123456 support@example.eu x@example.eu')).toBe(
    '[EMPLOYEE_ID] support@example.eu [EMAIL_ADDRESS]',
  );
});

test('the memo keeps what was used last, up to its bounds', () => {
  const memo = new FindingsMemo();
  for (let i = 0; i < 2 * MAX_MEMO_TEXTS; i++) {
    memo.set(`text ${i}`, []);
    expect(memo.get('text 0')).toEqual([]);
  }
  expect(memo.size).toBeLessThanOrEqual(MAX_MEMO_TEXTS);
  expect(memo.get('text 1')).toBeUndefined();
  const kind = { entity: 'X', certainty: 1, secret: false };
  memo.set(
    'many',
    Array.from({ length: MAX_MEMO_FINDINGS + 1 }, () => ({ start: 0, end: 1, kind })),
  );
  expect(memo.get('many')).toBeUndefined();
});

/** The name of a text at its second sight. */
const nameOf = (text: string, key = ''): string | undefined => {
  const memo = new FindingsMemo();
  expect(memo.nameOf(text, key)).toBeUndefined();
  return memo.nameOf(text, key);
};

test('the memo sees neither short nor very long texts', () => {
  expect(nameOf('x'.repeat(MIN_MEMO_TEXT - 1))).toBeUndefined();
  expect(nameOf('x'.repeat(MIN_MEMO_TEXT))).toHaveLength(44);
  expect(nameOf('x'.repeat(MAX_MEMO_TEXT))).toHaveLength(44);
  expect(nameOf('x'.repeat(MAX_MEMO_TEXT + 1))).toBeUndefined();
});

test('the memo tells the same text under different keys apart, and texts that differ in one character', () => {
  const text = 'x'.repeat(MIN_MEMO_TEXT);
  expect(nameOf(text, 'ssn')).not.toBe(nameOf(text, 'order'));
  const memo = new FindingsMemo();
  const other = `x${text.slice(2)}y`;
  memo.nameOf(text, '');
  memo.nameOf(other, '');
  expect(memo.nameOf(text, '')).not.toBe(memo.nameOf(other, ''));
});

test.each([
  ['beginning', (text: string) => `y${text.slice(1)}`],
  ['end', (text: string) => `${text.slice(1)}y`],
])('a text that differs from another at its %s is none that was seen before', (_, changed) => {
  const memo = new FindingsMemo();
  const text = 'x'.repeat(MIN_MEMO_TEXT);
  memo.nameOf(text, '');
  expect(memo.nameOf(changed(text), '')).toBeUndefined();
  expect(memo.nameOf(text, '')).toHaveLength(44);
});

test('what was found is found again at the third sight, as at the first', () => {
  const engine = createEngine(configOf(rule({ entities })));
  const text = `${'x '.repeat(MIN_MEMO_TEXT / 2)} a@example.eu`;
  const [first, second, third] = [1, 2, 3].map(() => findAllNow(engine, text, ''));
  expect(first).toHaveLength(1);
  expect(second).toEqual(first);
  expect(third).toBe(second);
});
