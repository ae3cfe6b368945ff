import { expect, test } from '@jest/globals';
import { compileAnchors } from './anchors.ts';
import { allDetectors } from './detectors/all.ts';
import { endOfNobodys } from './nobodys-digits.ts';
import { newSweep, sweepTo } from './scan.ts';

/** What the first digits of the text begin, as far as it goes. */
const readIn = (text: string): string => {
  const at = text.search(/\d/);
  const until = at + (/^\d+/.exec(text.slice(at))?.[0].length ?? 0);
  const end = endOfNobodys(text, at, until);
  return end < 0 ? '' : text.slice(at, end);
};

test.each([
  ['550e8400-e29b-41d4-a716-446655440000', '550e8400-e29b-41d4-a716-446655440000'],
  ['id abcdef01-e29b-41d4-a716-44665544ABCD.', '01-e29b-41d4-a716-44665544ABCD'],
  ['2026-11-22T17:03:00.123Z', '2026-11-22T17:03:00.123'],
  ['at 2026-11-22T17:03+01:00', '2026-11-22T17:03'],
  ['2026-11-22T17:03:00', '2026-11-22T17:03:00'],
])('%j is read at once', (text, read) => {
  expect(readIn(text)).toBe(read);
});

test.each([
  'x550e8400-e29b-41d4-a716-446655440000z',
  '550e8400-e29b-41d4-a716-4466554400001',
  '550e8400-e29b-41d4-a716-44665544000',
  '550e8400-e29b-41d4-a716+446655440000',
  'g50e8400-e29b-41d4-a716-446655440000',
  '2026-11-22',
  '2026-11-22 17:03',
  '2026-11-2T17:03:00',
  'v2026-11-22T17:03',
])('%j is not', (text) => {
  expect(readIn(text)).toBe('');
});

const found = (text: string): string[] => {
  const sweep = newSweep(0, '');
  sweepTo(sweep, compileAnchors(allDetectors), text, text.length);
  return sweep.findings.map(({ start, end, kind }) => `${kind.entity} ${text.slice(start, end)}`);
};

test('what is in them is nobody’s, whatever the words before say', () => {
  expect(found('card 55555555-4111-1111-1111-111111111111, phone 2026-11-22T17:03:00.5551234567Z')).toEqual(
    [],
  );
});

test('they can be a password or somebody’s birth, and what stands behind them is looked at', () => {
  expect(found('password=550e8400-e29b-41d4-a716-446655440000 10.1.2.3')).toEqual([
    'Secret 550e8400-e29b-41d4-a716-446655440000',
    'IpAddress 10.1.2.3',
  ]);
  expect(found('birthdate: 1985-03-12T00:00:00Z, +49 170 1234567')).toEqual([
    'DateOfBirth 1985-03-12',
    'PhoneNumber +49 170 1234567',
  ]);
});
