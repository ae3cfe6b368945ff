import { isPadding } from './characters.ts';
import { skipBackWhile } from './context-window.ts';

/** How far before a value its label may begin, in UTF-16 units. */
const MAX_PAIR = 128;
const COLON = 58;
const EQUALS = 61;

const quotes = String.raw`["'${'`'}\\]*`;
const labels =
  '(?:name|key|type|kind|label|field|title|question|header|id|code|system|property|attribute|param|parameter|variable)';
const label = String.raw`[^"'${'`'}\\\n\r,;{}[\]]{1,64}`;

const nameIs = String.raw`(?<![\p{L}\p{N}])${labels}${quotes}[ \t]*[:=][ \t]*${quotes}`;
const thenValue = String.raw`${quotes}\s*,?\s*${quotes}value${quotes}[ \t]*`;

/** A member that names, right before the end: `"name": "`. */
const naming = new RegExp(`${nameIs}$`, 'iu');
const NAMING = 32;

/** A pair of members up to its value: `"name": "DB_PASSWORD", "value": "`. */
const pair = new RegExp(String.raw`${nameIs}(?<label>${label})${thenValue}[:=][ \t]*${quotes}$`, 'iu');
const valueMember = new RegExp(`^${thenValue}(?=[:=])`, 'iu');

/** Whether the name that the value at `start` is assigned to is `value`: a cheap look, as nearly always it is not. */
export const isUnsaid = (text: string, start: number): boolean => {
  const limit = Math.max(0, start - MAX_PAIR);
  const sign = skipBackWhile(text, start, limit, isPadding) - 1;
  const code = text.charCodeAt(sign);
  if (code !== COLON && code !== EQUALS) return false;
  const end = skipBackWhile(text, sign, limit, isPadding);
  return end - 5 >= limit && text.slice(end - 5, end).toLowerCase() === 'value';
};

/** The name of the object that a text ends in, none of whose members is one: `"db_password": {"type": "string", `. */
const owner = new RegExp(
  String.raw`(?<![\p{L}\p{N}_.-])(?<owner>[\p{L}_][\p{L}\p{N}_.-]{1,63})${quotes}\s*[:=]\s*\{[^{}[\]]*$`,
  'u',
);

/**
 * What the member before says that the value at `start` is, where its own says nothing: `DB_PASSWORD` of
 * `- name: DB_PASSWORD`, `  value: ...`; and what the object is called that it stands in. Empty where there is none.
 */
export const labelsBefore = (text: string, start: number): readonly string[] => {
  if (!isUnsaid(text, start)) return none;
  const before = text.slice(Math.max(0, start - MAX_PAIR), start);
  const label = pair.exec(before)?.groups?.['label']?.trim();
  const name = owner.exec(before)?.groups?.['owner'];
  return [label, name].filter((said) => said !== undefined);
};

const none: readonly string[] = [];

/**
 * Where the sign of the member `value` stands that follows on a label `[start, end)`, not behind `limit`; -1 where the
 * text is no label of such a pair.
 */
export const signOfPair = (text: string, start: number, end: number, limit: number): number => {
  const following = valueMember.exec(text.slice(end, limit));
  if (following === null || !naming.test(text.slice(Math.max(0, start - NAMING), start))) return -1;
  return end + following[0].length;
};
