import type { IncomingMessage } from 'node:http';

/**
 * Of what is received by the webhooks' port: API servers do not say who they are, so it may come from anybody who
 * reaches it. Bytes.
 */
export const reviewBounds = {
  /** Of one review: an object and its old version, 1.5 MiB each at most as etcd stores them. Above: 413. */
  bytes: 8_388_608,
  /** Of each, whatever else is being received: an ordinary pod has its place. */
  own: 65_536,
  /** Of all that are being received, beyond the first of each. Above: 503. */
  shared: 33_554_432,
  /** Commas and opening brackets in one: each value, once read, takes up to a hundred bytes. Above: 413. */
  values: 500_000,
} as const;

const firstBytes = 16_384;

/** With what status a body is refused. */
export type BodyRefusal = 413 | 503;

/** Receives bodies, all of which share one room. What comes is copied: a piece of a byte takes a hundred beside it. */
export function reviewBodies(): (request: IncomingMessage) => Promise<Buffer | BodyRefusal> {
  const { bytes, own, shared } = reviewBounds;
  const beyondOwn = (size: number): number => Math.max(0, size - own);
  let taken = 0;
  /** With room for so many bytes; `undefined`: there is none. */
  const grown = (body: Buffer, size: number, needed: number): Buffer | undefined => {
    const larger = Math.min(bytes, Math.max(needed, 2 * body.length));
    const more = beyondOwn(larger) - beyondOwn(body.length);
    if (taken + more > shared) return undefined;
    taken += more;
    const next = Buffer.allocUnsafeSlow(larger);
    body.copy(next, 0, 0, size);
    return next;
  };
  return async (request) => {
    let body: Buffer = Buffer.allocUnsafeSlow(firstBytes);
    let size = 0;
    try {
      // Not ended where it is left, so that its sender can be answered.
      for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        const needed = size + piece.length;
        if (needed > bytes) return 413;
        const fitting = needed > body.length ? grown(body, size, needed) : body;
        if (fitting === undefined) return 503;
        body = fitting;
        size += piece.copy(body, size);
      }
      const whole = body.subarray(0, size);
      return holdsTooMuch(whole) ? 413 : whole;
    } finally {
      taken -= beyondOwn(body.length);
    }
  };
}

const [quote, backslash, comma, bracket, brace] = Buffer.from('"\\,[{');

/** Whether so many values would be made of it that there might be no memory for them. */
function holdsTooMuch(body: Buffer): boolean {
  if (body.length <= reviewBounds.values) return false;
  let count = 0;
  let inText = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (inText && byte === backslash) at += 1;
    else if (byte === quote) inText = !inText;
    else if (!inText && (byte === comma || byte === bracket || byte === brace)) count += 1;
  }
  return count > reviewBounds.values;
}
