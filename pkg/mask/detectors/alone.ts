import { isNameCharacter } from '../characters.ts';

/** Joins parts of UUIDs, order numbers and base64. */
const joins = (code: number): boolean => code === 45 || code === 43;

/** Whether `[start, end)` is neither a piece of a longer word nor a part of something joined by `-` or `+`. */
export const standsAlone = (text: string, start: number, end: number): boolean => {
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  if (isNameCharacter(before) || isNameCharacter(after)) return false;
  if (joins(before) && isNameCharacter(text.charCodeAt(start - 2))) return false;
  return !(joins(after) && isNameCharacter(text.charCodeAt(end + 1)));
};
