/**
 * Check digits as their issuers define them, written apart from the product so that neither hides a mistake of the
 * other.
 */

export const luhn = (payload: string): string => {
  let sum = 0;
  payload
    .split('')
    .reverse()
    .forEach((digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
      sum += value > 9 ? value - 9 : value;
    });
  return String((10 - (sum % 10)) % 10);
};

const numberOf = (text: string): bigint =>
  BigInt(text.toUpperCase().replaceAll(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36))));

export const ibanOf = (country: string, account: string): string => {
  const check = 98n - (numberOf(`${account}${country}00`) % 97n);
  return `${country}${String(check).padStart(2, '0')}${account}`;
};

/** Sum of the digits, each times its weight. */
export const sumOf = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits.charAt(index)), 0);

/** ISO/IEC 7064, MOD 11,10. */
export const mod1110 = (payload: string): string => {
  let product = 10;
  for (const digit of payload) {
    const sum = (Number(digit) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return String((11 - product) % 10);
};
