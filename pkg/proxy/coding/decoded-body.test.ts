import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { constants, createZstdCompress, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Coding, type CodingFault, codings } from './coding.ts';
import { cutInto, encode, encoder } from './coding.fixture.ts';
import { DecodedBody } from './decoded-body.ts';

/** A body as Node's parser hands it over. */
class Coming extends Readable {
  complete = false;

  override _read(): void {
    // What comes is pushed by who sends it.
  }

  ends(): void {
    this.complete = true;
    this.push(null);
  }
}

class Refused extends Error {
  readonly fault: CodingFault;

  constructor(fault: CodingFault) {
    super(fault);
    this.fault = fault;
  }
}

function decoding(
  coding: Coding,
  limit = Number.POSITIVE_INFINITY,
): ConstructorParameters<typeof DecodedBody>[1] {
  return { coding, limit, errorOf: (fault) => new Refused(fault) };
}

interface Outcome {
  readonly bytes: Buffer;
  /** `undefined`: it is whole. */
  readonly fault: CodingFault | 'cut off' | undefined;
}

async function outcomeOf(body: DecodedBody): Promise<Outcome> {
  const pieces: Buffer[] = [];
  let fault: Outcome['fault'] = 'cut off';
  body.on('data', (piece: Buffer) => pieces.push(piece));
  body.on('error', (error) => {
    if (error instanceof Refused) fault = error.fault;
  });
  await new Promise((resolve) => body.once('close', resolve));
  return { bytes: Buffer.concat(pieces), fault: body.complete ? undefined : fault };
}

function decoded(coding: Coding, pieces: readonly Buffer[], limit?: number): Promise<Outcome> {
  const coming = new Coming();
  const outcome = outcomeOf(new DecodedBody(coming, decoding(coding, limit)));
  for (const piece of pieces) coming.push(piece);
  coming.ends();
  return outcome;
}

/** A body that nobody reads, whose sender was stopped: `noise` is all that it sent. */
async function stopped(): Promise<{
  readonly noise: Buffer;
  readonly coming: Coming;
  readonly body: DecodedBody;
}> {
  const noise = randomBytes(1024 * 1024);
  const coming = new Coming();
  const body = new DecodedBody(coming, decoding('gzip'));
  const paused = once(coming, 'pause');
  for (const piece of cutInto(encode('gzip', noise), [16 * 1024])) coming.push(piece);
  await paused;
  return { noise, coming, body };
}

const anyCoding = fc.constantFrom(...codings);
const anyBytes = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 3000 }).map((bytes) => Buffer.from(bytes)),
  fc.string({ minLength: 1, maxLength: 40 }).map((text) => Buffer.from(text.repeat(4000))),
);
const anyCuts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 20 });

describe('a compressed body', () => {
  test('is what was compressed, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(anyCoding, anyBytes, anyCuts, async (coding, bytes, cuts) => {
        const { bytes: back, fault } = await decoded(coding, cutInto(encode(coding, bytes), cuts));
        expect(fault).toBeUndefined();
        expect(back.equals(bytes)).toBe(true);
      }),
    );
  });

  test('of no bytes is one too, but no bytes at all are none', async () => {
    for (const coding of codings) {
      expect(await decoded(coding, [encode(coding, '')])).toEqual({
        bytes: Buffer.alloc(0),
        fault: undefined,
      });
      expect(await decoded(coding, [])).toMatchObject({ fault: 'empty' });
    }
  });

  test('that ends too early gives what it has, and is not whole', async () => {
    await fc.assert(
      fc.asyncProperty(anyCoding, anyBytes, anyCuts, fc.nat(), async (coding, bytes, cuts, less) => {
        const all = encode(coding, bytes);
        const shorter = all.subarray(0, Math.max(1, less % all.length));
        const { bytes: back, fault } = await decoded(coding, cutInto(shorter, cuts));
        expect(fault).toBe('truncated');
        expect(bytes.subarray(0, back.length).equals(back)).toBe(true);
      }),
    );
  });

  test('has nothing behind it: no bytes, no zeros, no second one', async () => {
    const behind = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
      fc.integer({ min: 1, max: 20 }).map((length) => Buffer.alloc(length)),
      fc.constant('again' as const),
    );
    await fc.assert(
      fc.asyncProperty(anyCoding, anyBytes, behind, anyCuts, async (coding, bytes, more, cuts) => {
        const all = encode(coding, bytes);
        const sent = Buffer.concat([all, more === 'again' ? all : more]);
        expect(['trailing', 'corrupt']).toContain((await decoded(coding, cutInto(sent, cuts))).fault);
        expect(['trailing', 'corrupt']).toContain(
          (await decoded(coding, [all, sent.subarray(all.length)])).fault,
        );
      }),
    );
  });

  test.each(codings)('in %s is nothing else', async (coding) => {
    const others = codings.filter((other) => other !== coding).map((other) => encode(other, '{"a":1}'));
    for (const bytes of [Buffer.from('{"model":"claude-opus-4-6"}'), ...others]) {
      expect(['corrupt', 'truncated', 'trailing']).toContain((await decoded(coding, [bytes])).fault);
    }
  });

  test('that is damaged is refused or the same, where it has a checksum', async () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 5,
    });
    const withChecksum = {
      gzip: (bytes: Buffer) => gzipSync(bytes),
      zstd: (bytes: Buffer) => zstdCompressSync(bytes, { params: { [constants.ZSTD_c_checksumFlag]: 1 } }),
    };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('gzip', 'zstd'), anyBytes, damage, async (coding, bytes, places) => {
        const all = withChecksum[coding](bytes);
        for (const [at, by] of places) all.writeUInt8((all[at % all.length] ?? 0) ^ by, at % all.length);
        const { bytes: back, fault } = await decoded(coding, [all]);
        if (fault === undefined) expect(back.equals(bytes)).toBe(true);
      }),
    );
  });

  test('of any bytes at all comes to an end', async () => {
    const noise = fc.uint8Array({ minLength: 1, maxLength: 500 }).map((bytes) => Buffer.from(bytes));
    const heads: Readonly<Record<Coding, Buffer>> = {
      gzip: encode('gzip', '').subarray(0, 10),
      deflate: encode('deflate', '').subarray(0, 2),
      br: Buffer.alloc(0),
      zstd: encode('zstd', 'x'.repeat(300)).subarray(0, 6),
    };
    await fc.assert(
      fc.asyncProperty(anyCoding, noise, anyCuts, async (coding, bytes, cuts) => {
        const outcome = await decoded(coding, cutInto(Buffer.concat([heads[coding], bytes]), cuts));
        expect(outcome.bytes.length).toBeLessThan(64 * 1024 * 1024);
      }),
      { numRuns: 300 },
    );
  });

  test('may have as many compressed bytes as its bound, and no more', async () => {
    for (const coding of codings) {
      const sent = encode(coding, 'as long as it may be');
      expect(await decoded(coding, [sent], sent.length)).toMatchObject({ fault: undefined });
      expect(await decoded(coding, [sent], sent.length - 1)).toMatchObject({ fault: 'too_long' });
    }
  });

  test('with a larger window than content codings may have is refused', async () => {
    const framed = async (windowLog: number): Promise<Buffer> => {
      const stream = createZstdCompress({ params: { [constants.ZSTD_c_windowLog]: windowLog } });
      stream.write('x');
      await new Promise<void>((resolve) => stream.flush(() => resolve()));
      stream.end();
      return Buffer.concat(await stream.toArray());
    };
    expect(await decoded('zstd', [await framed(23)])).toMatchObject({ fault: undefined });
    expect(await decoded('zstd', [await framed(24)])).toMatchObject({ fault: 'window' });
  });
});

