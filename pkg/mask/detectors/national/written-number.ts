import { forgetsBy } from '../../last-text.ts';
import { isNameCharacter } from '../../characters.ts';

/** Most groups and digits that are read of one number. */
export const MAX_GROUPS = 7;
export const MAX_DIGITS = 28;

/** Separators of groups as digits of `separators`. */
const separatorNumbers = new Uint8Array(256);
for (const [i, character] of [' ', '-', '.', '/', '+'].entries())
  separatorNumbers[character.charCodeAt(0)] = i + 1;
separatorNumbers[0xa0] = 1;
const SPACE = 1;

/** Per group, the first one included. */
interface Group {
  /** Index behind it. */
  end: number;
  /** Sizes of the groups up to here as hexadecimal digits. */
  sizes: number;
  /** What separates the groups up to here, as octal digits. */
  separators: number;
}

/** The digits that begin at an anchor, as people write them in groups. */
export interface WrittenNumber {
  text: string;
  start: number;
  /** Values 0 to 9. */
  readonly digits: Uint8Array;
  readonly groups: readonly Group[];
  /** Groups that were read. */
  count: number;
  /** Whether a number may begin here: not within a word, a decimal fraction or a longer number. */
  isFree: boolean;
}

const written: WrittenNumber = {
  text: '',
  start: -1,
  digits: new Uint8Array(MAX_DIGITS),
  groups: Array.from({ length: MAX_GROUPS }, () => ({ end: 0, sizes: 0, separators: 0 })),
  count: 0,
  isFree: false,
};

forgetsBy(() => {
  written.text = '';
  written.start = -1;
});

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** What between two groups of digits makes them one number; a space does not by itself. */
const joins = (code: number): boolean =>
  code === 45 || code === 46 || code === 47 || code === 44 || code === 58;

const isFreeAt = (text: string, at: number): boolean => {
  const before = text.charCodeAt(at - 1);
  if (isNameCharacter(before) || before === 43 || before === 36 || before === 0x20ac || before === 0xa3)
    return false;
  return !joins(before) || before === 58
    ? !isClock(text, at, before)
    : !isNameCharacter(text.charCodeAt(at - 2));
};

const isClock = (text: string, at: number, before: number): boolean =>
  before === 58 && isDigit(text.charCodeAt(at - 2));

const separatorAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code < 256 ? (separatorNumbers[code] as number) : 0;
};

/**
 * Reads the number that begins at `start`. The last one is remembered, and the same object returned: several
 * detectors look at the same digits.
 */
export const readNumber = (text: string, start: number): WrittenNumber => {
  if (written.start === start && written.text === text) return written;
  written.text = text;
  written.start = start;
  written.count = 0;
  written.isFree = isFreeAt(text, start);
  if (written.isFree) readGroups(text, start);
  return written;
};

const readGroups = (text: string, start: number): void => {
  const { digits, groups } = written;
  let at = start;
  let taken = 0;
  let sizes = 0;
  let separators = 0;
  while (written.count < MAX_GROUPS) {
    const from = taken;
    let code = text.charCodeAt(at);
    while (isDigit(code) && taken < MAX_DIGITS) {
      digits[taken++] = code - 48;
      code = text.charCodeAt(++at);
    }
    const size = taken - from;
    if (isDigit(code) || size > 15) return;
    const group = groups[written.count++] as Group;
    sizes = sizes * 16 + size;
    group.end = at;
    group.sizes = sizes;
    group.separators = separators;
    const separator = separatorAt(text, at);
    const next = separator === SPACE && text.charCodeAt(at + 1) === 32 ? at + 2 : at + 1;
    if (separator === 0 || !isDigit(text.charCodeAt(next))) return;
    separators = separators * 8 + separator;
    at = next;
  }
};

/** How a number may be written: `#` stands for a digit, `###-##-####`. A space is any kind of space. */
export interface Grouping {
  readonly groups: number;
  readonly sizes: number;
  readonly separators: number;
  /** Digits in all. */
  readonly digits: number;
  readonly first: number;
  /** Character behind the first group; empty where there is one group. */
  readonly next: string;
}

export const groupingOf = (pattern: string): Grouping => {
  const sizes = pattern.split(/[^#]/).map(({ length }) => length);
  const separators = pattern
    .replaceAll('#', '')
    .split('')
    .map((character) => separatorNumbers[character.charCodeAt(0)] ?? 0);
  const next = pattern.replaceAll('#', '').charAt(0);
  return {
    groups: sizes.length,
    digits: sizes.reduce((sum, size) => sum + size, 0),
    sizes: sizes.reduce((sum, size) => sum * 16 + size, 0),
    separators: separators.reduce((sum, separator) => sum * 8 + separator, 0),
    first: sizes[0] ?? 0,
    next: next === ' ' ? ' \u00a0' : next,
  };
};

/** Whether the number ends at `end`, or goes on: a further group belongs to it unless another separator begins it. */
const endsAt = (text: string, end: number, lastSeparator: number): boolean => {
  const after = text.charCodeAt(end);
  if (isNameCharacter(after)) return false;
  if (!isDigit(text.charCodeAt(end + 1))) return true;
  if (joins(after)) return after === 44 || after === 58;
  return separatorAt(text, end) !== SPACE || lastSeparator !== SPACE;
};

/** Whether the first groups, up to the one of this index, are a number by themselves. */
const isWhole = ({ text, start, groups }: WrittenNumber, index: number): boolean => {
  const { end, separators } = groups[index] as Group;
  const lastSeparator = separators & 7;
  // Groups before the first: this is the end of a longer number.
  const isRest =
    lastSeparator !== 0 &&
    separatorAt(text, start - 1) === lastSeparator &&
    isDigit(text.charCodeAt(start - 2));
  return !isRest && endsAt(text, end, lastSeparator);
};

/** Index behind the number where it is written in this way, else -1. */
export const endOf = (number: WrittenNumber, grouping: Grouping): number => {
  if (number.count < grouping.groups) return -1;
  const group = number.groups[grouping.groups - 1] as Group;
  if (group.sizes !== grouping.sizes || group.separators !== grouping.separators) return -1;
  return isWhole(number, grouping.groups - 1) ? group.end : -1;
};

/** Bits of a hash of sizes and separators. */
const HASH_BITS = 12;

/** Ways of writing numbers, roughly: a quick answer for those that are written in none of them. */
export class KnownGroupings {
  readonly #hashes = new Uint8Array(1 << HASH_BITS);

  add({ sizes, separators }: Grouping): void {
    this.#hashes[hashOf(sizes, separators)] = 1;
  }

  /** Whether the number may be written in one of them. */
  holds(number: WrittenNumber): boolean {
    for (let i = 0; i < number.count; i++) {
      const { sizes, separators } = number.groups[i] as Group;
      if (this.#hashes[hashOf(sizes, separators)] === 1 && isWhole(number, i)) return true;
    }
    return false;
  }
}

const hashOf = (sizes: number, separators: number): number =>
  (Math.imul(sizes, 0x9e3779b1) ^ Math.imul(separators, 0x85ebca6b)) >>> (32 - HASH_BITS);
