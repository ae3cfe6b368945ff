import { Buffer } from 'node:buffer';

/** UTF-16 units that are looked at in one piece. */
export const BLOCK = 16 * 1024;
/** Fewer units than these are copied one by one: a native call would cost more. */
const FEW_UNITS = 48;

/** Units behind a block that may be read with it. */
export const AHEAD = 8;

const bytes = Buffer.alloc(2 * (BLOCK + 1 + AHEAD));
const units = new Uint16Array(bytes.buffer, bytes.byteOffset, BLOCK + 1 + AHEAD);

/**
 * The units of `[from, to)`, at most BLOCK + 1 + AHEAD of them, to be read before the next call: loops over them are
 * twice as fast as over the string, whose form they would have to ask for at each character. `from` may be -1,
 * which reads as NUL.
 */
export const unitsOf = (text: string, from: number, to: number): Uint16Array => {
  if (to - from <= FEW_UNITS) {
    for (let i = from; i < to; i++) units[i - from] = text.charCodeAt(i);
  } else if (from < 0) {
    units[0] = 0;
    bytes.write(text.substring(0, to), 2, 'utf16le');
  } else {
    bytes.write(text.substring(from, to), 0, 'utf16le');
  }
  return units;
};

const ascii = Buffer.from(new ArrayBuffer(4 * Math.ceil((3 * (BLOCK + 1 + AHEAD)) / 4)));
const words = new Int32Array(ascii.buffer);

/** The same units as bytes, to be read before the next call; `undefined` where one is no ASCII. */
export const asciiOf = (text: string, from: number, to: number): Uint8Array | undefined => {
  const begin = Math.max(from, 0);
  ascii[0] = 0;
  const count = ascii.write(text.substring(begin, to), begin - from);
  return count === to - begin ? ascii : undefined;
};

/** Bits of a class of units: something may begin here, and not behind another unit that it joins. */
export const BEGINS = 1;
export const JOINS = 2;

const places = new Int32Array(BLOCK);

/** Which of the fours hold a mark, and in the highest bit of each byte where. */
const fours = new Int32Array(words.length);
const bits = new Int32Array(words.length);
/** Where machines put the byte of a word that counts most: 3 where it is the first. */
const order = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 0 : 3;

/** All of a word but its first byte. */
const behindFirst = order === 0 ? ~0xff : ~(0xff << 24);

/** The highest bit of each byte that is zero, and perhaps of a one above it. */
const zeroBytes = (word: number): number => (word - 0x01010101) & ~word & 0x80808080;

/** Of a byte: whether a mark begins with it, and does not behind another. */
const marks = new Uint8Array(256).fill(BEGINS | JOINS, 48, 58);
marks[64] = BEGINS;

/**
 * The indices in `[1, limit)` of what `asciiOf` read at which a run of digits begins or an `@` stands: `count` of
 * `placesOf()`. Four bytes at a time, most of which hold neither, and without a branch on what they hold.
 */
export const collectMarks = (limit: number): number => {
  const end = (limit + 3) >> 2;
  let found = 0;
  for (let i = 0; i < end; i++) {
    const word = words[i] as number;
    const set = zeroBytes((word & 0xf0f0f0f0) ^ 0x30303030) | zeroBytes(word ^ 0x40404040);
    fours[found] = i;
    bits[found] = set;
    found += (set | -set) >>> 31;
  }
  // What stands before the block is not of it.
  if (fours[0] === 0) bits[0] = (bits[0] as number) & behindFirst;
  let count = 0;
  for (let i = 0; i < found; i++) {
    const four = 4 * (fours[i] as number);
    for (let set = bits[i] as number; set !== 0; set &= set - 1) {
      const at = four + (((31 - Math.clz32(set & -set)) >> 3) ^ order);
      places[count] = at;
      count += begins(marks[ascii[at - 1] as number] as number, marks[ascii[at] as number] as number);
    }
  }
  while (count > 0 && (places[count - 1] as number) >= limit) count--;
  return count;
};

/** Scratch for the places of one block at which something may begin, to be read before the next call. */
export const placesOf = (): Int32Array => places;

/**
 * The indices in `[1, limit)` of units that begin something: `count` of `placesOf()`. Without a branch: one that is
 * taken now and then, as words and numbers begin, costs more than all else here. Two at a time.
 */
export const collectBeginnings = (classes: Uint8Array, units: Uint16Array, limit: number): number => {
  let count = 0;
  let before = classes[units[0] as number] as number;
  let i = 1;
  for (; i + 1 < limit; i += 2) {
    const first = classes[units[i] as number] as number;
    const second = classes[units[i + 1] as number] as number;
    places[count] = i;
    count += begins(before, first);
    places[count] = i + 1;
    count += begins(first, second);
    before = second;
  }
  if (i === limit) return count;
  places[count] = i;
  return count + begins(before, classes[units[i] as number] as number);
};

/** 1 or 0. */
const begins = (before: number, now: number): number => now & BEGINS & ~((now & before) >> 1);
