import { expect, test } from '@jest/globals';
import { lineWriter } from './line-writer.ts';

/** A response that takes one piece at a time, when it is told to. */
function slowResponse() {
  const pieces: Buffer[] = [];
  const taken: ((error?: Error | null) => void)[] = [];
  let isDestroyed = false;
  const response = {
    write: (piece: Buffer, done: (error?: Error | null) => void) => {
      pieces.push(piece);
      taken.push(done);
      return true;
    },
    destroy: () => {
      isDestroyed = true;
      return response;
    },
  };
  return {
    response: response as never,
    take: (error?: Error) => taken.shift()?.(error),
    pieces,
    text: () => Buffer.concat(pieces).toString(),
    isDestroyed: () => isDestroyed,
    waits: () => taken.length,
  };
}
const bounds = { unsentBytes: 400_000, sendMs: 60_000 };

test('lines are written whole and in order, one piece at a time, and told of when their last piece is taken', () => {
  const slow = slowResponse();
  const write = lineWriter(slow.response, bounds);
  const told: string[] = [];
  const [long, short] = [`${'é'.repeat(70_000)}\n`, 'beat\n'];
  write(long, () => told.push('long'));
  write(short);
  write('last\n', () => told.push('last'));
  expect(slow.waits()).toBe(1);
  slow.take();
  slow.take();
  expect([told, slow.waits()]).toEqual([[], 1]);
  slow.take();
  expect(told).toEqual(['long']);
  slow.take();
  slow.take();
  expect([told, slow.text()]).toEqual([['long', 'last'], `${long}${short}last\n`]);
  expect(Math.max(...slow.pieces.map(({ length }) => length))).toBe(65_536);
});

test('a reader that does not read is hung up on at the bound, and not a byte before', () => {
  const slow = slowResponse();
  const write = lineWriter(slow.response, { ...bounds, unsentBytes: 10 });
  write('12345\n');
  write('789\n');
  expect(slow.isDestroyed()).toBe(false);
  write('\n');
  expect(slow.isDestroyed()).toBe(true);
});

test('what was sent counts no more, and after an error nothing is told', () => {
  const slow = slowResponse();
  const write = lineWriter(slow.response, { ...bounds, unsentBytes: 10 });
  write('123456789\n');
  slow.take();
  let told = false;
  write('123456789\n', () => {
    told = true;
  });
  slow.take(new Error('gone'));
  expect([slow.isDestroyed(), told, slow.waits()]).toEqual([false, false, 0]);
});

test('a line that somebody waits for and that is not taken in time ends the channel', async () => {
  const ended = new Promise<void>((resolve) => {
    const response = { write: () => true, destroy: () => resolve() };
    lineWriter(response as never, { ...bounds, sendMs: 5 })('line\n', () => undefined);
  });
  // The writer's own timer holds no process up.
  const holds = setInterval(() => undefined, 1_000);
  await ended;
  clearInterval(holds);
});
