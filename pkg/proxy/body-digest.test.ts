import { expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { BodyDigest, bodyKey, maxWaitingBytes, maxWaitingChunks } from './body-digest.ts';

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

const own = (bytes: Uint8Array): Buffer => {
  const chunk = Buffer.allocUnsafeSlow(bytes.length);
  chunk.set(bytes);
  return chunk;
};

test('is the same for chunks that are digested later, whenever each is released; none is given back before', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 50 });
  const step = fc.oneof(bytes, fc.constantFrom('release' as const, 'advance' as const));
  const key = Buffer.alloc(32, 7);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const digest = new BodyDigest(bodyKey(key));
      const chunks: Buffer[] = [];
      const body: Uint8Array[] = [];
      let released = 0;
      for (const now of steps) {
        if (now === 'advance') digest.advance(60);
        else if (now === 'release') {
          for (const chunk of chunks.slice(released, released + 1)) digest.release(chunk);
          released = Math.min(released + 1, chunks.length);
        } else {
          const chunk = own(now);
          chunks.push(chunk);
          body.push(now);
          digest.updateLater(chunk);
        }
      }
      expect(digest.digest()).toBe(expected(key, Buffer.concat(body)));
      const kept = chunks.slice(released);
      for (const chunk of kept) digest.release(chunk);
      expect(chunks.every(({ length }) => length === 0)).toBe(true);
    }),
  );
});

test('so many bytes wait at most, and are given back as they are digested', () => {
  const digest = new BodyDigest(bodyKey(Buffer.alloc(32, 7)));
  const chunks = Array.from({ length: 5 }, () => own(new Uint8Array(maxWaitingBytes / 4)));
  const waiting = (): number => chunks.filter(({ length }) => length > 0).length;
  for (const chunk of chunks.slice(0, 4)) digest.updateLater(chunk);
  for (const chunk of chunks) digest.release(chunk);
  expect(waiting()).toBe(4);
  digest.updateLater(own(new Uint8Array(maxWaitingBytes / 4)));
  expect(waiting()).toBe(3);
  expect([1, maxWaitingBytes / 2, 1].map((bytes) => [digest.advance(bytes), waiting()])).toEqual([
    [true, 2],
    [true, 0],
    [false, 0],
  ]);
});

test('a body that is part of what waits is not apart from it', () => {
  const digest = new BodyDigest(bodyKey(Buffer.alloc(32, 7)));
  const [first, second] = [own(new Uint8Array(70_000)), own(new Uint8Array(10))];
  digest.updateLater(first);
  expect([first.subarray(1, 2), second].map((body) => digest.isApart(body))).toEqual([false, true]);
  digest.advance(1);
  expect(digest.isApart(first)).toBe(true);
  const small = new BodyDigest(bodyKey(Buffer.alloc(32, 7)));
  small.update(second);
  expect(small.isApart(second)).toBe(false);
});

test('no more chunks wait than may, however small they are', () => {
  const key = Buffer.alloc(32, 9);
  const digest = new BodyDigest(bodyKey(key));
  const chunks = Array.from({ length: maxWaitingChunks + 1 }, (_, index) => own(Uint8Array.of(index)));
  for (const chunk of chunks) digest.updateLater(chunk);
  expect(chunks.map((chunk) => digest.isApart(chunk)).indexOf(false)).toBe(1);
  expect(digest.digest()).toBe(expected(key, Buffer.concat(chunks)));
});
