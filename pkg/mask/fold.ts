import { isWord } from './characters.ts';

/** Scripts with two cases end before this, apart from what has its capitals nowhere near. */
const FOLDED = 0x2000;
const SPACE = 32;

const folded = new Uint16Array(FOLDED);
/** Per folded unit, as bits: the five low bits of the units that it stands for. */
const lowBits = new Int32Array(FOLDED);
/** The same of those few that are folded beyond. */
const lowBitsBeyond = new Map<number, number>();
const lowBitOf = (code: number): number => 1 << (code & 31);

const foldOne = (code: number): number => {
  if (code === 9 || code === 10 || code === 13 || code === 0xa0) return SPACE;
  const lower = String.fromCharCode(code).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
};

/** Filled when the first dictionary is compiled: most processes have none. */
const fill = (): void => {
  if (folded[SPACE] === SPACE) return;
  for (let code = 0; code < FOLDED; code++) {
    const to = foldOne(code);
    folded[code] = to;
    if (to < FOLDED) lowBits[to] = (lowBits[to] as number) | lowBitOf(code);
    else lowBitsBeyond.set(to, (lowBitsBeyond.get(to) ?? 0) | lowBitOf(code));
  }
};

/** Which five low bits the units have that are folded to this one: a bit for each. Call `foldText` once before. */
export const lowBitsOf = (code: number): number =>
  (code < FOLDED ? (lowBits[code] as number) : (lowBitsBeyond.get(code) ?? 0)) | lowBitOf(code);

/** A unit without its case; white space of any kind is a space. Call `foldText` once before. */
export const fold = (code: number): number => (code < FOLDED ? (folded[code] as number) : code);

/** An entry as it is looked for: folded, with single spaces, none at its ends. */
export const foldText = (text: string): string => {
  fill();
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const code = fold(text.charCodeAt(i));
    if (code === SPACE && (out === '' || out.endsWith(' '))) continue;
    out += String.fromCharCode(code);
  }
  return out.trimEnd();
};

/** Whether a word ends between two units. */
export const isBoundary = (before: number, behind: number): boolean => !(isWord(before) && isWord(behind));
