import { hash } from 'node:crypto';

/** What `prev` says on the first line of a journal. */
export const genesisHash = '0'.repeat(64);

/** Bound of one line in bytes, its newline not counted. A longer record is refused; a longer line is broken. */
export const maxLineBytes = 2 * 1024 * 1024;

/** Where a chain stands: the last line's number and hash. `seq` is -1 before the first line. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

export const emptyChain: ChainHead = { seq: -1, hash: genesisHash };

const hashLength = 64;
const prevKey = ',"prev":"';
const hashKey = ',"hash":"';
const sealEnd = '"}';
/** Bytes from `,"hash":"` to the end of the line. */
const sealBytes = hashKey.length + hashLength + sealEnd.length;
const linkBytes = prevKey.length + hashLength + 1;
const hex = /^[0-9a-f]{64}$/;
const start = /^\{"v":1,"seq":(0|[1-9]\d{0,14}),/;
/** Long enough for `{"v":1,"seq":` with 15 digits and a comma. */
const startBytes = 32;

/** Bytes that a line has besides its fragment, at most; the newline is among them. */
export const frameBytes = startBytes + linkBytes + sealBytes + 1;

/**
 * Writes one line into `target` at `at` and returns the head after it and the offset behind it.
 *
 * A line is `{"v":1,"seq":N` + fragment + `,"prev":"P"` + `,"hash":"H"}` + newline, where H is the lower-case hex
 * SHA-256 over the UTF-8 bytes of the line from its `{` up to and not including `,"hash":"` (that is: the line
 * without its newline and without its last 75 bytes), and P is the H of the line before.
 */
export function writeLine(
  target: Buffer,
  at: number,
  previous: ChainHead,
  fragment: string,
): { readonly head: ChainHead; readonly end: number } {
  const seq = previous.seq + 1;
  const begun = at + target.write(`{"v":1,"seq":${seq}`, at, 'latin1');
  const told = begun + target.write(fragment, begun, 'utf8');
  const covered = told + target.write(`${prevKey}${previous.hash}"`, told, 'latin1');
  const digest = hash('sha256', target.subarray(at, covered), 'hex');
  const end = covered + target.write(`${hashKey}${digest}${sealEnd}\n`, covered, 'latin1');
  return { head: { seq, hash: digest }, end };
}

/** The parts of a line that tie it into the chain, read by position; `undefined` when the line has another shape. */
export interface Seal extends ChainHead {
  readonly prev: string;
  /** Whether `hash` is the hash of the bytes that it covers. */
  readonly intact: boolean;
}

/** Reads a line given without its newline. */
export function readSeal(line: Buffer): Seal | undefined {
  const sealAt = line.length - sealBytes;
  const linkAt = sealAt - linkBytes;
  const seq = start.exec(line.toString('latin1', 0, startBytes))?.[1];
  if (linkAt <= 0 || seq === undefined) return undefined;
  const tail = line.toString('latin1', linkAt);
  const prev = tail.slice(prevKey.length, prevKey.length + hashLength);
  const digest = tail.slice(linkBytes + hashKey.length, -sealEnd.length);
  if (tail !== `${prevKey}${prev}"${hashKey}${digest}${sealEnd}`) return undefined;
  if (!hex.test(prev) || !hex.test(digest)) return undefined;
  const intact = hash('sha256', line.subarray(0, sealAt), 'hex') === digest;
  return { seq: Number(seq), prev, hash: digest, intact };
}
