/** Country codes of three digits begin with these two; all others have two, or one (1 and 7). */
const threeDigitZones = new Set(
  '21 22 23 24 25 26 29 35 37 38 42 50 59 67 68 69 80 85 87 88 96 97 99'.split(' '),
);
const twoDigitCodes = new Set(
  (
    '20 27 28 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 ' +
    '81 82 83 84 86 89 90 91 92 93 94 95 98'
  ).split(' '),
);

/** Digits in all, country code included. */
export interface PhoneLengths {
  readonly least: number;
  readonly most: number;
}

/** ITU-T E.164: at most 15 digits. Fewer than eight are not believed. */
const anywhere: PhoneLengths = { least: 8, most: 15 };

/** Least and most digits where a country uses fewer than E.164 allows: so that a number behind stays out. */
const lengths = new Map<string, PhoneLengths>(
  (
    '1:11-11 7:11-11 20:10-12 27:11-11 30:12-12 31:11-11 32:10-11 33:11-11 34:11-11 36:10-11 39:8-13 40:11-11 ' +
    '41:11-11 43:9-14 44:11-12 45:10-10 46:9-12 47:10-10 48:11-11 49:9-13 52:12-13 54:12-13 55:12-13 60:10-12 ' +
    '61:11-11 64:10-12 65:10-10 66:10-11 81:11-12 82:10-12 84:11-12 86:12-13 90:12-12 91:12-12 92:11-12 ' +
    '212:12-12 234:11-13 351:12-12 352:8-12 353:10-12 358:8-13 359:11-12 370:11-11 371:11-11 372:10-11 380:12-12 ' +
    '385:11-12 386:11-11 420:12-12 421:12-12 852:11-11 886:11-12 966:11-12 971:11-12 972:11-12'
  )
    .split(' ')
    .map((entry) => entry.split(/[:-]/))
    .map(([code = '', least, most]) => [code, { least: Number(least), most: Number(most) }]),
);

/** The country code that a number in international form begins with. */
export const countryOf = (digits: string): string | undefined => {
  const first = digits.charAt(0);
  if (first === '1' || first === '7') return first;
  const two = digits.slice(0, 2);
  if (twoDigitCodes.has(two)) return two;
  return threeDigitZones.has(two) ? digits.slice(0, 3) : undefined;
};

export const lengthsOf = (country: string | undefined): PhoneLengths =>
  lengths.get(country ?? '') ?? anywhere;
