/** The digits of a number, 0 to 9 each; what is behind the number's own count is left from others. */
export type Digits = Uint8Array;

/** Sum of the first digits times their weights. */
export const weighted = (digits: Digits, weights: readonly number[], from = 0): number => {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (digits[from + i] as number) * (weights[i] as number);
  return sum;
};

/** ISO/IEC 7812-1: every second digit from the right doubled, digits summed; `carried` is the sum of a prefix. */
export const passesLuhn = (digits: Digits, count: number, carried = 0, from = 0): boolean => {
  let sum = carried;
  for (let i = count - 1, isDouble = false; i >= 0; i--, isDouble = !isDouble) {
    const digit = digits[from + i] as number;
    sum += isDouble ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
};

/** ISO/IEC 7064, MOD 11,10: the last digit checks. */
export const passesMod1110 = (digits: Digits, count: number): boolean => {
  let product = 10;
  for (let i = 0; i < count - 1; i++) {
    const sum = (product + (digits[i] as number)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === digits[count - 1];
};

/** The dihedral group D5, and the permutation applied to digits by place. */
const product =
  '0123456789123406789523401789563401289567401239567859876043216598710432765982104387659321049876543210';
const permutation = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];

/** Verhoeff 1969: finds every wrong digit and every swap of neighbours. */
export const passesVerhoeff = (digits: Digits, count: number): boolean => {
  let state = 0;
  for (let i = 0; i < count; i++) {
    const digit = (permutation[i % 8] as string).charCodeAt(digits[count - 1 - i] as number) - 48;
    state = product.charCodeAt(state * 10 + digit) - 48;
  }
  return state === 0;
};

/** The digits `[from, from + count)` as a number; exact up to 15 digits. */
export const valueOf = (digits: Digits, from: number, count: number): number => {
  let value = 0;
  for (let i = from; i < from + count; i++) value = value * 10 + (digits[i] as number);
  return value;
};

/** Whether all of the first digits are the same: placeholders pass some checks. */
export const isUniform = (digits: Digits, count: number): boolean => {
  for (let i = 1; i < count; i++) {
    if (digits[i] !== digits[0]) return false;
  }
  return true;
};
