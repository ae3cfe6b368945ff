import { readFileSync } from 'node:fs';
import { UsageError, whyUnreadable } from '../errors/usage-error.ts';

/**
 * A country database, read offline: where the front door of an address is registered, never where data is processed.
 */
export interface AddressEvidence {
  /** ISO 3166-1 alpha-2; `undefined` where the database has none. */
  countryOf(address: string): string | undefined;
}

/**
 * Reads a database in MaxMind's format (`country_code`, or `country.iso_code`). It stays in memory whole, 8 MiB for the
 * usual one.
 */
export async function openAddressEvidence(file: string): Promise<AddressEvidence> {
  const { Reader } = await import('maxmind');
  try {
    const reader = new Reader<Record<never, never>>(readFileSync(file));
    return { countryOf: (address) => countryIn(reader.get(address)) };
  } catch (cause) {
    throw new UsageError(
      `The address database ${file} cannot be read (${whyUnreadable(cause)}): it must be a country database in the format of MaxMind.`,
      { cause },
    );
  }
}

const countryCode = /^[A-Z]{2}$/;

function countryIn(entry: unknown): string | undefined {
  const { country_code: flat, country } = (entry ?? {}) as {
    readonly country_code?: unknown;
    readonly country?: { readonly iso_code?: unknown };
  };
  const code = flat ?? country?.iso_code;
  return typeof code === 'string' && countryCode.test(code) ? code : undefined;
}
