import { decodeString } from './decode.ts';
import { duplicateKey, invalidJson } from './invalid.ts';
import { END, ESCAPED, KIND, NEXT, ROW, START } from './tape.ts';
import type { Tape } from './tape.ts';

/** Members up to which keys are compared one by one; beyond, a set of decoded names keeps the work linear. */
const FEW_MEMBERS = 16;
/** Raw bytes (quotes included) up to which a key is compared one by one. */
const SHORT_KEY_BYTES = 66;

/** The members of one open object. */
export interface OpenObject {
  /** First key, -1 while there is none. */
  firstKey: number;
  members: number;
  /** All decoded names so far; `undefined` while all are few, short and free of escapes. */
  names: Set<string> | undefined;
}

function sameBytes(bytes: Buffer, first: number, second: number, length: number): boolean {
  for (let index = 1; index < length - 1; index++) {
    if (bytes[first + index] !== bytes[second + index]) return false;
  }
  return true;
}

function nameOf(bytes: Buffer, tape: Tape, key: number): string {
  const row = key * ROW;
  const rows = tape.rows;
  const name = decodeString(bytes, rows[row + KIND] ?? 0, rows[row + START] ?? 0, rows[row + END] ?? 0);
  // Digit-only strings hash to their value, unseeded: the prefix takes that lever from whoever writes the body.
  return `.${name}`;
}

function refuseAmongFew(bytes: Buffer, tape: Tape, open: OpenObject, key: number): void {
  const rows = tape.rows;
  const start = rows[key * ROW + START] ?? 0;
  const length = (rows[key * ROW + END] ?? 0) - start;
  for (let other = open.firstKey; other !== -1 && other !== key; other = rows[other * ROW + NEXT] ?? -1) {
    const otherStart = rows[other * ROW + START] ?? 0;
    if ((rows[other * ROW + END] ?? 0) - otherStart !== length) continue;
    if (sameBytes(bytes, otherStart, start, length)) throw duplicateKey(start);
  }
}

function namesSoFar(bytes: Buffer, tape: Tape, open: OpenObject, key: number): Set<string> {
  const names = new Set<string>();
  for (
    let other = open.firstKey;
    other !== -1 && other !== key;
    other = tape.rows[other * ROW + NEXT] ?? -1
  ) {
    names.add(nameOf(bytes, tape, other));
  }
  return names;
}

function isPlain(tape: Tape, key: number): boolean {
  const row = key * ROW;
  const length = (tape.rows[row + END] ?? 0) - (tape.rows[row + START] ?? 0);
  return ((tape.rows[row + KIND] ?? 0) & ESCAPED) === 0 && length <= SHORT_KEY_BYTES;
}

/** Raw bytes (quotes included) that a key may have. */
export const MAX_KEY_BYTES = 64 * 1024;

function refuseTooLong(tape: Tape, key: number): void {
  const start = tape.rows[key * ROW + START] ?? 0;
  if ((tape.rows[key * ROW + END] ?? 0) - start > MAX_KEY_BYTES) {
    throw invalidJson(start, `a key is longer than ${MAX_KEY_BYTES} bytes`, 'use a shorter key');
  }
}

/** Takes the key into its object, which it is linked to already; throws `request.duplicate_key`. `most`: members. */
export function addMember(bytes: Buffer, tape: Tape, open: OpenObject, key: number, most: number): void {
  if (open.firstKey === -1) open.firstKey = key;
  open.members++;
  if (open.members > most) {
    const start = tape.rows[key * ROW + START] ?? 0;
    throw invalidJson(start, `an object of more than ${most} members`, 'use fewer');
  }
  if (open.names === undefined && open.members <= FEW_MEMBERS && isPlain(tape, key)) {
    refuseAmongFew(bytes, tape, open, key);
    return;
  }
  refuseTooLong(tape, key);
  open.names ??= namesSoFar(bytes, tape, open, key);
  const name = nameOf(bytes, tape, key);
  if (open.names.has(name)) throw duplicateKey(tape.rows[key * ROW + START] ?? 0);
  open.names.add(name);
}
