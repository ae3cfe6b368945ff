import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import v8 from 'node:v8';
import vm from 'node:vm';
import { GatheredBody, maxRoomBytes } from './gathered-body.ts';

v8.setFlagsFromString('--expose-gc');
const collect: () => void = vm.runInNewContext('gc');

function gathered(declared: number, pieces: readonly Buffer[]): GatheredBody {
  const body = new GatheredBody(declared);
  for (const piece of pieces) body.add(piece);
  return body;
}

describe('a body that comes in pieces', () => {
  test('is whole again, whatever length was stated', () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)));
    const declared = fc.oneof(fc.nat(200), fc.constantFrom(Number.NaN, -1, 0.5, maxRoomBytes + 1));
    fc.assert(
      fc.property(pieces, declared, fc.boolean(), (all, some, isTrue) => {
        const sent = Buffer.concat(all);
        const body = gathered(isTrue ? sent.length : some, all);
        expect(body.bytes).toBe(sent.length);
        expect(body.whole().equals(sent)).toBe(true);
      }),
    );
  });

  test('is the same when joining gives way, and gives the memory of its pieces back as it goes', async () => {
    const mebibyte = 1024 * 1024;
    const pieces = [1, mebibyte, 3, mebibyte, 5].map((length, at) => Buffer.alloc(length, at));
    const sent = Buffer.concat(pieces);
    let turns = 0;
    const left: number[] = [];
    const turn = async (): Promise<void> => {
      turns += 1;
      left.push(pieces.reduce((sum, { length }) => sum + length, 0));
    };
    const joined = gathered(0, pieces).joined(turn);
    expect(joined).toBeInstanceOf(Promise);
    expect((await joined).equals(sent)).toBe(true);
    expect(turns).toBeGreaterThan(0);
    expect(left.toSorted((a, b) => b - a)).toEqual(left);
    expect(left.at(-1)).toBeLessThan(mebibyte);
  });

  test('takes about twice its bytes, though it comes byte by byte', async () => {
    const size = 512 * 1024;
    const body = new GatheredBody(0);
    const held: WeakRef<Buffer>[] = [];
    for (let at = 0; at < size; at += 1) {
      const piece = Buffer.from([at % 251]);
      if (at % 1024 === 0) held.push(new WeakRef(piece));
      body.add(piece);
    }
    // References are kept alive to the end of the turn in which they were made.
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    expect(held.filter((piece) => piece.deref() !== undefined).length).toBeLessThan(held.length / 16);
    const whole = body.whole();
    expect(whole).toHaveLength(size);
    expect(whole.every((byte, at) => byte === at % 251)).toBe(true);
  });

  test('takes about twice its bytes, though small pieces come between large ones', () => {
    const lengths = Array.from({ length: 512 }, (_, at) => (at % 2 === 0 ? 16 * 1024 : 1));
    const body = new GatheredBody(0);
    collect();
    const before = process.memoryUsage().arrayBuffers;
    for (const length of lengths) body.add(Buffer.alloc(length, 1));
    collect();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2.5 * body.bytes);
    expect(body.whole()).toHaveLength(256 * (16 * 1024 + 1));
  });

  test('keeps the order of small and large pieces', () => {
    const lengths = [
      3, 20_000, 1, 1, 70_000, 16_383, 16_384, 5, 60_000, 2, 15_000, 15_000, 15_000, 15_000, 15_000,
    ];
    const pieces = (): Buffer[] => lengths.map((length, at) => Buffer.alloc(length, at));
    const sent = Buffer.concat(pieces());
    for (const declared of [0, 20_003]) expect(gathered(declared, pieces()).whole().equals(sent)).toBe(true);
  });

  test('is there at once where there is little to join', () => {
    const body = gathered(
      0,
      ['abc', 'def', 'g'].map((text) => Buffer.from(text)),
    );
    expect(body.joined(() => Promise.reject(new Error('no turn')))).toEqual(Buffer.from('abcdefg'));
  });

  test('is not copied when there is one', () => {
    const piece = Buffer.from('whole');
    expect(gathered(5, [piece]).whole()).toBe(piece);
  });

  test('is copied once when its length was stated, and stands alone in its memory', () => {
    const whole = gathered(6, [Buffer.from('abc'), Buffer.from('def')]).whole();
    expect(whole.buffer.byteLength).toBe(6);
  });

  test('gives the memory of its pieces back once they are copied, where it is theirs alone', () => {
    const own = ['abc', 'def', 'gh'].map((text) => {
      const piece = Buffer.allocUnsafeSlow(text.length);
      piece.write(text);
      return piece;
    });
    const shared = Buffer.from('xijx').subarray(1, 3);
    expect(
      gathered(10, [...own, shared])
        .whole()
        .toString(),
    ).toBe('abcdefghij');
    expect([...own, shared].map(({ length }) => length)).toEqual([0, 0, 0, 2]);
  });

  test('of a stated length over the bound gets no room in advance', () => {
    const whole = gathered(maxRoomBytes + 1, [Buffer.from('abc'), Buffer.from('def')]).whole();
    expect(whole.buffer.byteLength).toBeLessThan(maxRoomBytes);
  });
});
