import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { BodyDigest, bodyKey } from './body-digest.ts';
import { encode } from './coding/coding.fixture.ts';
import { bytesPerTurn, chunksPerTurn, readBody } from './read-body.ts';

const small = {
  digest: undefined,
  large: Number.POSITIVE_INFINITY,
  room: () => Promise.resolve(),
  turn: () => turnOfTheLoop(),
};

/** Node reads at most so much from a connection at a time. Bytes. */
const chunkBytes = 64 * 1024;

/** What `read` makes of a request with this body, whole or in chunks, once it is answered. */
async function served<T>(
  body: Buffer | readonly Buffer[],
  headers: Readonly<Record<string, string | number>>,
  read: (request: IncomingMessage) => Promise<T>,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const server = createServer((request, response) => {
    read(request)
      .then(resolve, reject)
      .finally(() => {
        request.resume();
        response.end();
      });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const sending = httpRequest({ port, method: 'POST', headers });
  const answered = once(sending, 'response');
  for (const piece of Array.isArray(body) ? body : []) sending.write(piece);
  sending.end(Buffer.isBuffer(body) ? body : undefined);
  try {
    const outcome = await promise;
    await answered;
    return outcome;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

test.each([
  ['br', 16 * 1024 * 1024],
  ['gzip', 32 * 1024],
] as const)(
  'one in %s waits for room for the largest that it may become, and its decoder',
  async (coding, window) => {
    const asked: number[] = [];
    const room = async (bytes: number): Promise<void> => void asked.push(bytes);
    const sent = Buffer.alloc(3000, 'of a body ');
    const received = await served(encode(coding, sent), {}, (request) =>
      readBody(request, { ...small, limit: 5000, coding, large: 2000, room }),
    );
    expect(received.equals(sent)).toBe(true);
    expect(asked).toEqual([5000 + window]);
  },
);

test('one that becomes too large is decoded no further, whatever of it still comes', async () => {
  const sent = encode('gzip', Buffer.alloc(512 * 1024));
  const outcome = await served(sent, { 'transfer-encoding': 'chunked' }, (request) =>
    readBody(request, { ...small, limit: 400_000, coding: 'gzip' }).catch((error: unknown) => ({
      error,
      left: request.listenerCount('data'),
    })),
  );
  expect(outcome).toMatchObject({ error: { code: 'request.too_large' }, left: 0 });
});

test('a large body is taken in piece by piece, and none of it while other work has its turn', async () => {
  const sent = Buffer.alloc(6 * bytesPerTurn + 1, 'of a body ');
  const pieces: number[] = [];
  let taken = 0;
  let takenMeanwhile = 0;
  const received = await served(sent, { 'content-length': sent.length }, (request) => {
    const turn = async (): Promise<void> => {
      pieces.push(taken);
      const before = taken;
      for (let turns = 0; turns < 5; turns += 1) await turnOfTheLoop();
      takenMeanwhile += taken - before;
    };
    const room = (): Promise<void> => {
      const granted = Promise.resolve();
      // Not before `readBody` listens as well: the first listener sets the body going.
      void granted.then(() =>
        request.on('data', (chunk: Buffer) => {
          taken += chunk.length;
        }),
      );
      return granted;
    };
    return readBody(request, {
      limit: sent.length,
      coding: undefined,
      digest: undefined,
      large: chunkBytes,
      room,
      turn,
    });
  });

  expect(received.equals(sent)).toBe(true);
  const longest = Math.max(...pieces.map((upTo, index) => upTo - (pieces[index - 1] ?? 0)));
  expect(longest).toBeLessThanOrEqual(bytesPerTurn + chunkBytes);
  expect(pieces.length).toBeGreaterThanOrEqual(sent.length / (bytesPerTurn + chunkBytes) - 1);
  expect(takenMeanwhile).toBe(0);
});

test.each([
  ['', small.large],
  [', also where room is asked for in place of one', chunksPerTurn - 1],
])('one that comes byte by byte is taken in with pauses%s', async (_, large) => {
  const sent = Buffer.from('of a body '.repeat(200));
  let turns = 0;
  const turn = (): Promise<void> => {
    turns += 1;
    return turnOfTheLoop();
  };
  const bytes = Array.from(sent, (_, at) => sent.subarray(at, at + 1));
  const received = await served(bytes, {}, (request) =>
    readBody(request, { ...small, large, limit: sent.length, coding: undefined, turn }),
  );
  expect(received.equals(sent)).toBe(true);
  expect(turns).toBe(Math.floor(sent.length / chunksPerTurn));
});

test('of one that was refused nothing is taken any more, also where what still comes would fit', async () => {
  const digest = new BodyDigest(bodyKey(Buffer.alloc(32, 1)));
  const pieces = [40, 40, 30, 5].map((bytes) => Buffer.alloc(bytes, 'x'));
  const refusal = await served(pieces, {}, (request) =>
    readBody(request, { ...small, limit: 100, coding: undefined, digest }).catch((error: Error) => {
      digest.digest();
      return error.message;
    }),
  );
  expect(refusal).toContain('The body is larger than the bound requestBodyBytes (100 bytes;');
});
