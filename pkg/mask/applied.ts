import type { TextEdit } from '../api/text.ts';

/** A text with its edits, which are sorted and do not overlap. */
export const applied = (text: string, edits: readonly TextEdit[]): string => {
  let masked = '';
  let done = 0;
  for (const { start, end, text: by } of edits) {
    masked += text.slice(done, start) + by;
    done = end;
  }
  return masked + text.slice(done);
};
