import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { maxLineBytes } from './line.ts';
import type { Segment } from './segments.ts';

/** How much of a file is read at a time. Bytes. */
const chunkBytes = 256 * 1024;
const newline = 0x0a;

/** One line as it lies in a file, without its newline. */
export interface StoredLine {
  readonly file: string;
  /** Counts from 1 in the file. */
  readonly line: number;
  /** Valid until the next line is asked for. Of a line longer than any record, its beginning. */
  readonly bytes: Buffer;
  /** False for what is behind the last newline, and for a line longer than any record: the last one either way. */
  readonly whole: boolean;
}

/** The lines of one file. Holds one buffer, which grows to the longest line and is used again and again. */
export async function* linesOfSegment(directory: string, { file }: Segment): AsyncGenerator<StoredLine> {
  const handle = await open(join(directory, file), 'r');
  try {
    yield* linesOfHandle(file, handle);
  } finally {
    await handle.close();
  }
}

async function* linesOfHandle(file: string, handle: FileHandle): AsyncGenerator<StoredLine> {
  let buffer = Buffer.allocUnsafeSlow(chunkBytes);
  let filled = 0;
  let line = 0;
  while (filled <= maxLineBytes) {
    if (filled === buffer.length) buffer = grown(buffer);
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, null);
    if (bytesRead === 0) break;
    filled += bytesRead;
    const bytes = buffer.subarray(0, filled);
    let start = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
      line += 1;
      yield { file, line, bytes: bytes.subarray(start, end), whole: true };
      start = end + 1;
    }
    buffer.copyWithin(0, start, filled);
    filled -= start;
  }
  if (filled > 0) yield { file, line: line + 1, bytes: buffer.subarray(0, filled), whole: false };
}

function grown(buffer: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafeSlow(2 * buffer.length);
  buffer.copy(larger);
  return larger;
}
