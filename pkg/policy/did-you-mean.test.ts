import { describe, expect, test } from '@jest/globals';
import { didYouMean } from './did-you-mean.ts';

describe('did you mean', () => {
  const names = ['Enforce', 'Audit', 'anthropic', 'UK'];
  test.each([
    ['Enfroce', 'Enforce'],
    ['enforce', 'Enforce'],
    ['antropic', 'anthropic'],
    ['Audits', 'Audit'],
    ['U', 'UK'],
    ['openai', undefined],
    ['', undefined],
    ['x'.repeat(100_000), undefined],
  ])('%.20s: %s', (written, expected) => {
    expect(didYouMean(written, names)).toBe(expected);
  });
});
