import { describe, expect, test } from '@jest/globals';
import { EventStreamCodec } from '@smithy/eventstream-codec';
import fc from 'fast-check';
import v8 from 'node:v8';
import vm from 'node:vm';
import { DomicileError } from '../../errors/domicile-error.ts';
import { headersOf } from './frame-headers.ts';
import { type Frame, FrameReader, maxFrameBytes, maxFrameHeaderBytes } from './frame-reader.ts';
import { encodeFrame, encodeHeaders } from './frame-writer.ts';
import { framesIn } from './frames-in.fixture.ts';

v8.setFlagsFromString('--expose-gc');
const collect: () => void = vm.runInNewContext('gc');

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString(),
  (text) => Buffer.from(text),
);
const named = (name: string) => ({
  ':event-type': { type: 'string', value: name } as const,
  ':message-type': { type: 'string', value: 'event' } as const,
});
const frame = (name: string, payload: string) =>
  Buffer.from(codec.encode({ headers: named(name), body: Buffer.from(payload) }));

function read(chunks: readonly Buffer[]): readonly Frame[] {
  const reader = new FrameReader();
  return chunks.flatMap((chunk) => framesIn(reader, chunk));
}

describe('frames, against the codec of the AWS SDK', () => {
  test('for every cut the frames are whole and byte-identical', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ maxLength: 20 }), fc.string({ unit: 'grapheme' })), { maxLength: 6 }),
        fc.array(fc.nat({ max: 400 }), { maxLength: 8 }),
        (messages, at) => {
          const frames = messages.map(([name, payload]) => frame(name, payload));
          const stream = Buffer.concat(frames);
          const edges = [0, ...at.filter((cut) => cut < stream.length).sort((a, b) => a - b), stream.length];
          const found = read(edges.slice(1).map((end, index) => stream.subarray(edges[index], end)));
          expect(found.map(({ bytes, start, end }) => bytes.toString('hex', start, end))).toEqual(
            frames.map((raw) => raw.toString('hex')),
          );
          expect(found.map(({ payload }) => payload.toString())).toEqual(
            messages.map(([, payload]) => payload),
          );
          expect(found.map(({ headers }) => headersOf(headers).get(':event-type'))).toEqual(
            messages.map(([name]) => name),
          );
        },
      ),
    );
  });

  test('what comes byte by byte is held in the memory of its bytes', async () => {
    const raw = frame('chunk', 'x'.repeat(100_000));
    const reader = new FrameReader();
    const pieces: WeakRef<Buffer>[] = [];
    for (let at = 0; at < raw.length - 1; at += 1) {
      const piece = Buffer.from(raw.subarray(at, at + 1));
      if (at % 1000 === 0) pieces.push(new WeakRef(piece));
      framesIn(reader, piece);
    }
    // References are kept alive to the end of the turn in which they were made.
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    expect(pieces.filter((piece) => piece.deref() !== undefined).length).toBeLessThan(pieces.length / 16);
    expect(framesIn(reader, raw.subarray(-1))[0]?.payload).toHaveLength(100_000);
  });

  test('what we encode is what the codec decodes', () => {
    const headers = encodeHeaders({ ':event-type': 'chunk', ':message-type': 'event' });
    const message = codec.decode(encodeFrame(headers, Buffer.from('{"a":"ü"}')));
    expect(message.headers).toEqual(named('chunk'));
    expect(Buffer.from(message.body).toString()).toBe('{"a":"ü"}');
  });

  test('headers of every type are stepped over', () => {
    const headers = {
      yes: { type: 'boolean', value: true },
      no: { type: 'boolean', value: false },
      byte: { type: 'byte', value: 1 },
      short: { type: 'short', value: 2 },
      integer: { type: 'integer', value: 3 },
      bytes: { type: 'binary', value: Buffer.from('abc') },
      when: { type: 'timestamp', value: new Date(0) },
      id: { type: 'uuid', value: '12345678-1234-1234-1234-123456789012' },
      last: { type: 'string', value: 'found' },
    } as const;
    const [found] = read([Buffer.from(codec.encode({ headers, body: Buffer.alloc(0) }))]);
    expect([...headersOf(found!.headers)]).toEqual([['last', 'found']]);
  });
});

describe('bounds and damage', () => {
  test.each([0, 4, 8, 14, 40])('a flipped bit at byte %i is refused', (at) => {
    const damaged = frame('chunk', '{"text":"some payload"}');
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    expect(() => read([damaged])).toThrow(DomicileError);
  });

  const prelude = (total: number, headers: number) => {
    const bytes = encodeFrame(Buffer.alloc(0), Buffer.alloc(0));
    bytes.writeUInt32BE(total, 0);
    bytes.writeUInt32BE(headers, 4);
    bytes.writeUInt32BE(crcOf(bytes.subarray(0, 8)), 8);
    return bytes.subarray(0, 12);
  };
  test.each([
    ['at both bounds', maxFrameBytes, maxFrameHeaderBytes, true],
    ['too long', maxFrameBytes + 1, 0, false],
    ['too many headers', maxFrameBytes, maxFrameHeaderBytes + 1, false],
    ['shorter than its parts', 20, 5, false],
    ['as short as its parts', 21, 5, true],
  ])('%s', (_, total, headers, accepted) => {
    const reading = () => read([prelude(total, headers)]);
    if (accepted) expect(reading()).toEqual([]);
    else expect(reading).toThrow(DomicileError);
  });

  test('a stream that was cut within a frame says so', () => {
    const reader = new FrameReader();
    framesIn(reader, frame('chunk', '{}').subarray(0, 9));
    expect(reader.incomplete).toBe(true);
  });

  test('random headers give headers or a DomicileError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          headersOf(Buffer.from(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(DomicileError);
        }
      }),
    );
  });
});

/** CRC-32 as in zlib, bit by bit: not the function under test. */
function crcOf(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
