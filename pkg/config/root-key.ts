import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { UsageError, whyUnreadable } from '../errors/usage-error.ts';

const keyBytes = 32;
const allowed = `${keyBytes} bytes in hex or base64: make one with openssl rand -hex ${keyBytes}.`;

/** The root of pseudonyms and digests: from a file (64 hex digits or base64 of 32 bytes), else drawn for this run. */
export function rootKeyFrom(file: string | undefined): Buffer {
  if (file === undefined) return randomBytes(keyBytes);
  const text = readKey(file);
  if (/^[0-9a-fA-F]{64}$/.test(text)) return Buffer.from(text, 'hex');
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return Buffer.from(text, 'base64');
  throw new UsageError(`The key file ${file} must hold ${allowed}`);
}

/** Draws a key into that file unless it holds one: for digests that must outlive a container. */
export function keepRootKey(file: string): void {
  if (!existsSync(file)) writeFileSync(file, randomBytes(keyBytes).toString('hex'), { mode: 0o600 });
}

function readKey(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new UsageError(
      `The key file ${file} cannot be read (${whyUnreadable(cause)}). It must hold ${allowed}`,
      { cause },
    );
  }
}
