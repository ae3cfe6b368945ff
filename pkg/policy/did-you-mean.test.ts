import { describe, expect, test } from '@jest/globals';
import { didYouMean } from './did-you-mean.ts';

describe('did you mean', () => {
  const names = ['Enforce', 'Audit', 'anthropic', 'UK', 'EmailAddress', 'bedrock', 'bedrock-mantle'];
  test.each([
    ['Enfroce', 'Enforce'],
    ['enforce', 'Enforce'],
    ['antropic', 'anthropic'],
    ['Audits', 'Audit'],
    ['U', 'UK'],
    ['email', 'EmailAddress'],
    ['ema', 'EmailAddress'],
    ['em', undefined],
    ['bed', undefined],
    ['openai', undefined],
    ['', undefined],
    ['x'.repeat(100_000), undefined],
  ])('%.20s: %s', (written, expected) => {
    expect(didYouMean(written, names)).toBe(expected);
  });

  test('candidates that can be gone through once alone are enough', () => {
    expect(didYouMean('email', names.values())).toBe('EmailAddress');
  });
});
