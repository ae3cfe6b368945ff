import type { Slices } from '../../api/text.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import { hexUnit } from './escapes.ts';

/** Bytes walked between two yields. */
const SLICE_BYTES = 64 * 1024;

function misplaced(): DomicileError {
  return new DomicileError('masking.failed', 'an edit lies outside its text or cuts a character in two');
}

/** Bytes and UTF-16 units of the character at `at`, packed as `bytes * 4 + units`. */
function rawCharacter(bytes: Buffer, at: number): number {
  const byte = bytes[at] ?? 0;
  if (byte < 0x80) return 1 * 4 + 1;
  if (byte < 0xe0) return 2 * 4 + 1;
  return byte < 0xf0 ? 3 * 4 + 1 : 4 * 4 + 2;
}

function escapedCharacter(bytes: Buffer, at: number): number {
  if (bytes[at + 1] !== 0x75) return 2 * 4 + 1;
  const unit = hexUnit(bytes, at + 2);
  return unit >= 0xd800 && unit <= 0xdbff ? 12 * 4 + 2 : 6 * 4 + 1;
}

/**
 * Byte offsets of ascending UTF-16 offsets into the text that stands in `bytes` from `start` to `end`;
 * `escaped`: as the content of a JSON string. Throws `masking.failed` for an offset outside or within a character.
 */
export function* byteOffsetsOf(
  bytes: Buffer,
  range: { readonly start: number; readonly end: number; readonly escaped: boolean },
  units: readonly number[],
): Slices<number[]> {
  const offsets: number[] = [];
  let at = range.start;
  let unit = 0;
  let pause = at + SLICE_BYTES;
  for (const wanted of units) {
    while (unit < wanted && at < range.end) {
      const character =
        range.escaped && bytes[at] === 0x5c ? escapedCharacter(bytes, at) : rawCharacter(bytes, at);
      at += character >> 2;
      unit += character & 3;
      if (at < pause) continue;
      pause = at + SLICE_BYTES;
      yield;
    }
    if (unit !== wanted) throw misplaced();
    offsets.push(at);
  }
  return offsets;
}

/** `byteOffsetsOf` where every unit is one byte. Throws `masking.failed` for an offset outside, or one before its predecessor. */
export function plainOffsets(start: number, end: number, units: readonly number[]): number[] {
  let last = 0;
  return units.map((unit) => {
    if (unit < last || start + unit > end) throw misplaced();
    last = unit;
    return start + unit;
  });
}

/** UTF-16 offsets of ascending byte offsets into UTF-8 text: the way back. */
export function* unitOffsetsOf(bytes: Buffer, offsets: readonly number[]): Slices<number[]> {
  const units: number[] = [];
  let at = 0;
  let unit = 0;
  let pause = SLICE_BYTES;
  for (const wanted of offsets) {
    while (at < wanted) {
      const character = rawCharacter(bytes, at);
      at += character >> 2;
      unit += character & 3;
      if (at < pause) continue;
      pause = at + SLICE_BYTES;
      yield;
    }
    if (at !== wanted) throw misplaced();
    units.push(unit);
  }
  return units;
}
