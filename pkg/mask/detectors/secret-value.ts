/** Shortest secret, in UTF-16 units: what is shorter is guessed anyway, and words are. */
export const MIN_SECRET = 8;
/** Longest: a longer run is no secret of this kind. */
export const MAX_SECRET = 128;

/** Bits per character, of the value's own characters. */
const MIN_ENTROPY = 2.8;

const entropyOf = (value: string): number => {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
};

/** Stands in place of a secret. */
const placeholder =
  /^\$|%[A-Z_]+%|x{4}|\*{3}|\.{3}|change.?me|example|sample|dummy|placeholder|redacted|your|replace|insert|todo|password|secret_?\d*$|process\.env|environ|getenv|secretref|valuefrom|(?:u?int|float)\d+array|x509|^(?:null|undefined|none|true|false|hmac|pbkdf2|argon2|sha-?\d)/i;

/** Our own tokens and marks: `EMAIL_ADDRESS_HASH_6b86b273ff34`. */
const ours = /[A-Z]_(?:HASH_[0-9a-f]{12}|[0-9A-HJKMNP-TV-Z]{16})/;

/** How many kinds of characters there are: lower case, upper case, digits, others. */
const kindsOf = (value: string): number =>
  Number(/[a-z]/.test(value)) +
  Number(/[A-Z]/.test(value)) +
  Number(/\d/.test(value)) +
  Number(/[^A-Za-z\d_.-]/.test(value));

/** `module.Name1`: code. */
const reference = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/;

const isDated = (value: string): boolean => /^\d{4}-\d{2}-\d{2}|^v?\d+(?:\.\d+)+/.test(value);

/** Whether the value stands in place of a secret, or is a date, a version or a token of ours. */
export const isStandIn = (value: string): boolean =>
  placeholder.test(value) || ours.test(value) || isDated(value);

/**
 * Whether a value behind a word for a secret looks drawn. Without quotes around it, code names things
 * (`token = response2`): then more must speak for it.
 */
export const looksSecret = (value: string, isQuoted: boolean): boolean => {
  const kinds = kindsOf(value);
  if (value.length < MIN_SECRET || kinds < 2 || !/[A-Za-z]/.test(value)) return false;
  if (isStandIn(value) || (!isQuoted && reference.test(value))) return false;
  if (!isQuoted && kinds < 3 && !/\d.*\d.*\d/.test(value)) return false;
  return entropyOf(value) >= MIN_ENTROPY;
};
