import type { Direction, MaskingConfig, RestoreScope, Strategy } from '../api/policy.ts';
import { plantedToken } from './finding.ts';
import { mac, TAIL, tokenOf, upperSnake } from './pseudonym.ts';
import type { MacKey } from './pseudonym.ts';

/** What becomes of an entity's values. */
export interface Treatment {
  readonly strategy: Strategy;
  readonly keepLast: number;
  /** Where what it replaced may be restored. */
  readonly restore: RestoreScope;
}

/** The strictest first. */
const order: readonly Strategy[] = ['Redact', 'Hash', 'Pseudonym', 'Partial'];

export const isStricter = (rule: Treatment, than: Treatment): boolean => {
  const difference = order.indexOf(rule.strategy) - order.indexOf(than.strategy);
  return difference < 0 || (difference === 0 && rule.keepLast < than.keepLast);
};

/** Restored only where both may be. */
export const narrower = (a: RestoreScope, b: RestoreScope): RestoreScope => ({
  text: a.text && b.text,
  tools: a.tools && b.tools,
});

/** What two treatments of the same text come to: the stricter, restored where both may be. */
export const strictest = (a: Treatment, b: Treatment): Treatment => {
  const winner = isStricter(b, a) ? b : a;
  const isShared = a.strategy === b.strategy && a.restore !== b.restore;
  return isShared ? { ...winner, restore: narrower(a.restore, b.restore) } : winner;
};

const everywhere: RestoreScope = { text: true, tools: true };
export const redact: Treatment = { strategy: 'Redact', keepLast: 0, restore: everywhere };
const pseudonym: Treatment = { strategy: 'Pseudonym', keepLast: 0, restore: everywhere };

/** Per entity what the rules of a direction ask; several rules for one entity: the strictest of each. */
export const treatmentsOf = (
  config: Pick<MaskingConfig, 'rules'>,
  direction: Exclude<Direction, 'Both'>,
): ReadonlyMap<string, Treatment> => {
  const treatments = new Map<string, Treatment>();
  for (const rule of config.rules) {
    if (rule.direction !== direction && rule.direction !== 'Both') continue;
    for (const entity of rule.entities ?? [rule.name]) {
      const known = treatments.get(entity);
      treatments.set(entity, known === undefined ? rule : strictest(known, rule));
    }
  }
  const restorable = [...treatments.values()].some(({ strategy }) => strategy === 'Pseudonym');
  // Without pseudonyms nothing is restored, and a planted token is plain text.
  if (restorable && direction === 'Request') treatments.set(plantedToken, pseudonym);
  return treatments;
};

/** Hexadecimal characters of a hash: 48 bits, and not the shape of a token. */
const HASH = 12;
const HASHED = '_HASH_';

/** `EMAIL_ADDRESS_HASH_6b86b273ff34`: keyed, so that nobody can try values. */
export const hashOf = (key: MacKey, entity: string, text: string): string =>
  `${upperSnake(entity)}${HASHED}${mac(key, 'hash', entity, text).slice(0, HASH)}`;

export const redactionOf = (entity: string): string => `[${upperSnake(entity)}]`;

/** Whether a replacement says that it stands for a value of the entity. A partial one names none: never. */
export const isNamedFor = (entity: string, replacement: string): boolean => {
  const name = upperSnake(entity);
  if (replacement.startsWith('[')) return replacement === `[${name}]`;
  const behind = replacement.length - name.length;
  return replacement.startsWith(`${name}_`) && (behind === 1 + TAIL || behind === HASHED.length + HASH);
};

/** Keeps characters at the end, never more than half of the text nor half of a character. */
export const partialOf = (text: string, keepLast: number): string => {
  const characters = Array.from(text);
  const kept = Math.min(keepLast, Math.floor(characters.length / 2));
  return '*'.repeat(characters.length - kept) + characters.slice(characters.length - kept).join('');
};

/** The text that stands in for a value. */
export const replacementOf = (treatment: Treatment, key: MacKey, entity: string, text: string): string => {
  switch (treatment.strategy) {
    case 'Redact':
      return redactionOf(entity);
    case 'Hash':
      return hashOf(key, entity, text);
    case 'Pseudonym':
      return tokenOf(key, entity, text);
    case 'Partial':
      return partialOf(text, treatment.keepLast);
  }
};
