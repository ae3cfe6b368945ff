import { expect, test } from '@jest/globals';
import { compileAnchors } from './anchors.ts';
import { allDetectors } from './detectors/all.ts';
import { pseudonymToken } from './detectors/pseudonym-token.ts';
import { SLICE, VERIFIED_PER_SLICE, newSweep, sweepNow, sweepSliced, sweepTo } from './scan.ts';

const charCodeAt = Object.getOwnPropertyDescriptor(String.prototype, 'charCodeAt')?.value as (
  index: number,
) => number;
const table = compileAnchors([pseudonymToken, ...allDetectors]);

/** Calls of detectors, and characters that they ask for, over a text. */
const workOn = (text: string): { verified: number; read: number } => {
  let read = 0;
  const counting = allDetectors.map((detector) => ({
    ...detector,
    verify: (whole: string, at: number, until: number, key: string) => {
      String.prototype.charCodeAt = function (this: string, index: number) {
        read++;
        return charCodeAt.call(this, index);
      };
      try {
        return detector.verify(whole, at, until, key);
      } finally {
        String.prototype.charCodeAt = charCodeAt;
      }
    },
  }));
  const sweep = newSweep(0, '');
  sweepTo(sweep, compileAnchors(counting), text, text.length);
  return { verified: sweep.verified, read };
};

/** Detectors that are asked about one run of digits at most. */
const MOST_AT_ONCE = 64;

const hostile: readonly (readonly [name: string, unit: string])[] = [
  ['letters', 'a'],
  ['digits', '1'],
  ['digits in groups', '4 '],
  ['groups of four', '4111 '],
  ['pluses', '+'],
  ['international prefixes', '+49 '],
  ['at signs', '@'],
  ['addresses without an end', 'a@'],
  ['labels', 'a@b.'],
  ['dots', '1.'],
  ['colons', ':'],
  ['groups of IPv6', 'a:'],
  ['underscores', '_'],
  ['token characters', '_0'],
  ['openings of JWT', 'eyJ'],
  ['headers of JWT', 'eyJ.'],
  ['dashes', '-'],
  ['openings of PEM', '-----BEGIN '],
  ['headers of PEM', '-----BEGIN PRIVATE KEY-----'],
  ['keys', 'sk-ant-'],
  ['IBANs without an end', 'DE89 3704 '],
  ['names of passwords', 'password'],
  ['passwords without an end', 'password="'],
  ['names of passwords that a name ends with', 'db_password_'],
  ['passwords of one line', '\npassword: a'],
  ['addresses spelled out', 'a(at)b.'],
  ['addresses spelled out, without a name', '(at)'],
];

test.each(hostile)('twice as many %s are at most about twice the work', (_, unit) => {
  const small = workOn(unit.repeat(2000));
  const large = workOn(unit.repeat(4000));
  expect(large.verified).toBeLessThanOrEqual(2 * small.verified + 2);
  expect(large.read).toBeLessThanOrEqual(2.2 * small.read + 2000);
  expect(large.read / (4000 * unit.length)).toBeLessThan(1000);
});

const slicesOf = (text: string) => {
  const slices = sweepSliced(table, text, '');
  let yields = 0;
  let step = slices.next();
  for (; step.done !== true; step = slices.next()) yields++;
  return { findings: step.value, yields };
};

test('slices find the same as one sweep', () => {
  const examples = allDetectors.flatMap(({ positives }) => positives.map(({ text }) => text)).join(' and ');
  const text = `${'x '.repeat(SLICE / 2 - 20)}${examples} ${'y '.repeat(SLICE)}${examples}`;
  const sweep = newSweep(0, '');
  sweepTo(sweep, table, text, text.length);
  const { findings, yields } = slicesOf(text);
  expect(findings).toEqual(sweep.findings);
  expect(yields).toBeGreaterThanOrEqual(Math.ceil(text.length / SLICE) - 1);
});

test.each(hostile)(
  'slices of %s find the same as one sweep, and none asks detectors more often than it may',
  (_, unit) => {
    const text = `${unit.repeat(8000)} anna@example.eu ${unit.repeat(8000)}`;
    const sweep = newSweep(0, '');
    sweepTo(sweep, table, text, text.length);
    const { findings, yields } = slicesOf(text);
    expect(findings).toEqual(sweep.findings);
    expect(yields + 1).toBeGreaterThanOrEqual(sweep.verified / (VERIFIED_PER_SLICE + MOST_AT_ONCE));
  },
);

test('plain text asks no detector', () => {
  expect(workOn('the quick brown fox jumps over the lazy dog, then. '.repeat(100)).verified).toBe(0);
});

test('an anchor that a run of digits would hide is refused', () => {
  const [detector] = allDetectors;
  const hidden = { ...(detector as (typeof allDetectors)[number]), anchors: { literals: ['x12'] } };
  expect(() => compileAnchors([hidden])).toThrow('no digit');
});

test('a detector is told the JSON key above the text', () => {
  const keys: string[] = [];
  const [detector] = allDetectors;
  const listening = {
    ...(detector as (typeof allDetectors)[number]),
    anchors: { characters: '@', literals: ['-x'], digits: [{ least: 1, most: 3 }] },
    verify: (_text: string, _at: number, _until: number, key: string) => void keys.push(key),
  };
  sweepTo(newSweep(0, 'ssn'), compileAnchors([listening]), 'a@b -x 12', 9);
  expect(keys).toEqual(['ssn', 'ssn', 'ssn']);
});

test('a detector is asked once about the beginning of a text below a key', () => {
  const asked: number[][] = [];
  const [detector] = allDetectors;
  const listening = {
    ...(detector as (typeof allDetectors)[number]),
    anchors: { literals: ['-x'], isKeyed: true as const },
    verify: (_text: string, at: number, until: number) => void asked.push([at, until]),
  };
  const keyed = compileAnchors([listening]);
  sweepNow(keyed, 'a -x', 'ssn');
  sweepNow(keyed, 'a -x', '');
  expect(asked).toEqual([
    [0, 0],
    [2, 4],
    [2, 4],
  ]);
});

test('literals of every pair of characters are told apart', () => {
  const found: string[] = [];
  const [detector] = allDetectors;
  const literals = Array.from(
    { length: 2000 },
    (_, i) => `${String.fromCharCode(58 + (i % 64), 58 + Math.floor(i / 64))}`,
  );
  const many = {
    ...(detector as (typeof allDetectors)[number]),
    anchors: { literals },
    verify: (text: string, at: number, until: number) => void found.push(text.slice(at, until)),
  };
  const table = compileAnchors([many]);
  for (const literal of literals) sweepTo(newSweep(0, ''), table, literal, 2);
  expect(found).toEqual(literals);
});

test.each(allDetectors.flatMap(({ name, positives }) => positives.map((example) => ({ name, ...example }))))(
  '$name is found, or not, behind any character that is no word of itself: $text',
  ({ text, key = '' }) => {
    const found = (before: string): readonly string[] =>
      sweepNow(table, before + text, key)
        .filter(({ start }) => start >= before.length)
        .map(({ start, end, kind }) => `${kind.entity} ${start - before.length}-${end - before.length}`);
    // U+3002 ends a sentence; the low bytes of the others are `0`, `a` and `:`.
    const plain = found('。');
    for (const before of ['\u4e30', '\u5361', '\u513a']) expect(found(before)).toEqual(plain);
  },
);
