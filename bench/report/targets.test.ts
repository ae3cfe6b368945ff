import { describe, expect, test } from '@jest/globals';
import { Results } from '../results.ts';
import { median, Samples } from '../statistics.ts';
import { targetLines } from './targets.ts';

const outcomeOf = (results: Results, start: string): string | undefined =>
  targetLines(results).find(({ text }) => text.startsWith(start))?.outcome;

describe('the targets', () => {
  test.each([
    [300, 'pass'],
    [299.9, 'miss'],
  ])('%d requests a second against an Envoy of 1,000: %s', (perSecond, outcome) => {
    const results = new Results();
    results.add('perSecond', 'domicile-on', perSecond);
    results.add('perSecond', 'envoy', 1000);
    expect(outcomeOf(results, 'requests/s at 16 connections >= 0.3 x Envoy')).toBe(outcome);
    expect(outcomeOf(results, 'requests/s at 16 connections >= 3 x Portkey')).toBe('not measured');
  });

  test('frames missing in any round are a miss, however few', () => {
    const results = new Results();
    for (const missing of [0, 1, 0]) results.add('missing', 'domicile-on', missing);
    expect(outcomeOf(results, 'streams: no frame missing')).toBe('miss');
  });

  test('of times the median of the rounds counts', () => {
    const results = new Results();
    for (const readyMs of [100, 900, 120]) results.add('readyMs', 'domicile-on', readyMs);
    expect(results.get('readyMs', 'domicile-on')).toBe(120);
    expect(outcomeOf(results, 'start to ready')).toBe('pass');
  });
});

describe('statistics', () => {
  test('quantiles are by nearest rank, beyond the first capacity too', () => {
    const samples = new Samples();
    for (let i = 10_000; i >= 1; i -= 1) samples.add(i);
    expect(samples.distribution()).toEqual({ count: 10_000, p50: 5000, p99: 9900, max: 10_000 });
  });

  test.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
  ])('the median of %j is %d', (values, middle) => {
    expect(median(values)).toBe(middle);
  });
});
