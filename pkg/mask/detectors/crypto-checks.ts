import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import { keccak256 } from './keccak.ts';

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Version, hash and checksum of a Bitcoin address. */
const DECODED = 25;

const decode58 = (text: string): Buffer | undefined => {
  const bytes = Buffer.alloc(DECODED);
  for (let i = 0; i < text.length; i++) {
    let carry = base58.indexOf(text.charAt(i));
    if (carry < 0) return undefined;
    for (let byte = DECODED - 1; byte >= 0; byte--) {
      carry += (bytes[byte] ?? 0) * 58;
      bytes[byte] = carry & 255;
      carry >>= 8;
    }
    if (carry > 0) return undefined;
  }
  return bytes;
};

/** Whether the last four bytes are the beginning of the double SHA-256 of the others. */
export const isBase58Check = (text: string): boolean => {
  const bytes = decode58(text);
  if (bytes === undefined) return false;
  const once = hash('sha256', bytes.subarray(0, DECODED - 4), 'buffer');
  return hash('sha256', once, 'buffer')
    .subarray(0, 4)
    .equals(bytes.subarray(DECODED - 4));
};

const charset = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const BECH32 = 1;
const BECH32M = 0x2bc830a3;

const step = (checksum: number, value: number): number => {
  const top = checksum >>> 25;
  let next = ((checksum & 0x1ffffff) << 5) ^ value;
  for (let bit = 0; bit < 5; bit++) {
    if (((top >> bit) & 1) === 1) next ^= generators[bit] ?? 0;
  }
  return next >>> 0;
};

/** BIP 173 and BIP 350: version 0 has the older checksum, all later ones the newer. */
export const isBech32 = (prefix: string, data: string): boolean => {
  let checksum = 1;
  for (let i = 0; i < prefix.length; i++) checksum = step(checksum, prefix.charCodeAt(i) >> 5);
  checksum = step(checksum, 0);
  for (let i = 0; i < prefix.length; i++) checksum = step(checksum, prefix.charCodeAt(i) & 31);
  for (let i = 0; i < data.length; i++) {
    const value = charset.indexOf(data.charAt(i));
    if (value < 0) return false;
    checksum = step(checksum, value);
  }
  return checksum === (data.startsWith('q') ? BECH32 : BECH32M);
};

/** EIP-55: which letters are upper case says the digest of the lower-case address. */
export const isEip55 = (digits: string): boolean => {
  const lower = digits.toLowerCase();
  if (digits === lower || digits === digits.toUpperCase()) return true;
  const digest = keccak256(lower);
  for (let i = 0; i < digits.length; i++) {
    const isUpper = digest.charCodeAt(i) >= 0x38;
    const character = lower.charAt(i);
    if (digits.charAt(i) !== (isUpper ? character.toUpperCase() : character)) return false;
  }
  return true;
};
