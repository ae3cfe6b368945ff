import { Buffer } from 'node:buffer';
import { hash, hkdfSync } from 'node:crypto';
import { CROCKFORD, DIGIT, TOKEN, crockford, is, isNameCharacter, skip, skipBack } from './characters.ts';
import type { Span } from './detector.ts';
import { Recent } from './recent.ts';

/** Base32 characters of a token: 80 bits. */
export const PAYLOAD = 16;
/** Payload and check character. */
export const TAIL = PAYLOAD + 1;
/** Longest upper-snake entity, in characters. */
export const MAX_ENTITY = 64;
/** Longest token, in characters. */
export const MAX_TOKEN = MAX_ENTITY + 1 + TAIL;

const KEY_BYTES = 32;
const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;

/** Messages up to this many UTF-16 units are put together in one buffer that is used again and again. */
const SMALL = 512;

/** A key of HMAC-SHA-256, its pads written once before what is hashed: `createHmac` costs several times as much. */
export interface MacKey {
  /** The inner pad, and room for a small message. */
  readonly inner: Buffer;
  /** The outer pad, and room for a digest. */
  readonly outer: Buffer;
}

const padded = (key: Buffer, byte: number, room: number): Buffer => {
  const pad = Buffer.alloc(BLOCK_BYTES + room).fill(byte, 0, BLOCK_BYTES);
  for (let i = 0; i < key.length; i++) pad[i] = (key[i] ?? 0) ^ byte;
  return pad;
};

/** RFC 2104; a longer key than a block of SHA-256 is hashed first. */
export const macKey = (key: Buffer): MacKey => {
  const short = key.length > BLOCK_BYTES ? hash('sha256', key, 'buffer') : key;
  return { inner: padded(short, 0x36, 3 * SMALL), outer: padded(short, 0x5c, DIGEST_BYTES) };
};

/** The inner pad and the text as UTF-8. */
const messageFor = ({ inner }: MacKey, text: string): Buffer => {
  if (text.length <= SMALL) return inner.subarray(0, BLOCK_BYTES + inner.write(text, BLOCK_BYTES));
  return Buffer.concat([inner.subarray(0, BLOCK_BYTES), Buffer.from(text)]);
};

/** Digests as strings: as buffers they cost three times as much. */
const digest = (key: MacKey, text: string, encoding: 'hex' | 'binary'): string => {
  key.outer.write(hash('sha256', messageFor(key, text), 'binary'), BLOCK_BYTES, 'latin1');
  return hash('sha256', key.outer, encoding);
};

/** HMAC-SHA-256 over the parts, a NUL between each two, in lower-case hexadecimal. */
export const mac = (key: MacKey, ...parts: readonly string[]): string => digest(key, parts.join('\0'), 'hex');

/** The key of a namespace in an epoch: HKDF-SHA-256 (RFC 5869) over the root secret. */
export const deriveKey = (root: Buffer, namespaceUid: string, epoch: number): Buffer =>
  Buffer.from(
    hkdfSync('sha256', root, Buffer.alloc(0), `domicile/pseudonym/v1\0${namespaceUid}\0${epoch}`, KEY_BYTES),
  );

/** `EmailAddress` -> `EMAIL_ADDRESS`; whatever is neither letter nor digit becomes `_`. */
export const upperSnake = (entity: string): string => {
  const known = written.get(entity);
  if (known !== undefined) return known;
  const name = write(entity);
  written.set(entity, name);
  return name;
};

/** Entities of detectors and of the policies in force: some dozens. */
const written = new Recent<string>(1024);

const write = (entity: string): string => {
  const words = entity.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_');
  const name = words.replace(/^[_0-9]+|_+$/g, '').toUpperCase();
  return (name === '' ? 'VALUE' : name).slice(0, MAX_ENTITY).replace(/_+$/, '');
};

const digitOf = new Uint8Array(128);
for (let digit = 0; digit < crockford.length; digit++) {
  digitOf[crockford.charCodeAt(digit)] = digit;
  digitOf[crockford.toLowerCase().charCodeAt(digit)] = digit;
}

