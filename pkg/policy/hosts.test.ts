import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { covering, covers, overlaps } from './hosts.ts';

/** What a pattern means, said on hosts alone. */
const matches = (pattern: string, host: string): boolean =>
  pattern.startsWith('*.')
    ? host.length > pattern.length - 1 && host.endsWith(pattern.slice(1))
    : pattern === host;

const label = fc.constantFrom('a', 'b', 'aa');
const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
const pattern = fc.tuple(fc.boolean(), host).map(([isGlob, name]) => (isGlob ? `*.${name}` : name));

describe('host patterns', () => {
  test.each([
    ['*.a.eu', 'b.a.eu', true],
    ['*.a.eu', 'c.b.a.eu', true],
    ['*.a.eu', '*.b.a.eu', true],
    ['*.a.eu', '*.a.eu', true],
    ['*.a.eu', 'a.eu', false],
    ['*.a.eu', 'ba.eu', false],
    ['b.a.eu', '*.a.eu', false],
  ])('%s covers %s: %s', (outer, inner, expected) => {
    expect(covers(outer, inner)).toBe(expected);
  });

  test('of the patterns of one host each covers the narrower ones and no wider one', () => {
    fc.assert(
      fc.property(host, (one) => {
        const labels = one.split('.');
        const chain = [one, ...labels.slice(1).map((_, index) => `*.${labels.slice(index + 1).join('.')}`)];
        for (const [i, narrow] of chain.entries()) {
          expect(matches(narrow, one)).toBe(true);
          for (const [j, wide] of chain.entries()) expect(covers(wide, narrow)).toBe(j >= i);
        }
      }),
    );
  });

  test('what covers a pattern is found among its names', () => {
    fc.assert(
      fc.property(pattern, pattern, (outer, inner) => {
        expect(covering(inner).includes(outer)).toBe(covers(outer, inner));
      }),
    );
  });

  test('patterns that do not overlap share no host', () => {
    fc.assert(
      fc.property(pattern, pattern, host, (a, b, one) => {
        expect(overlaps(a, b) || !(matches(a, one) && matches(b, one))).toBe(true);
      }),
    );
  });
});
