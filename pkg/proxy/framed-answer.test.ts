import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FramedAnswer } from './framed-answer.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Serves these writes as one answer; gives its port. */
async function serving(writes: readonly (readonly Buffer[])[]): Promise<number> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    const answer = new FramedAnswer(response);
    for (const pieces of writes) answer.write(pieces);
    answer.end();
  }).listen(0, '127.0.0.1');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function received(port: number): Promise<Buffer> {
  const upstream = httpRequest({ host: '127.0.0.1', port }).end();
  const [answer] = await once(upstream, 'response');
  return buffer(answer);
}

describe('an answer that streams arrives', () => {
  test('byte for byte, whatever the pieces', async () => {
    const piece = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
    const writes = fc.array(fc.array(piece, { maxLength: 4 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(writes, async (all) => {
        const whole = await received(await serving(all));
        expect(whole.equals(Buffer.concat(all.flat()))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test.each([16 * 1024, 16 * 1024 + 1, 300_000])('in pieces of %i bytes', async (bytes) => {
    const piece = Buffer.alloc(bytes, 'é…x');
    const whole = await received(await serving([[piece], [piece.subarray(1), Buffer.from('end')]]));
    expect(whole.equals(Buffer.concat([piece, piece.subarray(1), Buffer.from('end')]))).toBe(true);
  });

  test('unframed to a client of HTTP/1.0', async () => {
    const port = await serving([[Buffer.from('data: 1\n\n')], [Buffer.from('data: 2\n\n')]]);
    const socket = connect({ host: '127.0.0.1', port });
    socket.end('GET / HTTP/1.0\r\n\r\n');
    const [, body] = (await text(socket)).split('\r\n\r\n');
    expect(body).toBe('data: 1\n\ndata: 2\n\n');
  });
});
