import { luhn, mod1110, sumOf } from './checks.ts';
import type { Dice } from './dice.ts';

const two = (value: number): string => String(value).padStart(2, '0');

interface Birth {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

const birth = (dice: Dice): Birth => ({
  day: two(dice.int(1, 28)),
  month: two(dice.int(1, 12)),
  year: String(dice.int(1945, 1999)),
});

/** Draws until a number has a check digit at all: some remainders are not given out. */
const drawn = (draw: () => string | undefined): string => {
  for (;;) {
    const value = draw();
    if (value !== undefined) return value;
  }
};

export const usSsn = (dice: Dice): string =>
  `${drawn(() => {
    const area = dice.int(1, 899);
    return area === 666 ? undefined : String(area).padStart(3, '0');
  })}-${two(dice.int(1, 99))}-${String(dice.int(1, 9999)).padStart(4, '0')}`;

export const ukNino = (dice: Dice): string => {
  const digits = dice.digits(6);
  const prefix = dice.pick(['AB', 'CE', 'JG', 'LM', 'PW', 'SR', 'YZ']);
  const suffix = dice.pick(['A', 'B', 'C', 'D']);
  return dice.chance(0.5)
    ? `${prefix}${digits}${suffix}`
    : `${prefix} ${digits.slice(0, 2)} ${digits.slice(2, 4)} ${digits.slice(4)} ${suffix}`;
};

export const ukNhs = (dice: Dice): string =>
  drawn(() => {
    const payload = `${dice.int(4, 7)}${dice.digits(8)}`;
    const check = 11 - (sumOf(payload, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
    if (check === 10) return undefined;
    const number = payload + String(check % 11);
    return `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
  });

/** Ten digits of which one occurs twice, and the check digit. */
export const deTaxId = (dice: Dice): string => {
  const digits = '123456789'.split('').sort(() => dice.next() - 0.5);
  const payload = [...digits, digits[0]].join('');
  return payload + mod1110(payload);
};

export const frNir = (dice: Dice): string => {
  const { month, year } = birth(dice);
  const payload = `${dice.int(1, 2)}${year.slice(2)}${month}${two(dice.int(1, 95))}${dice.digits(6)}`;
  const key = two(97 - Number(BigInt(payload) % 97n));
  const groups = [1, 3, 5, 7, 10, 13].map((end, index, all) => payload.slice(all[index - 1] ?? 0, end));
  return dice.chance(0.5) ? payload + key : `${groups.join(' ')} ${key}`;
};

const dniLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';

export const esDni = (dice: Dice): string => {
  const digits = String(dice.int(10_000_000, 79_999_999));
  return `${digits}${dice.pick(['', '-'])}${dniLetters.charAt(Number(digits) % 23)}`;
};

export const esNie = (dice: Dice): string => {
  const first = dice.int(0, 2);
  const digits = dice.digits(7);
  return `${'XYZ'.charAt(first)}${digits}${dniLetters.charAt(Number(`${first}${digits}`) % 23)}`;
};

const oddValues = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];
const place = (character: string): number => {
  const value = Number.parseInt(character, 36);
  return value > 9 ? value - 10 : value;
};

export const itCodiceFiscale = (dice: Dice): string => {
  const { day, year } = birth(dice);
  const letters = dice.some(6, 'BCDFGLMNPRSTV');
  const code = `${letters}${year.slice(2)}${dice.some(1, 'ABCDEHLMPRST')}${day}${dice.some(1, 'ABFGHL')}${dice.digits(3)}`;
  const sum = code
    .split('')
    .reduce(
      (total, character, index) =>
        total + (index % 2 === 0 ? (oddValues[place(character)] ?? 0) : place(character)),
      0,
    );
  return code + String.fromCharCode(65 + (sum % 26));
};

export const ptNif = (dice: Dice): string => {
  const payload = `${dice.pick(['1', '2'])}${dice.digits(7)}`;
  const rest = sumOf(payload, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return payload + String(rest < 2 ? 0 : 11 - rest);
};

export const nlBsn = (dice: Dice): string =>
  drawn(() => {
    const payload = `${dice.int(1, 8)}${dice.digits(7)}`;
    const check = sumOf(payload, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    return check === 10 ? undefined : payload + String(check);
  });

export const plPesel = (dice: Dice): string => {
  const { day, month, year } = birth(dice);
  const payload = `${year.slice(2)}${month}${day}${dice.digits(4)}`;
  return payload + String((10 - (sumOf(payload, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10);
};

export const sePersonnummer = (dice: Dice): string => {
  const { day, month, year } = birth(dice);
  const payload = `${year.slice(2)}${month}${day}${dice.digits(3)}`;
  return `${payload.slice(0, 6)}-${payload.slice(6)}${luhn(payload)}`;
};
