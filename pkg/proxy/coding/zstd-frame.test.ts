import { constants, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cutInto, encoder } from './coding.fixture.ts';
import { ZstdFrame } from './zstd-frame.ts';

const content = fc.oneof(
  fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
  fc.tuple(fc.nat(255), fc.nat(300_000)).map(([byte, length]) => Buffer.alloc(length, byte)),
  fc.string({ maxLength: 50 }).map((text) => Buffer.from(text.repeat(3000))),
);
const options = fc.record({
  checksum: fc.boolean(),
  contentSize: fc.boolean(),
  level: fc.constantFrom(1, 3, 9),
});
const frames = fc.tuple(content, options).map(([bytes, { checksum, contentSize, level }]) =>
  zstdCompressSync(bytes, {
    params: {
      [constants.ZSTD_c_checksumFlag]: Number(checksum),
      [constants.ZSTD_c_contentSizeFlag]: Number(contentSize),
      [constants.ZSTD_c_compressionLevel]: level,
    },
  }),
);
const lengths = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 20 });

describe('a Zstandard frame', () => {
  const junk = fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes) => Buffer.from(bytes));

  test('ends at its last byte, however it is cut; a byte behind it is seen, be it of a second frame', () => {
    fc.assert(
      fc.property(frames, fc.oneof(frames, junk), lengths, (bytes, behind, cuts) => {
        const frame = new ZstdFrame();
        let at = 0;
        for (const piece of cutInto(Buffer.concat([bytes, behind]), cuts)) {
          at += piece.length;
          const isBehind = at > bytes.length;
          expect(frame.add(piece)).toBe(isBehind ? 'trailing' : undefined);
          if (isBehind) return;
        }
        throw new Error('nothing was behind it');
      }),
    );
  });

  test('is one also where it was flushed, block by block', async () => {
    const stream = encoder('zstd');
    const frame = new ZstdFrame();
    for (const piece of ['a', '', 'b'.repeat(200_000), 'c']) {
      expect(frame.add(await stream.push(piece))).toBeUndefined();
    }
    expect(frame.add(await stream.end())).toBeUndefined();
    expect(frame.add(Buffer.from([0]))).toBe('trailing');
  });

  test.each([
    ['JSON', Buffer.from('{"a":1}')],
    ['a skippable frame', Buffer.from([0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0])],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0])],
    ['a magic number that goes on wrong', Buffer.from([0x28, 0xb5, 0x2f, 0xfe])],
  ])('is not %s', (_, bytes) => {
    expect(new ZstdFrame().add(bytes)).toBe('corrupt');
  });
});
