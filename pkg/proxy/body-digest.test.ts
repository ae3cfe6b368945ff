import { expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { BodyDigest, bodyKey } from './body-digest.ts';

const expected = (key: Buffer, body: Buffer): string => createHmac('sha256', key).update(body).digest('hex');

const digestOf = (key: Buffer, chunks: readonly Uint8Array[]): string => {
  const digest = new BodyDigest(bodyKey(key));
  let before: Buffer | undefined;
  for (const chunk of chunks) {
    const next = Buffer.from(chunk);
    digest.update(next);
    // Whoever gathers the body may give the memory back.
    before?.fill(0);
    before = next;
  }
  return digest.digest();
};

test('is the HMAC-SHA-256 of all chunks, whatever they are', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 100 }),
      fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 4 }),
      (key, chunks) => {
        expect(digestOf(Buffer.from(key), chunks)).toBe(expected(Buffer.from(key), Buffer.concat(chunks)));
      },
    ),
  );
});

test.each([64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1])('is the same for a chunk of %d bytes', (length) => {
  const key = Buffer.alloc(32, 3);
  const body = Buffer.alloc(length, 'ab');
  expect(digestOf(key, [body])).toBe(expected(key, body));
  expect(digestOf(key, [body, body])).toBe(expected(key, Buffer.concat([body, body])));
});