describe('a compressed stream', () => {
  test.each(codings)('in %s gives each piece before the next one comes', async (coding) => {
    const stream = encoder(coding);
    const coming = new Coming();
    const body = new DecodedBody(coming, decoding(coding));
    for (const piece of ['data: one\n\n', 'data: two\n\n', 'data: three\n\n']) {
      coming.push(await stream.push(piece));
      const [come] = (await once(body, 'data')) as [Buffer];
      expect(come.toString()).toBe(piece);
    }
    coming.push(await stream.end());
    coming.ends();
    await once(body, 'end');
    expect(body.complete).toBe(true);
  });

  test.each(codings)('in %s that is cut off gives all that came, and is not whole', async (coding) => {
    const stream = encoder(coding);
    const coming = new Coming();
    const outcome = outcomeOf(new DecodedBody(coming, decoding(coding)));
    const pieces: Buffer[] = [];
    for (const text of ['one ', 'two ', 'three ', 'four']) pieces.push(await stream.push(text));
    await new Promise((resolve) => setImmediate(resolve));
    for (const piece of pieces) coming.push(piece);
    coming.destroy();
    expect(await outcome).toEqual({ bytes: Buffer.from('one two three four'), fault: 'cut off' });
  });

  test('that is cut off behind its end is not whole either', async () => {
    for (const coding of codings) {
      const coming = new Coming();
      const outcome = outcomeOf(new DecodedBody(coming, decoding(coding)));
      coming.push(encode(coding, 'all of it'));
      await new Promise((resolve) => setImmediate(resolve));
      coming.destroy();
      expect(await outcome).toEqual({ bytes: Buffer.from('all of it'), fault: 'cut off' });
    }
  });

  test('that nobody reads is decoded no further, however little says however much', async () => {
    const coming = new Coming();
    const body = new DecodedBody(coming, decoding('gzip'));
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    for (const piece of cutInto(bomb, [1024])) coming.push(piece);
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    while (body.readableLength < body.readableHighWaterMark) await turn();
    for (let turns = 0; turns < 2000; turns += 1) await turn();
    expect(body.readableLength).toBeLessThan(256 * 1024);
    body.destroy();
  });

  test('that nobody reads stops who sends it', async () => {
    const { noise, coming, body } = await stopped();
    coming.ends();
    expect(await buffer(body)).toEqual(noise);
  });

  test('that is cut off while its sender is stopped gives all that came', async () => {
    const { noise, coming, body } = await stopped();
    coming.destroy();
    const { bytes, fault } = await outcomeOf(body);
    expect([bytes.equals(noise), fault]).toEqual([true, 'cut off']);
  });

  test('that is given up takes no more', async () => {
    const coming = new Coming();
    const body = new DecodedBody(coming, decoding('gzip'));
    body.destroy();
    await once(body, 'close');
    coming.push(encode('gzip', 'x'));
    expect(coming.listenerCount('data')).toBe(0);
  });
});