/** Weighted sum modulo 31, prime and within the alphabet: one wrong character or two swapped ones show. */
const checkOf = (text: string, from: number): number => {
  let sum = 0;
  for (let i = 0; i < PAYLOAD; i++) sum += (i + 1) * (digitOf[text.charCodeAt(from + i) & 127] as number);
  return crockford.charCodeAt(sum % 31);
};

const tail = Buffer.alloc(TAIL);

/** Payload and check character of a digest: its first 80 bits. */
const tailOf = (bytes: string): string => {
  let bits = 0;
  let left = 0;
  let next = 0;
  for (let i = 0; i < PAYLOAD; i++) {
    if (left < 5) {
      bits = ((bits & 31) << 8) | bytes.charCodeAt(next++);
      left += 8;
    }
    left -= 5;
    tail[i] = crockford.charCodeAt((bits >> left) & 31);
  }
  const payload = tail.toString('latin1', 0, PAYLOAD);
  return payload + String.fromCharCode(checkOf(payload, 0));
};

/** UTF-8 has no lone surrogates: two broken texts must not become one, since one could not be restored. */
const messageOf = (entity: string, text: string): string =>
  text.isWellFormed()
    ? `v1\0${entity}\0${text}`
    : `v1\0${entity}\0utf-16\0${Buffer.from(text, 'utf16le').toString('hex')}`;

/** The token of exact text: the same text, entity and key give the same token, always. */
export const tokenOf = (key: MacKey, entity: string, text: string): string =>
  `${upperSnake(entity)}_${tailOf(digest(key, messageOf(entity, text), 'binary'))}`;

/** Whether a token's tail (payload and check character) starts at `from`. */
export const isTail = (text: string, from: number): boolean => {
  const end = from + TAIL;
  if (end > text.length || !is(text.charCodeAt(end - 1), CROCKFORD)) return false;
  if (skip(text, from, end, CROCKFORD) !== end) return false;
  return checkOf(text, from) === text.charCodeAt(end - 1);
};

const lowerDigits = new Uint8Array(128);
for (const character of crockford.toLowerCase()) lowerDigits[character.charCodeAt(0)] = 1;

/** Whether a tail in lower case starts at `from`: models change the case of what they repeat. */
export const isLowerTail = (text: string, from: number): boolean => {
  for (let i = from + TAIL - 1; i >= from; i--) {
    const code = text.charCodeAt(i);
    if (!(code < 128 && lowerDigits[code] === 1)) return false;
  }
  return true;
};

const isLowerName = (code: number): boolean => (code >= 97 && code <= 122) || is(code, DIGIT) || code === 95;

/** The same in lower case, where it is a word of its own. */
const lowerTokenAt = (text: string, at: number): Span | undefined => {
  const end = at + 1 + TAIL;
  if (!isLowerTail(text, at + 1) || isNameCharacter(text.charCodeAt(end))) return undefined;
  const check = text.charCodeAt(end - 1);
  if (checkOf(text, at + 1) !== (check >= 97 ? check - 32 : check)) return undefined;
  let start = at;
  while (start > at - MAX_ENTITY && isLowerName(text.charCodeAt(start - 1))) start--;
  const first = text.charCodeAt(start);
  return isNameCharacter(text.charCodeAt(start - 1)) || first < 97 ? undefined : { start, end };
};

/**
 * The token-shaped stretch whose last `_` stands at `at`; its name reaches as far left as names can. In lower
 * case it counts as a word of its own alone: identifiers in programs look much the same.
 */
export const tokenAt = (text: string, at: number): Span | undefined => {
  if (!isTail(text, at + 1)) return lowerTokenAt(text, at);
  let start = skipBack(text, at, Math.max(0, at - MAX_ENTITY), TOKEN);
  while (start < at && !isUpper(text.charCodeAt(start))) start++;
  return start === at ? undefined : { start, end: at + 1 + TAIL };
};

const isUpper = (code: number): boolean => code >= 65 && code <= 90;

/** Whether the text is a token by shape and check character, whoever minted it. */
export const isToken = (text: string): boolean => {
  const span = tokenAt(text, text.length - TAIL - 1);
  return span !== undefined && span.start === 0 && text.charCodeAt(text.length - TAIL - 1) === 95;
};
