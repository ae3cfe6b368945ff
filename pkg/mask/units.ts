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

/** The indices below `limit` of the units last read that are an ASCII character. */
export const placesOfUnit = (code: number, limit: number): readonly number[] => {
  const found: number[] = [];
  if (limit <= FEW_UNITS) {
    for (let i = 0; i < limit; i++) if (units[i] === code) found.push(i);
    return found;
  }
  const block = bytes.subarray(0, 2 * limit);
  for (let at = block.indexOf(code); at >= 0; at = block.indexOf(code, at + 1)) {
    if (at % 2 === 0 && units[at / 2] === code) found.push(at / 2);
  }
  return found;
};

/** Bits of a class of units: something may begin here, and not behind another unit that it joins. */
export const BEGINS = 1;
export const JOINS = 2;

const places = new Int32Array(BLOCK);

/** Scratch for the places of one block at which something may begin, to be read before the next call. */
export const placesOf = (): Int32Array => places;

/**
 * The indices in `[1, limit)` of units that begin something: `count` of `places`. Without a branch: one that is
 * taken now and then, as words and numbers begin, costs more than all else here. Two at a time.
 */
export const collectBeginnings = (
  classes: Uint8Array,
  units: Uint16Array,
  limit: number,
  places: Int32Array,
): number => {
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

/** Whether the unit begins something: see `collectBeginnings`. */
export const beginsAt = (classes: Uint8Array, units: Uint16Array, i: number): boolean =>
  begins(classes[units[i - 1] as number] as number, classes[units[i] as number] as number) === 1;
