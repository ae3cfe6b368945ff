import type { IncomingMessage } from 'node:http';
import { DomicileError } from '../errors/domicile-error.ts';
import type { BodyDigest } from './body-digest.ts';
import { GatheredBody } from './gathered-body.ts';

export interface Reading {
  /** Bytes that a body may have. */
  readonly limit: number;
  /** Takes each chunk as it arrives, so that no large body is hashed at once; `undefined`: nothing is recorded. */
  readonly digest: BodyDigest | undefined;
  /** Bytes above which a body has to wait for room. */
  readonly large: number;
  /** Resolves when there is room for a body of so many bytes. */
  readonly room: (bytes: number) => Promise<void>;
  /** Gives way: resolves in a later turn of the event loop. */
  readonly turn: () => Promise<void>;
}

/** So much of a body is taken in at a time: to receive, hash and copy it takes about half a millisecond. Bytes. */
export const bytesPerTurn = 256 * 1024;

/** Reads a request body. A large one is left with its sender until there is room for it. */
export async function readBody(request: IncomingMessage, reading: Reading): Promise<Buffer> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > reading.limit) throw tooLarge(reading.limit);
  if (declared > reading.large) await reading.room(declared);
  return gather(request, declared, reading);
}

function gather(request: IncomingMessage, declared: number, reading: Reading): Promise<Buffer> {
  const { limit, digest, large, room, turn } = reading;
  return new Promise((resolve, reject) => {
    const gathered = new GatheredBody(declared);
    let hasRoom = declared > large;
    let pauseAt = bytesPerTurn;
    const pauseFor = (wait: Promise<void>): void => {
      request.pause();
      wait.then(() => request.resume(), reject);
    };
    request.on('data', (chunk: Buffer) => {
      if (gathered.bytes + chunk.length > limit) {
        request.pause();
        reject(tooLarge(limit));
        return;
      }
      digest?.update(chunk);
      gathered.add(chunk);
      if (!hasRoom && gathered.bytes > large) {
        hasRoom = true;
        pauseFor(room(limit));
      } else if (gathered.bytes >= pauseAt) {
        pauseAt = gathered.bytes + bytesPerTurn;
        pauseFor(turn());
      }
    });
    request.on('end', () => {
      if (hasTrailers(request))
        reject(new DomicileError('request.malformed', 'Trailers are refused: send headers first.'));
      else resolve(gathered.whole());
    });
    request.on('error', (cause) => reject(incomplete(cause)));
    request.on('close', () => {
      if (!request.complete) reject(incomplete(undefined));
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
    `The body is larger than ${limit} bytes: send less, or raise the bound requestBodyBytes.`,
  );
}

function incomplete(cause: unknown): DomicileError {
  return new DomicileError(
    'request.length_mismatch',
    'The body ended before its stated length: send it whole.',
    { cause },
  );
}
