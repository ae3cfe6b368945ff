import { createReadStream } from 'node:fs';
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

/** The lines of one file. Holds one chunk and at most one line in memory. */
export async function* linesOfSegment(directory: string, segment: Segment): AsyncGenerator<StoredLine> {
  const { file } = segment;
  let line = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(join(directory, file), { highWaterMark: chunkBytes })) {
    const bytes: Buffer = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    let start = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
      line += 1;
      yield { file, line, bytes: bytes.subarray(start, end), whole: true };
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > maxLineBytes) break;
  }
  if (rest.length > 0) yield { file, line: line + 1, bytes: rest, whole: false };
}
