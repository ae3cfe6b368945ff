import { statSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomicileError } from '../errors/domicile-error.ts';
import { type ChainHead, emptyChain, maxLineBytes, readSeal } from './line.ts';
import type { Segment } from './segments.ts';

/** Where writing goes on. */
export interface Tail {
  readonly head: ChainHead;
  /** The segment to go on in; `undefined` in a new journal. */
  readonly segment: Segment | undefined;
  /** Its size up to the last whole line. */
  readonly size: number;
  /** What was behind the last whole line. */
  readonly torn: Buffer;
}

const newline = 0x0a;

function broken(file: string, what: string): DomicileError {
  const way = 'check it with `domicile journal verify`, then move the journal aside to begin a new one';
  return new DomicileError('recording.failed', `the journal cannot be continued: ${file}: ${what}; ${way}`);
}

/** The file's last bytes: enough for a whole line and a torn one behind it. */
async function readEnd(path: string): Promise<{ readonly bytes: Buffer; readonly size: number }> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, 2 * (maxLineBytes + 1));
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, size - length);
    return { bytes: buffer.subarray(0, bytesRead), size };
  } finally {
    await handle.close();
  }
}

async function readSegmentTail(directory: string, segment: Segment): Promise<Tail> {
  const { bytes, size } = await readEnd(join(directory, segment.file));
  const last = bytes.lastIndexOf(newline);
  const torn = bytes.subarray(last + 1);
  if (torn.length > maxLineBytes) throw broken(segment.file, 'it does not end in a line of the journal');
  if (last < 0) return { head: emptyChain, segment, size: 0, torn };
  const begin = last === 0 ? 0 : bytes.lastIndexOf(newline, last - 1) + 1;
  const seal = readSeal(bytes.subarray(begin, last));
  if (seal?.intact !== true) throw broken(segment.file, 'its last whole line was altered');
  return { head: { seq: seal.seq, hash: seal.hash }, segment, size: size - torn.length, torn };
}

/** Finds the end of the chain. Looks at the last line only: `verifyJournal` looks at all. */
export async function readTail(directory: string, segments: readonly Segment[]): Promise<Tail> {
  const last = segments.at(-1);
  if (last === undefined) return { head: emptyChain, segment: undefined, size: 0, torn: Buffer.alloc(0) };
  const tail = await readSegmentTail(directory, last);
  if (tail.size > 0) return tail;
  const before = segments.at(-2);
  const { head } = before === undefined ? tail : await readSegmentTail(directory, before);
  if (head.seq + 1 !== last.firstSeq) throw broken(last.file, 'the lines before it are missing');
  return { ...tail, head };
}

/**
 * Keeps the bytes of a torn line in a file of their own, for whoever wants to see them. Returns what to tell of it,
 * or `undefined`. A file that an earlier start left, without having got to the record that tells of it, counts.
 */
export async function keepTorn(
  directory: string,
  tail: Tail,
): Promise<{ readonly file: string; readonly bytes: number } | undefined> {
  const file = `torn-${String(tail.head.seq + 1).padStart(8, '0')}.part`;
  const path = join(directory, file);
  if (tail.torn.length > 0) await writeFile(path, tail.torn, { mode: 0o600, flush: true });
  const bytes = statSync(path, { throwIfNoEntry: false })?.size;
  return bytes === undefined ? undefined : { file, bytes };
}
