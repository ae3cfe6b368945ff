import type { Label, Sample } from '../sample.ts';
import { Dice } from './dice.ts';
import type { Locale } from './locale.ts';
import { de } from './locales/de.ts';
import { enGb } from './locales/en-gb.ts';
import { enUs } from './locales/en-us.ts';
import { es } from './locales/es.ts';
import { fr } from './locales/fr.ts';
import { it } from './locales/it.ts';
import { nl } from './locales/nl.ts';
import { pl } from './locales/pl.ts';
import { pt } from './locales/pt.ts';
import { sv } from './locales/sv.ts';
import { apiKey, born, card, chosen, email, iban, ip, mac, password, spelled } from './values.ts';

export const locales: readonly Locale[] = [enUs, enGb, de, fr, es, it, pt, nl, pl, sv];

/** Times that each template is filled. */
const ROUNDS = 40;

interface Filled {
  readonly entity: string | undefined;
  readonly value: string;
}

interface Person {
  readonly first: string;
  readonly last: string;
}

type Maker = (dice: Dice, locale: Locale, person: Person) => string;

/** What fills the slots that all locales have; `name` is nothing that is to be found. */
const slots: Readonly<Record<string, readonly [entity: string | undefined, make: Maker]>> = {
  name: [undefined, (_dice, _locale, { first, last }) => `${first} ${last}`],
  national: ['PhoneNumber', (dice, locale) => dice.shape(dice.pick(locale.national))],
  international: ['PhoneNumber', (dice, locale) => dice.shape(dice.pick(locale.international))],
  email: ['EmailAddress', (dice, _locale, { first, last }) => email(dice, first, last)],
  iban: ['Iban', (dice, locale) => iban(dice, locale.country ?? 'DE')],
  card: ['CreditCard', card],
  ip: ['IpAddress', ip],
  mac: ['MacAddress', mac],
  key: ['ApiKey', apiKey],
  born: ['DateOfBirth', born],
  password: ['Secret', password],
  chosen: ['Secret', chosen],
  spelled: ['EmailAddress', (dice, _locale, { first, last }) => spelled(dice, first, last)],
};

const fill = (dice: Dice, locale: Locale, slot: string): Filled => {
  const id = locale.ids[slot];
  if (id !== undefined) return { entity: id.entity, value: id.make(dice) };
  const known = slots[slot];
  if (known === undefined) throw new RangeError(`no such slot: ${slot}`);
  const [entity, make] = known;
  return {
    entity,
    value: make(dice, locale, { first: dice.pick(locale.first), last: dice.pick(locale.last) }),
  };
};

const sampleOf = (dice: Dice, locale: Locale, template: string): Sample => {
  const labels: Label[] = [];
  let text = '';
  for (const [index, piece] of template.split(/\{([a-z]+)\}/).entries()) {
    if (index % 2 === 0) {
      text += piece;
      continue;
    }
    const { entity, value } = fill(dice, locale, piece);
    labels.push({ start: text.length, end: text.length + value.length, entity });
    text += value;
  }
  return { text, labels };
};

/** Every template of a locale, filled many times; the same seed gives the same texts. */
export const samplesOf = (locale: Locale, seed: number): readonly Sample[] => {
  const dice = new Dice(seed);
  return locale.templates.flatMap((template) =>
    Array.from({ length: ROUNDS }, () => sampleOf(dice, locale, template)),
  );
};
