import type { Dice } from './dice.ts';

/** What people of one language and country write, with `{slots}` for values. */
export interface Locale {
  readonly name: string;
  /** Whose IBANs they have; none in the United States. */
  readonly country: string | undefined;
  readonly first: readonly string[];
  readonly last: readonly string[];
  /** Telephone numbers as `Dice.shape` reads them, those with `+` and those as dialled at home. */
  readonly international: readonly string[];
  readonly national: readonly string[];
  /** Identifiers by slot. */
  readonly ids: Readonly<Record<string, { readonly entity: string; readonly make: (dice: Dice) => string }>>;
  readonly templates: readonly string[];
}
