import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commonBytes } from './common-bytes.ts';

describe('what two buffers begin with alike', () => {
  test('ends at the first byte that differs, or with the shorter one', () => {
    fc.assert(
      fc.property(fc.nat(300_000), fc.nat(300_000), fc.nat(300_000), (length, other, at) => {
        const one = Buffer.alloc(length, 'a');
        const two = Buffer.alloc(other, 'a');
        const most = Math.min(length, other);
        expect(commonBytes(one, two)).toBe(most);
        if (at >= most) return;
        two[at] = 98;
        expect(commonBytes(one, two)).toBe(at);
      }),
    );
  });
});
