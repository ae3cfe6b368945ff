import type { ChannelKind } from '../api/text.ts';
import type { CarriedValues } from './carried.ts';
import type { MintedToken } from './minted.ts';
import type { UrlRun } from './url-run.ts';

export type WhyWithheld =
  | 'rule'
  | 'secret'
  | 'unsafe_character'
  | 'foreign_url'
  | 'foreign_tool'
  | 'carried_full';

/** What is told about an answer while it is read: entity names, never values. */
export interface AnswerEvents {
  restored(entity: string): void;
  withheld(entity: string, why: WhyWithheld): void;
  masked(entity: string): void;
  /** The text has ended; `units`: the most that was held back of it at a time, in UTF-16 units. */
  held?(units: number): void;
}

/**
 * The closed list: a value with one of these stays a token in a tool's input, since the tool may be a shell,
 * an interpreter or a file name. Control characters, characters that turn the direction of text and
 * characters of no width (Cc, Cf) count as well.
 */
const unsafe = /[$;|&<>(){}[\]*?!~#%=^`'"\\\p{Cc}\p{Cf}\u2028\u2029]/u;
const phone = /^\+[0-9 .()-]+$/;

/** A leading hyphen would make the value an option of a command. */
const isUnsafe = ({ value, entity }: MintedToken): boolean => {
  if (entity === 'PhoneNumber' && phone.test(value)) return false;
  return unsafe.test(value) || value.startsWith('-');
};

const carry = ({ value, entity, inner }: MintedToken, carried: CarriedValues): boolean =>
  carried.add(value, entity) && inner.every((part) => carried.add(part.value, part.entity));

/** Why a minted token stays one at this place of an answer; `undefined`: its value may be written there. */
export const whyWithheld = (
  minted: MintedToken,
  channel: ChannelKind,
  url: UrlRun,
  carried: CarriedValues,
): WhyWithheld | undefined => {
  if (minted.secret) return 'secret';
  if (!(channel === 'text' ? minted.restore.text : minted.restore.tools)) return 'rule';
  if (channel === 'foreignToolInput') return 'foreign_tool';
  if (url.isForeign) return 'foreign_url';
  if (channel === 'toolInput' && isUnsafe(minted)) return 'unsafe_character';
  return carry(minted, carried) ? undefined : 'carried_full';
};
