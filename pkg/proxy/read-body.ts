import type { IncomingMessage } from 'node:http';
import { boundOf } from '../api/bounds.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import type { BodyDigest } from './body-digest.ts';
import type { Coding } from './coding/coding.ts';
import { type BodySource, DecodedBody } from './coding/decoded-body.ts';
import { windowBytes } from './coding/decoder.ts';
import { invalidEncoding } from './coding/request-coding.ts';
import { GatheredBody } from './gathered-body.ts';

export interface Reading {
  /** Bytes that a body may have, decoded or not. */
  readonly limit: number;
  /** What is to be undone as it comes; `undefined`: nothing. */
  readonly coding: Coding | undefined;
  /** Takes each chunk as it arrives; the end of a body that says it is large waits. `undefined`: nobody records. */
  readonly digest: BodyDigest | undefined;
  /** Bytes above which a body has to wait for room, decoded or not. */
  readonly large: number;
  /** Resolves when there is room for a body of so many bytes. */
  readonly room: (bytes: number) => Promise<void>;
  /** Gives way: resolves in a later turn of the event loop. */
  readonly turn: () => Promise<void>;
}

/** So much of a body is taken in at a time: to receive, hash and copy it takes about half a millisecond. Bytes. */
export const bytesPerTurn = 256 * 1024;
/** The same of one that comes in small chunks, byte by byte at the worst: ten thousand of them are in one read. */
export const chunksPerTurn = 256;

/**
 * Reads a request body, decoded where it is compressed. A large one is left with its sender until there is room for it:
 * for as much as may come, where it is not said how large it will be.
 */
export async function readBody(request: IncomingMessage, reading: Reading): Promise<Buffer> {
  const { limit, large, coding } = reading;
  const sent = Number(request.headers['content-length'] ?? 0);
  if (sent > limit) throw tooLarge(limit);
  const size: Size =
    coding === undefined
      ? { declared: sent, most: limit, hasRoom: sent > large }
      : { declared: 0, most: limit + windowBytes[coding], hasRoom: sent > large };
  if (size.hasRoom) await reading.room(size.declared || size.most);
  if (coding === undefined) return gather(request, request, size, reading);
  const decoded = new DecodedBody(request, {
    coding,
    limit,
    errorOf: (fault) => (fault === 'too_long' ? tooLarge(limit) : invalidEncoding(coding, fault)),
  });
  try {
    return await gather(request, decoded, size, reading);
  } finally {
    decoded.destroy();
  }
}

/** In bytes. */
interface Size {
  /** Zero where it is not said how many will come. */
  readonly declared: number;
  /** What the body may take at its worst, with what decodes it. */
  readonly most: number;
  /** Whether there is room for it already. */
  readonly hasRoom: boolean;
}

function gather(
  request: IncomingMessage,
  source: BodySource,
  { declared, most, hasRoom }: Size,
  { limit, digest, large, room, turn }: Reading,
): Promise<Buffer> {
  return new Promise((resolve, refuse) => {
    // Of a refused body nothing is taken any more: what still comes of it is read by nobody.
    const reject = (error: unknown): void => {
      source.removeListener('data', takeIn);
      refuse(error);
    };
    const gathered = new GatheredBody(declared, digest && ((piece) => digest.release(piece)));
    // Of a large body that comes as fast as it can be read, the digest would be half of what reading it takes.
    const take = digest && ((chunk: Buffer) => (hasRoom ? digest.updateLater(chunk) : digest.update(chunk)));
    let isRoomAsked = hasRoom;
    let pauseAt = bytesPerTurn;
    let chunks = 0;
    const pauseFor = (wait: Promise<void>): void => {
      source.pause();
      wait.then(() => source.resume(), reject);
    };
    const takeIn = (chunk: Buffer): void => {
      if (gathered.bytes + chunk.length > limit) {
        source.pause();
        reject(tooLarge(limit));
        return;
      }
      take?.(chunk);
      gathered.add(chunk);
      chunks += 1;
      if (!isRoomAsked && gathered.bytes > large) {
        isRoomAsked = true;
        pauseFor(room(most));
      } else if (gathered.bytes >= pauseAt || chunks >= chunksPerTurn) {
        chunks = 0;
        pauseAt = gathered.bytes + bytesPerTurn;
        pauseFor(turn());
      }
    };
    source.on('data', takeIn);
    source.on('end', () => {
      if (hasTrailers(request))
        reject(
          new DomicileError(
            'request.malformed',
            'The body has trailers behind it, which cannot be inspected: send everything in headers.',
          ),
        );
      else resolve(gathered.joined(turn));
    });
    source.on('error', (cause) => reject(cause instanceof DomicileError ? cause : incomplete(cause)));
    source.on('close', () => {
      if (!source.complete) reject(incomplete(undefined));
    });
    if (request.destroyed) reject(incomplete(undefined));
  });
}

function hasTrailers(request: IncomingMessage): boolean {
  return request.rawTrailers.length > 0;
}

function tooLarge(limit: number): DomicileError {
  return new DomicileError(
    'request.too_large',
    `The body is larger than ${boundOf('requestBodyBytes', limit)}: send less, or raise it.`,
  );
}

function incomplete(cause: unknown): DomicileError {
  return new DomicileError(
    'request.length_mismatch',
    'The body ended before its stated length: send it whole.',
    { cause },
  );
}
