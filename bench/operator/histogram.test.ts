import { expect, test } from '@jest/globals';
import { quantileSince } from './histogram.ts';

const scrape = (...counts: readonly number[]): string =>
  ['0.001', '0.002', '+Inf']
    .map(
      (le, index) =>
        `took_bucket{le="${le}",webhook="a"} ${counts[index]}\ntook_bucket{webhook="b",le="${le}"} 0`,
    )
    .join('\n');

test.each([
  [[100, 100, 100], 0.5, 0.0005],
  [[0, 100, 100], 0.99, 0.00199],
  [[0, 50, 100], 0.99, 0.002],
])('counts %j: quantile %d is %d', (counts, q, wanted) => {
  expect(quantileSince('took', scrape(0, 0, 0), scrape(...counts), q)).toBeCloseTo(wanted, 10);
});

test('what was observed before does not count', () => {
  expect(quantileSince('took', scrape(0, 0, 50), scrape(100, 100, 150), 0.99)).toBeLessThanOrEqual(0.001);
  expect(quantileSince('took', scrape(1, 1, 1), scrape(1, 1, 1), 0.99)).toBeNaN();
});
