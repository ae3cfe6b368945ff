import { isBlank, isNameOrDash, isPadding, isWord } from '../characters.ts';
import { skipBackWhile } from '../context-window.ts';

/** Longest option with what stands between it and the item behind it, in UTF-16 units. */
const MAX_OPTION = 64;
const NEWLINE = 10;
const RETURN = 13;
const COMMA = 44;
const HYPHEN = 45;

const endsItem = (code: number): boolean => isPadding(code) || code === NEWLINE || code === RETURN;

/** Between an item of a list and the next: `", "`, or the hyphen of a line for it alone. */
const between = /^(?:\\*["']\s*,\s*\\*["']|["']?[ \t]*\r?\n[ \t]*-[ \t]+["']?)/;

/** How many UTF-16 units part an item that ends at `end` from the next one, before `limit`; 0: none follows. */
export const unitsToNextItem = (text: string, end: number, limit: number): number =>
  between.exec(text.slice(end, limit))?.[0].length ?? 0;

/** Whether this is what parts two items, and no more. */
export const partsItems = (text: string): boolean => between.exec(text)?.[0].length === text.length;

/** Where the item ends before the one at `start`; -1 where there is none. */
const endOfItemBefore = (text: string, start: number, limit: number): number => {
  const sign = skipBackWhile(text, start, limit, isPadding) - 1;
  const code = text.charCodeAt(sign);
  if (code === COMMA) return skipBackWhile(text, sign, limit, endsItem);
  const line = code === HYPHEN ? skipBackWhile(text, sign, limit, isBlank) : -1;
  return text.charCodeAt(line - 1) === NEWLINE ? skipBackWhile(text, line, limit, endsItem) : -1;
};

/** Whether the item before the one at `start` is an option: `["--token", "`, or `- --token` in the line above. */
export const isBehindOption = (text: string, start: number): boolean => {
  const limit = Math.max(0, start - MAX_OPTION);
  const end = endOfItemBefore(text, start, limit);
  if (end < 0) return false;
  const option = skipBackWhile(text, end, limit, isNameOrDash);
  return end - option > 2 && text.charCodeAt(option) === HYPHEN && !isWord(text.charCodeAt(option - 1));
};
