import type { PhoneGroups } from './phone-groups.ts';

/** How much a grouping says by itself: enough, enough with a word nearby, or nothing. */
export type Plausibility = 'plain' | 'said' | 'no';

const SPACE = 32;
const HYPHEN = 45;
const DOT = 46;
const SLASH = 47;

/** The first `count` groups of a number, seen as a whole. */
interface Shape {
  readonly groups: PhoneGroups;
  readonly count: number;
  /** Digits in all. */
  readonly total: number;
  /** Sizes of the groups as hexadecimal digits. */
  readonly sizes: number;
  /** The one separator, 0 where there are several. */
  readonly separator: number;
}

const shapeOf = (groups: PhoneGroups, count: number): Shape => {
  let total = 0;
  let sizes = 0;
  let separator = groups.separators[count > 2 && groups.isBracketed ? 1 : 0] as number;
  for (let i = 0; i < count; i++) {
    total += groups.sizes[i] as number;
    sizes = sizes * 16 + (groups.sizes[i] as number);
    const isFirst = i === 0 && groups.isBracketed;
    if (i + 1 < count && !isFirst && groups.separators[i] !== separator) separator = 0;
  }
  return { groups, count, total, sizes, separator };
};

const digit = ({ groups }: Shape, at: number): number => groups.digits[at] as number;
const two = (shape: Shape, at: number): number => digit(shape, at) * 10 + digit(shape, at + 1);

const isYear = (shape: Shape, at: number): boolean => two(shape, at) === 19 || two(shape, at) === 20;

/**
 * What is no number to dial: `53573-067`, `2026-11-22`, `22.11.2026`, with or without more groups behind;
 * ranges of years.
 */
const isNoPhone = (shape: Shape): boolean => {
  // Bytes in hexadecimal, most likely.
  if (shape.sizes === 0x222222 || shape.sizes === 0x2222222) return true;
  const leading = Math.floor(shape.sizes / 16 ** Math.max(0, shape.count - 3));
  if (leading === 0x422) return isYear(shape, 0);
  if (leading === 0x224) return isYear(shape, 4);
  // A Brazilian postal code.
  if (shape.sizes === 0x53 && shape.separator === HYPHEN) return true;
  return shape.sizes === 0x44 && isYear(shape, 0) && isYear(shape, 4);
};

/** North America: neither area nor exchange begins with 0 or 1, nor ends with 11. */
const isNorthAmerican = (shape: Shape, at: number): boolean =>
  digit(shape, at) > 1 && digit(shape, at + 3) > 1 && two(shape, at + 1) !== 11;

const northAmerican = (shape: Shape): Plausibility => {
  const { sizes, groups, separator } = shape;
  if (separator === 0) return 'no';
  const hasAccessCode = sizes === 0x3334 && two(shape, 0) === 0 && digit(shape, 2) === 1;
  if (hasAccessCode) return isNorthAmerican(shape, 3) ? 'plain' : 'no';
  if (sizes !== 0x334 || !isNorthAmerican(shape, 0)) return 'no';
  return groups.isBracketed || separator !== SPACE ? 'plain' : 'said';
};

/** A postal code and the number of a house look the same: `17031 2202`. */
export const isHouse = (groups: PhoneGroups): boolean =>
  groups.count === 2 && groups.sizes[0] === 5 && (groups.sizes[1] as number) < 5;

/** `(31) 9 2610 7176`: in Brazil a 9 stands before the numbers of mobile phones. */
const isMobileMark = (groups: PhoneGroups, at: number): boolean =>
  at === 1 && groups.count === 4 && groups.sizes[0] === 2 && groups.digits[2] === 9;

const isSpaceOrHyphen = (separator: number | undefined): boolean =>
  separator === SPACE || separator === HYPHEN;

const beginsHungarian = ({ digits, sizes }: PhoneGroups): boolean =>
  sizes[0] === 2 && digits[0] === 0 && digits[1] === 6;

/** `06-30/842 8238`, `(06)1/417-7763`: in Hungary a slash stands behind the area. */
const isHungarian = (groups: PhoneGroups): boolean => {
  const [first, area, exchange] = groups.separators;
  const isParted = isSpaceOrHyphen(first) && area === SLASH && isSpaceOrHyphen(exchange);
  return isParted && groups.count === 4 && beginsHungarian(groups);
};

/** Budapest's area is `1`. */
const isShortArea = (groups: PhoneGroups, at: number): boolean => at === 1 && isHungarian(groups);

/** Most digits of a group but the first: nine behind a country in brackets or an area. */
const mostOf = ({ groups, count }: Shape): number => {
  const isArea = groups.isBracketed || groups.sizes[0] === 2 || groups.digits[0] === 0;
  return count === 2 && isArea ? 9 : 8;
};

/** Each group but the first has two digits or more, unless it is a mark; the first two to five. */
const isGrouped = (shape: Shape): boolean => {
  const { groups, count } = shape;
  const first = groups.sizes[0] as number;
  if (first < 2 || first > 5) return false;
  const most = mostOf(shape);
  for (let i = 1; i < count; i++) {
    const size = groups.sizes[i] as number;
    const isShort = size < 2 && !isMobileMark(groups, i) && !isShortArea(groups, i);
    if (size > most || isShort) return false;
  }
  return true;
};

