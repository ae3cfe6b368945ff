import type { ServerResponse } from 'node:http';

export interface LineWriterBounds {
  /** Of lines that are not sent yet; above it the channel is cut. */
  readonly unsentBytes: number;
  /** Until a line that somebody waits for is sent; above it the channel is cut. */
  readonly sendMs: number;
}

/** Bytes written at once: a TLS connection keeps memory for the most that it ever was given. */
const pieceBytes = 65_536;

interface Piece {
  readonly bytes: Buffer;
  readonly sent: (() => void) | undefined;
}

/** Writes whole lines one after the other, in pieces; tells when the last piece of one is on its way. */
export function lineWriter(
  response: Pick<ServerResponse, 'write' | 'destroy'>,
  { unsentBytes, sendMs }: LineWriterBounds,
): (text: string, sent?: () => void) => void {
  const queue: Piece[] = [];
  let unsent = 0;
  let isWriting = false;

  const next = (): void => {
    const piece = queue.shift();
    isWriting = piece !== undefined;
    if (piece === undefined) return;
    response.write(piece.bytes, (error) => {
      if (error) return;
      unsent -= piece.bytes.length;
      piece.sent?.();
      next();
    });
  };
  const inTime = (sent: () => void): (() => void) => {
    const late = setTimeout(() => response.destroy(), sendMs).unref();
    return () => {
      clearTimeout(late);
      sent();
    };
  };
  return (text, sent) => {
    const bytes = Buffer.from(text);
    unsent += bytes.length;
    if (unsent > unsentBytes) return void response.destroy();
    const done = sent && inTime(sent);
    for (let from = 0; from < bytes.length; from += pieceBytes) {
      const isLast = from + pieceBytes >= bytes.length;
      queue.push({ bytes: bytes.subarray(from, from + pieceBytes), sent: isLast ? done : undefined });
    }
    if (!isWriting) next();
  };
}
