import { type ChainHead, emptyChain, maxLineBytes, readSeal, type Seal } from './line.ts';
import { linesOfSegment, type StoredLine } from './scan.ts';
import { listSegments, type Segment } from './segments.ts';
import { OpenExchanges, type Unclosed } from './unclosed.ts';

export interface IntactJournal {
  readonly ok: true;
  readonly records: number;
  readonly head: ChainHead;
  /** How many sessions began. */
  readonly sessions: number;
  readonly files: number;
  /** Exchanges without a `close`: they are not over yet, or their process ended before they were. */
  readonly unclosed: { readonly count: number; readonly latest: readonly Unclosed[] };
}

export interface BrokenJournal {
  readonly ok: false;
  /** The first file, and in it the first line (from 1; 0 for the file itself), that does not fit. */
  readonly file: string;
  readonly line: number;
  /** The number that was due there. */
  readonly seq: number;
  /** For people. Holds nothing that was recorded. */
  readonly problem: string;
}

export type Verification = IntactJournal | BrokenJournal;

const sessionStart = Buffer.from('"type":"session-start"');
/** Where `type` stands: behind `v` and `seq`. Bytes. */
const typeWithin = 64;

/** Exchanges without a `close` that are named. */
const namedUnclosed = 8;

interface Walk {
  head: ChainHead;
  sessions: number;
  readonly exchanges: OpenExchanges;
}

/** What is wrong with a line whose number is not the one that is due. */
function outOfOrder(seq: number, due: number): string {
  if (seq > due) return `record ${due} is missing: removed, or the lines were swapped; this is record ${seq}`;
  return `record ${seq} is here again or out of its place; record ${due} is due`;
}

function problemOfSeal(seal: Seal, head: ChainHead): string | undefined {
  if (!seal.intact) return 'the line was altered: its bytes do not give its hash';
  if (seal.seq !== head.seq + 1) return outOfOrder(seal.seq, head.seq + 1);
  if (seal.prev === head.hash) return undefined;
  return 'the line does not follow from the one before: one of the two was replaced or inserted';
}

function notARecord(stored: StoredLine): string {
  if (stored.bytes.length > maxLineBytes) return 'the line is longer than any record';
  if (!stored.whole)
    return 'the last line is cut off: its writer died in the middle of it, or is writing it now';
  return 'the line is not a record of a journal';
}

function problemOfExpected(head: ChainHead, expected: ChainHead | undefined): string | undefined {
  if (head.seq !== expected?.seq || head.hash === expected.hash) return undefined;
  return 'the record is not the one that the expected head names: the chain was written anew';
}

/** Takes one line into the walk, or says why it cannot be taken. */
function step(walk: Walk, stored: StoredLine, expected: ChainHead | undefined): string | undefined {
  const seal = stored.whole && stored.bytes.length <= maxLineBytes ? readSeal(stored.bytes) : undefined;
  if (seal === undefined) return notARecord(stored);
  const problem = problemOfSeal(seal, walk.head) ?? problemOfExpected(seal, expected);
  if (problem !== undefined) return problem;
  walk.head = { seq: seal.seq, hash: seal.hash };
  if (stored.bytes.subarray(0, typeWithin).includes(sessionStart)) walk.sessions += 1;
  walk.exchanges.take(seal.seq, stored.bytes);
  return undefined;
}

async function walkSegment(
  directory: string,
  segment: Segment,
  walk: Walk,
  expected: ChainHead | undefined,
): Promise<BrokenJournal | undefined> {
  const seq = walk.head.seq + 1;
  if (segment.firstSeq !== seq) {
    const problem =
      segment.firstSeq > seq
        ? `the file that begins with record ${seq} is missing, or the one before it is cut off`
        : `record ${seq} is due, so this file is here twice or has another file's name`;
    return { ok: false, file: segment.file, line: 0, seq, problem };
  }
  for await (const stored of linesOfSegment(directory, segment)) {
    const due = walk.head.seq + 1;
    const problem = step(walk, stored, expected);
    if (problem !== undefined) return { ok: false, file: segment.file, line: stored.line, seq: due, problem };
  }
  return undefined;
}

/** Reads `seq:hash`, as printed by whoever noted a head; `undefined` when it is none. */
export function parseHead(text: string): ChainHead | undefined {
  const [, seq, hash] = /^(0|[1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return seq === undefined || hash === undefined ? undefined : { seq: Number(seq), hash };
}

export function printHead(head: ChainHead): string {
  return `${head.seq}:${head.hash}`;
}

/**
 * Checks every line of a journal and names the first that does not fit: altered, removed, inserted, swapped or
 * repeated lines, missing files, unfinished ends. Reads in one pass; holds one chunk and one line in memory.
 *
 * The hashes are not keyed. Two things are therefore proven only against `expected`, a head that was noted
 * elsewhere before: that no whole lines were cut off at the end, and that the chain was not written anew from some
 * line on. The journal may have grown since; what came after the expected head is checked for consistency only.
 *
 * Rejects when the directory or a file cannot be read.
 */
export async function verifyJournal(directory: string, expected?: ChainHead): Promise<Verification> {
  const segments = await listSegments(directory);
  const walk: Walk = { head: emptyChain, sessions: 0, exchanges: new OpenExchanges() };
  for (const segment of segments) {
    const broken = await walkSegment(directory, segment, walk, expected);
    if (broken !== undefined) return broken;
  }
  const { head, sessions, exchanges } = walk;
  if (expected !== undefined && expected.seq > head.seq) {
    const problem = `the end is cut off: the expected head names record ${expected.seq}, the last here is ${head.seq}`;
    return { ok: false, file: segments.at(-1)?.file ?? '', line: 0, seq: head.seq + 1, problem };
  }
  const unclosed = { count: exchanges.count, latest: exchanges.latest(namedUnclosed) };
  return { ok: true, records: head.seq + 1, head, sessions, files: segments.length, unclosed };
}
