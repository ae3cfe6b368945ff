/** One kind of personal data that every measured body carries anew. All values of a kind are equally long. */
export interface ValueKind {
  readonly name: 'email' | 'iban' | 'card' | 'phone';
  readonly length: number;
  /** Writes the value numbered `n` (below `DISTINCT`) as ASCII; valid by its own check digits. */
  write(into: Buffer, offset: number, n: number): void;
}

/** How many different values a kind has before it repeats. */
export const DISTINCT = 100_000_000;

const ZERO = 0x30;
const NUMBER_DIGITS = 8;

const writeDigits = (into: Buffer, offset: number, n: number, count: number): void => {
  let rest = n;
  for (let at = offset + count - 1; at >= offset; at -= 1) {
    into[at] = ZERO + (rest % 10);
    rest = Math.floor(rest / 10);
  }
};

const EMAIL_HEAD = 'kunde.';
const EMAIL_TAIL = '@mail.beispiel.de';
const LETTER_A = 0x61;

const email: ValueKind = {
  name: 'email',
  length: EMAIL_HEAD.length + NUMBER_DIGITS + EMAIL_TAIL.length,
  write(into, offset, n) {
    into.write(EMAIL_HEAD, offset, 'latin1');
    const at = offset + EMAIL_HEAD.length;
    writeDigits(into, at, n, NUMBER_DIGITS);
    for (let i = 0; i < NUMBER_DIGITS; i += 1) into[at + i] = (into[at + i] ?? ZERO) - ZERO + LETTER_A + i;
    into.write(EMAIL_TAIL, at + NUMBER_DIGITS, 'latin1');
  },
};

const BANK = '37040044';
const BANK_REMAINDER = Number(BANK) % 97;
const ACCOUNT_DIGITS = 10;
const ACCOUNT_SHIFT = 10 ** ACCOUNT_DIGITS % 97;
/** `DE00` as the digits that ISO 13616 appends before it takes the remainder. */
const COUNTRY = 131_400;

const iban: ValueKind = {
  name: 'iban',
  length: 2 + 2 + BANK.length + ACCOUNT_DIGITS,
  write(into, offset, n) {
    const number = (BANK_REMAINDER * ACCOUNT_SHIFT + n) % 97;
    const check = 98 - ((number * 1_000_000 + COUNTRY) % 97);
    into.write('DE', offset, 'latin1');
    writeDigits(into, offset + 2, check, 2);
    into.write(BANK, offset + 4, 'latin1');
    writeDigits(into, offset + 4 + BANK.length, n, ACCOUNT_DIGITS);
  },
};

const CARD_HEAD = '4539148';

const card: ValueKind = {
  name: 'card',
  length: CARD_HEAD.length + NUMBER_DIGITS + 1,
  write(into, offset, n) {
    into.write(CARD_HEAD, offset, 'latin1');
    writeDigits(into, offset + CARD_HEAD.length, n, NUMBER_DIGITS);
    const last = offset + CARD_HEAD.length + NUMBER_DIGITS;
    let sum = 0;
    for (let at = last - 1, double = true; at >= offset; at -= 1, double = !double) {
      const digit = ((into[at] ?? ZERO) - ZERO) * (double ? 2 : 1);
      sum += digit > 9 ? digit - 9 : digit;
    }
    into[last] = ZERO + ((10 - (sum % 10)) % 10);
  },
};

const PHONE_HEAD = '+49151';

const phone: ValueKind = {
  name: 'phone',
  length: PHONE_HEAD.length + NUMBER_DIGITS,
  write(into, offset, n) {
    into.write(PHONE_HEAD, offset, 'latin1');
    writeDigits(into, offset + PHONE_HEAD.length, n, NUMBER_DIGITS);
  },
};

export const VALUE_KINDS: readonly ValueKind[] = [email, iban, card, phone];

/** A token of the product: one in 2.6 million holds the five digits that phone numbers begin with. */
const TOKEN = /[A-Z_]+_[0-9A-Z]{17}/g;

/** Whether a text holds, beside tokens, what a value of ours begins or ends with, so that it came through unmasked. */
export const isRaw = (text: string): boolean => {
  const rest = text.replaceAll(TOKEN, '');
  return (
    rest.includes(EMAIL_TAIL) ||
    rest.includes(BANK) ||
    rest.includes(CARD_HEAD) ||
    rest.includes(PHONE_HEAD.slice(1))
  );
};

/** The value numbered `n` as text. */
export const valueOf = (kind: ValueKind, n: number): string => {
  const into = Buffer.alloc(kind.length);
  kind.write(into, 0, n);
  return into.toString('latin1');
};

/** The model's answer repeats what stands between these, masked or not. */
export const VALUE_OPEN = '<<';
export const VALUE_CLOSE = '>>';

/** An answer repeats at most so many values. */
export const ECHOED = 16;
