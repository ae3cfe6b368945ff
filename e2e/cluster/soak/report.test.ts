import { expect, test } from '@jest/globals';
import { type Sample, trendOf } from './memory.ts';
import { complaintsOf, reportOf, type Series, type Soak } from './report.ts';

/** Measured once a minute. */
const each = (minutes: number, mibAt: (minute: number) => number): readonly Sample[] =>
  Array.from({ length: minutes + 1 }, (_, at) => ({ at, mib: mibAt(at) }));

const series = (mibAt: (minute: number) => number): Series => ({
  of: 'operator, what it holds',
  mayGrow: 4,
  samples: each(30, mibAt),
});
const watched = { injected: 1_234, refused: 20, plain: 1_250, wrong: [] };
const soak = (over: Partial<Soak>): Soak => ({
  seed: 7,
  minutes: 30,
  rounds: [
    { fault: 'API server killed', ms: 4_000 },
    { fault: 'connections cut', ms: 900 },
    { fault: 'API server killed', ms: 6_100 },
  ],
  watched,
  current: { simulated: 150, real: 6 },
  memory: [series(() => 20)],
  ...over,
});

test.each([
  ['level', () => 20, 0],
  ['rising', (minute: number) => 20 + minute / 10, 6],
  ['falling', (minute: number) => 20 - minute / 20, -3],
])('what is %s has the slope of an hour', (_, mibAt, slope) => {
  const trend = trendOf(each(30, mibAt));
  expect(trend.slope).toBeCloseTo(slope, 9);
  expect(trend.growth).toBeCloseTo(slope / 2, 9);
});

test.each([
  ['stays', () => 20, []],
  ['rises before it has settled alone', (minute: number) => Math.min(minute, 3) * 10, []],
  ['rises and falls', (minute: number) => 20 + (minute % 2) * 10, []],
  [
    'rises by more than is allowed',
    (minute: number) => 20 + minute / 5,
    ['operator, what it holds: found 5.4 MiB more than when it had settled, allowed are 4'],
  ],
  [
    'was never measured once it had settled',
    () => Number.NaN,
    ['operator, what it holds: found NaN MiB more than when it had settled, allowed are 4'],
  ],
])('memory that %s', (_, mibAt, complaints) => {
  expect(complaintsOf(soak({ memory: [series(mibAt)] }))).toEqual(complaints);
});

test('what got through is complained of', () => {
  const wrong = ['a pod that asks was created without the proxy'];
  expect(complaintsOf(soak({ watched: { ...watched, wrong } }))).toEqual(wrong);
});

test('the report says what happened, what was looked at, and what memory did', () => {
  expect(reportOf(soak({}))).toBe(`Soak: 30 minutes, seed 7, 3 rounds.

Fault              times  right again, median s  longest s
API server killed      2                    6.1        6.1
connections cut        1                    0.9        0.9

Looked at                                              times  wrong
pods that ask, injected                                 1234
pods that ask, refused or unanswered                      20
pods that do not ask, created                           1250
all of these                                            2504      0
simulated sidecars on the last policy                    150      0
real sidecars on the last policy, by what they answer      6      0

Memory, MiB              at start  after 3 min  at end  an hour  in all  allowed
operator, what it holds      20.0         20.0    20.0     +0.0    +0.0       +4`);
});