/** `0475/12.33.48`, `02/123.45.67`: Belgium. */
const isBelgian = ({ groups, count, sizes }: Shape): boolean => {
  if (sizes !== 0x4222 && sizes !== 0x2322 && sizes !== 0x3222) return false;
  for (let i = 1; i < count - 1; i++) {
    if (groups.separators[i] !== DOT) return false;
  }
  return groups.separators[0] === SLASH;
};

/** One separator, or another one behind the area code: `0341/83 87 17`, `070-123 45 67`, `11 9818-1433`. */
const isEvenly = (shape: Shape): boolean => {
  const { groups, count, separator } = shape;
  if (separator === SLASH) return count === 2;
  if (separator !== 0) return true;
  const first = groups.separators[0] as number;
  if (groups.isApart) return first === SPACE && groups.separators[1] === SLASH;
  if (first === SPACE) return count === 3 && groups.separators[1] === HYPHEN;
  if (first !== HYPHEN && first !== SLASH) return false;
  return isBelgian(shape) || isSpaced(shape);
};

/** Whether spaces or hyphens stand between the groups behind the area. */
const isSpaced = ({ groups, count }: Shape): boolean => {
  for (let i = 1; i < count - 1; i++) {
    if (!isSpaceOrHyphen(groups.separators[i])) return false;
  }
  return true;
};

const isParted = (shape: Shape): boolean => isEvenly(shape) || isHungarian(shape.groups);

/** Numbers of three digits in a row, filled up with zeros. */
const isRow = ({ sizes, groups }: Shape): boolean =>
  (sizes === 0x333 || sizes === 0x3333) && !groups.isBracketed;

/** `051.1234567`, and what else holds dots but is no `01.23.45.67.89`. */
const isFraction = ({ separator, total, count }: Shape): boolean =>
  separator === DOT && (total !== 10 || count < 3);

/** `030 123456789`: two groups, the second of which could be anything. */
const isTwoLong = ({ count, groups }: Shape): boolean => count === 2 && (groups.sizes[1] as number) > 8;

/** Fewest and most digits of a number as it is dialled within a country; Austria's are longest, with their zero. */
const MIN_NATIONAL = 7;
const MAX_NATIONAL = 12;
const MAX_DIALLED = 13;

/** Zero and the area: most of Europe, Asia, Africa and Australia. */
const withTrunkZero = (shape: Shape): Plausibility => {
  const { total, sizes } = shape;
  if (digit(shape, 0) !== 0 || digit(shape, 1) === 0) return 'no';
  if (total < 9 || total > MAX_DIALLED) return 'no';
  if (total > MAX_NATIONAL) return 'said';
  return isRow(shape) || sizes === 0x54 || isFraction(shape) || isTwoLong(shape) ? 'said' : 'plain';
};

/** `00` and the country. */
const withAccessCode = (shape: Shape): Plausibility => {
  const { total, sizes } = shape;
  if (two(shape, 0) !== 0 || digit(shape, 2) === 0) return 'no';
  const first = Math.floor(sizes / 16 ** (shape.count - 1));
  return total >= 11 && !isRow(shape) && !isTwoLong(shape) && (first > 2 || sizes < 0x100000)
    ? 'plain'
    : 'said';
};

/** `(11) 4233-6306`, `(72) 754-186`: areas in brackets without a zero. */
const inBrackets = (shape: Shape): Plausibility => {
  const { groups, total, sizes, separator } = shape;
  if (!groups.isBracketed || digit(shape, 0) === 0) return 'no';
  if (sizes === 0x233) return separator === HYPHEN ? 'plain' : 'said';
  return total >= 10 && total <= 11 && shape.count > 2 ? 'plain' : 'said';
};

/** `612 34 56 78`: Spain. */
const spanish = (shape: Shape): Plausibility =>
  shape.sizes === 0x3222 && shape.separator !== 0 && digit(shape, 0) >= 6 ? 'plain' : 'no';

/** `11 97644-7081`: mobile phones in Brazil. */
const brazilian = (shape: Shape): Plausibility => {
  const { sizes, groups } = shape;
  const isGroupedSo = sizes === 0x254 && groups.separators[0] === SPACE && groups.separators[1] === HYPHEN;
  const isArea = digit(shape, 0) > 0 && digit(shape, 1) > 0;
  return isGroupedSo && isArea && digit(shape, 2) === 9 ? 'plain' : 'no';
};

/** Thousands: `12.345.678`. */
const isAmount = ({ groups, count, separator }: Shape): boolean => {
  if (separator !== DOT || (groups.sizes[0] as number) > 3) return false;
  for (let i = 1; i < count; i++) {
    if (groups.sizes[i] !== 3) return false;
  }
  return true;
};

const plans = [northAmerican, withTrunkZero, withAccessCode, inBrackets, spanish, brazilian];

/** What the first `count` groups, two at least, say. */
export const plausibilityOf = (groups: PhoneGroups, count: number): Plausibility => {
  const shape = shapeOf(groups, count);
  if (shape.total < MIN_NATIONAL || !isGrouped(shape) || !isParted(shape) || isNoPhone(shape)) return 'no';
  let best: Plausibility = shape.total > MAX_NATIONAL || isAmount(shape) ? 'no' : 'said';
  for (const plan of plans) {
    const found = plan(shape);
    if (found === 'plain') return found;
    if (found === 'said') best = found;
  }
  return best;
};
