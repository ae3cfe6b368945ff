import { describe, expect, test } from '@jest/globals';
import { compileAnchors } from '../anchors.ts';
import { MAX_LOOK_BACK } from '../detector.ts';
import type { Detector } from '../detector.ts';
import { byStart, divide } from '../ownership.ts';
import { sweepNow } from '../scan.ts';
import { allDetectors } from './all.ts';
import { vendors } from './api-key-vendors.ts';
import { insertStatementMark } from './insert-statement.ts';
import { pseudonymToken } from './pseudonym-token.ts';

const matchesOf = (detector: Detector, text: string, key = ''): string[] => {
  const found = sweepNow(compileAnchors([detector]), text, key);
  return divide(found.sort(byStart)).map(({ start, end }) => text.slice(start, end));
};

describe.each(
  [...allDetectors, pseudonymToken, insertStatementMark].map(
    (detector) => [detector.name, detector] as const,
  ),
)('%s', (_, detector) => {
  test.each(detector.positives.map(({ text, match, key = '' }) => [text, match, key]))(
    'finds in %j %j under the key %j',
    (text, match, key) => {
      expect(matchesOf(detector, text, key)).toEqual([match]);
    },
  );

  test.each(detector.negatives.map((text) => [text]))('finds nothing in %j', (text) => {
    expect(matchesOf(detector, text)).toEqual([]);
  });

  // A key says what the beginning of its text is, not what stands far into it.
  test.each(
    detector.positives.filter(({ key }) => key === undefined).map(({ text, match }) => [text, match]),
  )('sees %j the same behind the context it may look at', (text, match) => {
    const padding = 'word '.repeat(MAX_LOOK_BACK);
    expect(matchesOf(detector, `${padding}${text}`)).toEqual([match]);
  });

  test('says where its rule comes from', () => {
    expect(detector.source).not.toBe('');
    expect(detector.positives.length).toBeGreaterThanOrEqual(3);
    expect(detector.negatives.length).toBeGreaterThanOrEqual(3);
  });
});

test('certainties are unique, so that ownership is', () => {
  const certainties = allDetectors.map(({ certainty }) => certainty);
  expect(new Set(certainties).size).toBe(certainties.length);
});

test('the keys, tokens and blocks are secrets, and nothing else is', () => {
  expect(allDetectors.filter(({ secret }) => secret).map(({ name }) => name)).toEqual([
    'PrivateKey',
    'Jwt',
    'ApiKey',
    'ApiKey',
    'UrlCredential',
    'Secret',
    'Secret',
    'Secret',
    'Secret',
    'Secret',
    'Secret',
  ]);
});

test('at least 60 vendors of keys are known, none twice', () => {
  expect(vendors.length).toBeGreaterThanOrEqual(60);
  expect(new Set(vendors.map(({ vendor }) => vendor)).size).toBe(vendors.length);
});

const hardNegatives = [
  '2026-11-22T17:03:00.123Z',
  '1732294800000',
  '550e8400-e29b-41d4-a716-446655440000',
  'd41d8cd98f00b204e9800998ecf8427e',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'sha512-Xd0l8b1QH+4Wm9yT0QZ4n3wA==',
  'node_modules/@types/node/v24.19.2/index.d.ts',
  '$1,234,567.89',
  'order 2024-000123-45',
  'arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.model',
  'a && b || c::d<e>()',
  '10:15:30.123',
  '+1 point, +200 more',
];

test.each(hardNegatives.map((text) => [text]))('no detector finds anything in %j', (text) => {
  for (const detector of allDetectors) expect(matchesOf(detector, text)).toEqual([]);
});
