import { Buffer } from 'node:buffer';
import { countWhile } from './bisect.ts';
import { is, DIGIT } from './characters.ts';
import { AHEAD, BEGINS, BLOCK, JOINS, collectBeginnings, unitsOf } from './units.ts';
import { headIn, headOf } from './value-heads.ts';

/**
 * Units that most values have one of, and few places of a text: an `@`, and a run of digits, where it begins. Values
 * are found by the first of them.
 */
export const markClasses = new Uint8Array(65536).fill(BEGINS | JOINS, 48, 58);
markClasses[64] = BEGINS;

/** The marks of a stretch, to be read before those of another one are asked for: `[first, end)` of all. */
export interface Marks {
  /** Where in the text they stand, in order. */
  readonly places: Int32Array;
  /** The low bytes of four units from each of them on: see `headOf`. What is behind the text may be anything. */
  readonly heads: Int32Array;
  first: number;
  end: number;
}

const words = new Int32Array(Math.ceil((BLOCK + 1 + AHEAD) / 4));
const bytes = Buffer.from(words.buffer);
const MOST = 4 * words.length;
const marks: Marks = { places: new Int32Array(MOST), heads: new Int32Array(MOST), first: 0, end: 0 };

/** The stretch whose marks are known, all of them: the first `count`. */
const last = { text: '', from: 0, to: 0, count: 0 };

/** From now on, whoever goes through the text from its beginning on may note its marks. */
export const awaitMarks = (text: string): void => {
  last.text = text;
  last.from = 0;
  last.to = 0;
  last.count = 0;
};

/** Lets go of the text whose marks are known. */
export const forgetMarks = (): void => {
  awaitMarks('');
};

/** Whether the marks from `from` on are awaited, and there is room for so many. */
export const areAwaited = (text: string, from: number, most: number): boolean =>
  last.to === from && last.text === text && last.count + most <= MOST;

/** Notes a mark, if marks are awaited, in order. */
export const noteMark = (at: number, head: number): void => {
  marks.places[last.count] = at;
  marks.heads[last.count] = head;
  last.count++;
};

/** Longest stretch that is looked through unit by unit. */
const FEW = 64;

/** All marks before `to` were noted; not those in `[to, behind)`, which nobody goes through. */
export const noteTo = (text: string, to: number, behind: number): void => {
  last.to = to;
  if (behind - to > FEW || last.count + FEW > MOST) return;
  for (let at = to; at < behind; at++) if (isMarkAt(text, at)) noteMark(at, headIn(text, at));
  last.to = Math.max(to, behind);
};

const AT = 64;
const isMarkAt = (text: string, at: number): boolean =>
  text.charCodeAt(at) === AT || (isDigitAt(text, at) && !isDigitAt(text, at - 1));
const isDigitAt = (text: string, at: number): boolean => is(text.charCodeAt(at), DIGIT);

/** Which of the fours hold a mark, and in the highest bit of each byte where. */
const fours = new Int32Array(words.length);
const bits = new Int32Array(words.length);
/** Whether the first byte of a word counts least, as on all machines that are common. */
const isLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

const HIGHS = 0x80808080 | 0;
const LOWS = 0x7f7f7f7f;
/** Of a word, all bytes but the first. */
const BEHIND_FIRST = ~0xff;

/** The highest bit of each byte that is a digit. */
const digitsIn = (word: number): number => {
  const low = word & LOWS;
  return (low + 0x50505050) & ~(low + 0x46464646) & ~word & HIGHS;
};

/** The highest bit of each byte that is an `@`. */
const signsIn = (word: number): number => {
  const other = word ^ 0x40404040;
  return ~((other & LOWS) + LOWS) & ~other & HIGHS;
};

/**
 * The indices in `[1, limit)` of marks among the bytes. Four bytes at a time, most of which hold none, and without a
 * branch on what they hold.
 */
const collectMarks = (limit: number): number => {
  const end = (limit + 3) >> 2;
  let found = 0;
  let before = 0;
  for (let i = 0; i < end; i++) {
    const word = words[i] as number;
    const digits = digitsIn(word);
    const set = (digits & ~((digits << 8) | before)) | signsIn(word);
    before = digits >>> 24;
    fours[found] = i;
    bits[found] = set;
    found += (set | -set) >>> 31;
  }
  // What stands before the block is not of it.
  if (fours[0] === 0) bits[0] = (bits[0] as number) & BEHIND_FIRST;
  const { places } = marks;
  let count = 0;
  for (let i = 0; i < found; i++) {
    const four = 4 * (fours[i] as number);
    for (let set = bits[i] as number; set !== 0; set &= set - 1)
      places[count++] = four + ((31 - Math.clz32(set & -set)) >> 3);
  }
  while (count > 0 && (places[count - 1] as number) >= limit) count--;
  return count;
};

/** How many of the first `count` bytes are no ASCII. */
const highBytes = (count: number): number => {
  const end = (count + 3) >> 2;
  bytes.fill(0, count, 4 * end);
  let high = 0;
  for (let i = 0; i < end; i++)
    high += Math.imul(((words[i] as number) >>> 7) & 0x01010101, 0x01010101) >>> 24;
  return high;
};

/**
 * Reads the low bytes of `[from, to)`; whether a mark among them is one of the text. In UTF-8, a unit takes a byte more
 * where its low byte is no ASCII, and where it is beyond Latin-1 at least one more in any case: if that is all that the
 * text is longer by, no unit beyond Latin-1 has a low byte that is ASCII.
 */
const readBytes = (text: string, from: number, to: number): boolean => {
  const begin = Math.max(from, 0);
  const piece = text.substring(begin, to);
  bytes[0] = 0;
  bytes.write(piece, begin - from, 'latin1');
  const longer = Buffer.byteLength(piece) - piece.length;
  return longer === 0 || longer === highBytes(to - from);
};

/** The same marks, found one by one. */
const collectUnits = (text: string, from: number, to: number): number => {
  const units = unitsOf(text, from, to);
  return collectBeginnings(markClasses, units, to - from, marks.places);
};

/** Puts the marks in `[from, to)` in place of those that are known. */
const collect = (text: string, from: number, to: number): void => {
  const base = from - 1;
  const isExact = readBytes(text, base, Math.min(text.length, to + AHEAD)) && isLittleEndian;
  const count = isExact ? collectMarks(to - base) : collectUnits(text, base, to);
  const { places, heads } = marks;
  for (let i = 0; i < count; i++) {
    const at = places[i] as number;
    heads[i] = headOf(
      bytes[at] as number,
      bytes[at + 1] as number,
      bytes[at + 2] as number,
      bytes[at + 3] as number,
    );
    places[i] = base + at;
  }
  last.text = text;
  last.from = from;
  last.to = to;
  last.count = count;
};

/** How many of the known marks stand before `at`. */
const countBefore = (at: number): number => countWhile(last.count, (i) => (marks.places[i] as number) < at);

/**
 * The marks in `[from, to)`, at most BLOCK units. Those known last are kept: what is carried and what is known are
 * looked for in the same text, through which detectors went before.
 */
export const marksIn = (text: string, from: number, to: number): Marks => {
  if (from < last.from || to > last.to || last.text !== text) collect(text, from, to);
  marks.first = countBefore(from);
  marks.end = countBefore(to);
  return marks;
};
