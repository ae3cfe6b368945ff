import type { IncomingMessage } from 'node:http';
import { DomicileError } from '../errors/domicile-error.ts';
import type { BodyDigest } from './body-digest.ts';
import { GatheredBody } from './gathered-body.ts';

/** Reads a request body up to `limit` bytes; `digest`, if any, takes each chunk as it arrives, so that no large body is hashed at once. */
export function readBody(
  request: IncomingMessage,
  limit: number,
  digest: BodyDigest | undefined,
): Promise<Buffer> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limit) return Promise.reject(tooLarge(limit));
  return new Promise((resolve, reject) => {
    const gathered = new GatheredBody(declared);
    request.on('data', (chunk: Buffer) => {
      if (gathered.bytes + chunk.length > limit) {
        request.pause();
        reject(tooLarge(limit));
        return;
      }
      digest?.update(chunk);
      gathered.add(chunk);
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
