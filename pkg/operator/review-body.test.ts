import { spawnSync } from 'node:child_process';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { type BodyRefusal, reviewBodies, reviewBounds } from './review-body.ts';

const { bytes, own, shared, values } = reviewBounds;

type Pieces = Iterable<Buffer> | AsyncIterable<Buffer>;
const requestOf = (pieces: Pieces): IncomingMessage =>
  ({ iterator: () => pieces }) as unknown as IncomingMessage;
const receive = (...pieces: readonly Buffer[]): Promise<Buffer | BodyRefusal> =>
  reviewBodies()(requestOf(pieces));

/** Pieces that come when it is said, and a last one. */
function slowly(...pieces: readonly Buffer[]) {
  const go = Promise.withResolvers<void>();
  async function* come(): AsyncGenerator<Buffer> {
    yield* pieces;
    await go.promise;
  }
  return { request: requestOf(come()), end: go.resolve };
}

describe('the body of a review', () => {
  test.each([[0], [1], [own], [own + 1], [bytes]])('of %d bytes is as it was sent', async (size) => {
    const sent = Buffer.alloc(size, 'review ');
    const cuts = [0, 1, Math.floor(size / 3), size].map((at) => Math.min(at, size)).toSorted((a, b) => a - b);
    const pieces = cuts.map((at, index) => sent.subarray(at, cuts[index + 1] ?? size));
    expect(sent.equals((await receive(...pieces)) as Buffer)).toBe(true);
  });

  test('above the bound is refused', async () => {
    expect(await receive(Buffer.alloc(bytes), Buffer.alloc(1))).toBe(413);
  });

  test('that comes byte by byte takes no more than its bytes', () => {
    const script = `
      import { reviewBodies } from ${JSON.stringify(join(import.meta.dirname, 'review-body.ts'))};
      async function* come() { for (let count = 0; count < 1_000_000; count += 1) yield Buffer.from('x'); }
      const body = await reviewBodies()({ iterator: come });
      console.log(body.length);`;
    const heap = '--max-old-space-size=48';
    const args = ['--no-warnings', heap, '--input-type=module', '--eval', script];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, '1000000\n']);
  });

  test('of as many values as may be is read, of one more it is not; what stands in texts is none', async () => {
    const list = (count: number): Buffer => Buffer.from(`[${Array(count).fill('{}').join()}]`);
    // The list, its values, and a comma between each two.
    const most = values / 2;
    expect(await receive(list(most))).toBeInstanceOf(Buffer);
    expect(await receive(list(most + 1))).toBe(413);
    expect(await receive(Buffer.from(JSON.stringify(`\\"${',[{'.repeat(values)}`)))).toBeInstanceOf(Buffer);
  });
});

test('bodies that are being received share one room, in which each has its own', async () => {
  const bodyOf = reviewBodies();
  const large = Buffer.alloc(bytes);
  const whole = Math.floor(shared / (bytes - own));
  const held = Array.from({ length: whole }, () => slowly(large));
  const received = held.map(({ request }) => bodyOf(request));
  // Each has got what has come by then.
  await setImmediate();
  expect(await bodyOf(requestOf([large]))).toBe(503);
  const ordinary = Buffer.alloc(own);
  for (let count = 0; count < 10; count += 1)
    expect(ordinary.equals((await bodyOf(requestOf([ordinary]))) as Buffer)).toBe(true);
  for (const { end } of held) end();
  for (const body of await Promise.all(received)) expect(body).toBeInstanceOf(Buffer);
  expect(await bodyOf(requestOf([large]))).toBeInstanceOf(Buffer);
});

test('what breaks off gives its room back', async () => {
  const bodyOf = reviewBodies();
  const large = Buffer.alloc(bytes);
  async function* breaksOff(): AsyncGenerator<Buffer> {
    yield large;
    throw new Error('gone');
  }
  for (let count = 0; count < 2 * (shared / bytes); count += 1)
    await expect(bodyOf(requestOf(breaksOff()))).rejects.toThrow('gone');
  expect(await bodyOf(requestOf([large]))).toBeInstanceOf(Buffer);
});
