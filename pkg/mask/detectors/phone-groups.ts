import { isDash, isNameCharacter } from '../characters.ts';

/** ITU-T E.164: at most 15 digits, here with `00` before them. */
export const MAX_PHONE = 17;
const MAX_GROUPS = 7;
/** Digits of an extension. */
const MAX_EXTENSION = 6;

const SPACE = 32;
const HYPHEN = 45;
const DOT = 46;
const SLASH = 47;

/** A number in groups, as far as it could be one number. */
export interface PhoneGroups {
  /** Values 0 to 9. */
  readonly digits: Uint8Array;
  readonly sizes: Uint8Array;
  /** The unit between a group and the next; a space for any space. */
  readonly separators: Uint8Array;
  readonly ends: Int32Array;
  count: number;
  /** Digits of all groups. */
  total: number;
  /** Whether the first group stands in brackets. */
  isBracketed: boolean;
  /** Whether the zero before the area stands apart: `0 61 31 / 96 14 93`. */
  isApart: boolean;
}

const read: PhoneGroups = {
  digits: new Uint8Array(MAX_PHONE + 1),
  sizes: new Uint8Array(MAX_GROUPS),
  separators: new Uint8Array(MAX_GROUPS),
  ends: new Int32Array(MAX_GROUPS),
  count: 0,
  total: 0,
  isBracketed: false,
  isApart: false,
};

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const separatorOf = (code: number): number => {
  if (code === SPACE || code === 0xa0) return SPACE;
  if (isDash(code)) return HYPHEN;
  return code === HYPHEN || code === DOT || code === SLASH ? code : 0;
};

/** Behind the digits from `at` on. */
const endOfDigits = (text: string, at: number): number => {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
};

/** A page of many (`05 / 10`) looks the same as the short area of a short number. */
const MIN_AREA = 3;
const MIN_LOCAL = 6;

/** Whether `0431 / 96 14 93` goes on at `end`: a hyphen or slash between spaces, behind an area with its zero. */
export const isWideJoint = (text: string, start: number, end: number): boolean => {
  if (text.charCodeAt(start) !== 48) return false;
  return isJointOf(text, end, end - start >= MIN_AREA ? 1 : MIN_LOCAL);
};

/** Whether a hyphen or slash between spaces stands at `end`, with so many digits behind it. */
const isJointOf = (text: string, end: number, least: number): boolean => {
  const joint = text.charCodeAt(end + 1);
  if (joint !== SLASH && joint !== HYPHEN) return false;
  if (text.charCodeAt(end) !== SPACE || text.charCodeAt(end + 2) !== SPACE) return false;
  return endOfDigits(text, end + 3) - end - 3 >= least;
};

/** Whether the area that ends with this group is parted from the rest so. */
const isBeforeJoint = (text: string, start: number, end: number): boolean => {
  if (read.count === 1) return isWideJoint(text, start, end);
  return read.count === 2 && read.isApart && isJointOf(text, end, 1);
};

/** Where the group behind the joint begins that stands behind `end`; -1 where there is no such. */
const behindJoint = (text: string, end: number, joint: string): number => {
  const at = read.count === 1 && read.isBracketed ? end + 1 : end;
  const behind = at + joint.length;
  read.separators[read.count - 1] = SPACE;
  return text.startsWith(joint, at) && isDigit(text.charCodeAt(behind)) ? behind : -1;
};

/** Where the group behind `end` begins; -1 where the number ends. Notes what separates the two. */
const nextGroup = (text: string, start: number, end: number): number => {
  if (isBeforeJoint(text, start, end)) {
    read.separators[read.count - 1] = text.charCodeAt(end + 1);
    return end + 3;
  }
  let at = end;
  const isClosing = read.count === 1 && read.isBracketed;
  if (isClosing) at++;
  const separator = separatorOf(text.charCodeAt(at));
  if (separator !== 0) at++;
  else if (!isClosing) return -1;
  read.separators[read.count - 1] = separator || SPACE;
  return isDigit(text.charCodeAt(at)) ? at : -1;
};

/** Whether `0 ` stands before an area. */
export const isZeroApart = (text: string, start: number): boolean =>
  text.charCodeAt(start - 1) === SPACE && text.charCodeAt(start - 2) === 48;

/** Reads the groups from `start` on into one object that is used again. `joint`: what parts all of them. */
export const readPhoneGroups = (text: string, start: number, until: number, joint = ''): PhoneGroups => {
  read.count = 0;
  read.total = 0;
  read.isApart = isZeroApart(text, start);
  read.isBracketed = text.charCodeAt(start - 1) === 40 && text.charCodeAt(until) === 41;
  let taken = 0;
  for (let at = start; at >= 0 && read.count < MAX_GROUPS; ) {
    const first = at;
    for (let code = text.charCodeAt(at); isDigit(code) && taken <= MAX_PHONE; code = text.charCodeAt(++at)) {
      read.digits[taken++] = code - 48;
    }
    if (taken > MAX_PHONE) break;
    read.sizes[read.count] = at - first;
    read.ends[read.count++] = at;
    read.total = taken;
    at = joint === '' ? nextGroup(text, first, at) : behindJoint(text, at, joint);
  }
  return read;
};

/** What joins digits to one number, be it no phone number: `,` and `:` included. */
const joins = (code: number): boolean =>
  code === HYPHEN || code === DOT || code === SLASH || code === 44 || code === 58 || isDash(code);

/** Behind `x123` where that stands at `end`. */
const endOfExtension = (text: string, end: number): number => {
  let at = end + 1;
  while (isDigit(text.charCodeAt(at)) && at - end <= MAX_EXTENSION) at++;
  return isNameCharacter(text.charCodeAt(at)) ? -1 : at;
};

/** ` ext. 40` */
const extension = /^[ \u00a0]ext\.? ?\d{1,6}(?![\p{L}\p{N}_])/iu;
const MAX_SAID_EXTENSION = 16;

/** Behind ` ext. 40` where that stands at `end`. */
const endOfSaidExtension = (text: string, end: number): number =>
  end + (extension.exec(text.slice(end, end + MAX_SAID_EXTENSION))?.[0].length ?? 0);

/** Behind the number whose digits end at `end`; -1 where something stands there that it cannot end before. */
export const endOfPhone = (text: string, end: number): number => {
  const code = text.charCodeAt(end);
  const isBeforeDigit = isDigit(text.charCodeAt(end + 1));
  if ((code | 32) === 120 && isBeforeDigit) return endOfExtension(text, end);
  if (isNameCharacter(code) || (joins(code) && isBeforeDigit)) return -1;
  return separatorOf(code) === SPACE && (text.charCodeAt(end + 1) | 32) === 101
    ? endOfSaidExtension(text, end)
    : end;
};
