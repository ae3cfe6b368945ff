import { readFileSync } from 'node:fs';
import type { Label, Sample } from './sample.ts';

/**
 * Names the file with labelled texts: an array of `{full_text, spans: [{entity_type, start_position, end_position}]}`.
 */
export const labelledSetVariable = 'DOMICILE_LABELLED_SET';

/**
 * What is not listed is out of scope: persons, places, organisations, dates, ages, titles, nationalities, postcodes,
 * domains.
 */
const entities: Readonly<Record<string, string>> = {
  CREDIT_CARD: 'CreditCard',
  EMAIL_ADDRESS: 'EmailAddress',
  IBAN_CODE: 'Iban',
  IP_ADDRESS: 'IpAddress',
  PHONE_NUMBER: 'PhoneNumber',
  US_DRIVER_LICENSE: 'DriverLicence',
  US_SSN: 'UsSsn',
};

interface Entry {
  readonly full_text: string;
  readonly spans: readonly {
    readonly entity_type: string;
    readonly start_position: number;
    readonly end_position: number;
  }[];
}

/** The file counts code points, we count UTF-16 units. */
const unitsOf = (text: string): readonly number[] => {
  const units = [0];
  for (const character of text) units.push((units.at(-1) ?? 0) + character.length);
  return units;
};

const sampleOf = ({ full_text: text, spans }: Entry): Sample => {
  const units = unitsOf(text);
  const labels: readonly Label[] = spans.map((span) => ({
    start: units[span.start_position] ?? 0,
    end: units[span.end_position] ?? text.length,
    entity: entities[span.entity_type],
  }));
  return { text, labels };
};

export const readLabelledSet = (path: string): readonly Sample[] =>
  (JSON.parse(readFileSync(path, 'utf8')) as readonly Entry[]).map(sampleOf);
