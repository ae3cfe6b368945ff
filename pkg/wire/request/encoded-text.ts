import type { Slices } from '../../api/text.ts';

/** UTF-16 units from which on a text of the base64 alphabet alone is taken for encoded: 4 KiB. No word is that long. */
export const MIN_ENCODED_UNITS = 4096;
/** Units that are looked at between two yields. */
const SLICE_UNITS = 64 * 1024;
/** Units of a `data:` URL before its data. */
const MAX_PREFIX_UNITS = 256;

const alphabet = /^[A-Za-z0-9+/_-]*$/;
const lastStretch = /^[A-Za-z0-9+/_-]*={0,2}$/;

function dataStart(text: string): number {
  const prefix = /^data:[^,]*,/i.exec(text.slice(0, MAX_PREFIX_UNITS));
  return prefix === null ? 0 : prefix[0].length;
}

/**
 * Whether a text is base64 (or its URL alphabet), without spaces, maybe as a `data:` URL, and long enough to matter.
 */
export function* looksEncoded(text: string): Slices<boolean> {
  if (text.length < MIN_ENCODED_UNITS) return false;
  for (let from = dataStart(text); from < text.length; from += SLICE_UNITS) {
    const to = from + SLICE_UNITS;
    const shape = to < text.length - 2 ? alphabet : lastStretch;
    if (!shape.test(text.slice(from, to))) return false;
    yield;
  }
  return true;
}
