import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { encode } from './coding/coding.fixture.ts';
import { bytesPerTurn, readBody } from './read-body.ts';

const small = {
  digest: undefined,
  large: Number.POSITIVE_INFINITY,
  room: () => Promise.resolve(),
  turn: () => turnOfTheLoop(),
};

/** Node reads at most so much from a connection at a time. Bytes. */
const chunkBytes = 64 * 1024;

test.each([
  ['br', 16 * 1024 * 1024],
  ['gzip', 32 * 1024],
] as const)(
  'one in %s waits for room for the largest that it may become, and its decoder',
  async (coding, window) => {
    const asked: number[] = [];
    const { promise: received, resolve, reject } = Promise.withResolvers<Buffer>();
    const sent = Buffer.alloc(3000, 'of a body ');
    const server = createServer((request, response) => {
      readBody(request, {
        limit: 5000,
        coding,
        digest: undefined,
        large: 2000,
        room: async (bytes) => void asked.push(bytes),
        turn: () => turnOfTheLoop(),
      })
        .then(resolve, reject)
        .finally(() => response.end());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const answered = once(httpRequest({ port, method: 'POST' }).end(encode(coding, sent)), 'response');
    expect((await received).equals(sent)).toBe(true);
    expect(asked).toEqual([5000 + window]);
    await answered;
    server.close();
    server.closeAllConnections();
  },
);

test('one that becomes too large is decoded no further, whatever of it still comes', async () => {
  const { promise: refused, resolve } = Promise.withResolvers<unknown>();
  const { promise: left, resolve: isLeft } = Promise.withResolvers<number>();
  const server = createServer((request, response) => {
    readBody(request, { ...small, limit: 400_000, coding: 'gzip' }).catch((error: unknown) => {
      resolve(error);
      isLeft(request.listenerCount('data'));
      request.resume();
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = httpRequest({ port, method: 'POST', headers: { 'transfer-encoding': 'chunked' } });
  const answered = once(client.end(encode('gzip', Buffer.alloc(512 * 1024))), 'response');
  expect(await refused).toMatchObject({ code: 'request.too_large' });
  expect(await left).toBe(0);
  await answered;
  server.close();
  server.closeAllConnections();
});

test('a large body is taken in piece by piece, and none of it while other work has its turn', async () => {
  const sent = Buffer.alloc(6 * bytesPerTurn + 1, 'of a body ');
  const pieces: number[] = [];
  let taken = 0;
  let takenMeanwhile = 0;
  const { promise: received, resolve, reject } = Promise.withResolvers<Buffer>();
  const server = createServer((request, response) => {
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
    readBody(request, {
      limit: sent.length,
      coding: undefined,
      digest: undefined,
      large: chunkBytes,
      room,
      turn,
    })
      .then(resolve, reject)
      .finally(() => response.end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = httpRequest({
    port: (server.address() as AddressInfo).port,
    method: 'POST',
    headers: { 'content-length': sent.length },
  }).end(sent);
  const answered = once(client, 'response');

  expect((await received).equals(sent)).toBe(true);
  await answered;
  server.close();
  server.closeAllConnections();
  const longest = Math.max(...pieces.map((upTo, index) => upTo - (pieces[index - 1] ?? 0)));
  expect(longest).toBeLessThanOrEqual(bytesPerTurn + chunkBytes);
  expect(pieces.length).toBeGreaterThanOrEqual(sent.length / (bytesPerTurn + chunkBytes) - 1);
  expect(takenMeanwhile).toBe(0);
});
