import { Buffer } from 'node:buffer';
import type { ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import type { Exchange } from './exchange.ts';
import type { FramedAnswer } from './framed-answer.ts';
import { SliceScheduler } from './slices.ts';
import { StreamPump } from './stream-pump.ts';

const clock = { monotonic: () => 0 };
const engine = { clock, scheduler: new SliceScheduler(1, clock.monotonic) };

test.each([
  ['ends', (source: PassThrough) => source.end()],
  ['is cut off', (source: PassThrough) => source.destroy()],
])('where what is left of a stream that %s cannot be written, that is told', async (_how, over) => {
  const source = new PassThrough();
  const failure = new Error('cannot be written');
  const answer = {
    write: () => {
      throw failure;
    },
  };
  const rewriter = {
    *push() {
      yield;
      return [];
    },
    *end() {
      yield;
      return [Buffer.from('held back')];
    },
  };
  const passed = new Promise<void>((resolve, reject) => {
    const ends = {
      exchange: { engine, bytesOut: 0 } as unknown as Exchange,
      source: Object.assign(source, { complete: false }),
      rewriter,
      response: new PassThrough() as unknown as ServerResponse,
      answer: answer as unknown as FramedAnswer,
    };
    new StreamPump(ends, resolve, reject).start();
  });
  over(source);
  await expect(passed).rejects.toBe(failure);
});
