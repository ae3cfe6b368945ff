import type { Slices } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
import { escapeJsonText } from '../json/splice.ts';
import type { EventEdits } from './event-edits.ts';

/** UTF-16 units that are transformed between two yields. */
export const transformSliceUnits = 64 * 1024;

/** The stretches of a text, of about as many units as are transformed between two yields; none cuts a character. */
export function* stretchesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const to = wholeCharacters(text, from + transformSliceUnits);
    yield text.slice(from, to);
    from = to;
  }
}

/**
 * What `push` makes of a text, stretch by stretch, and what `end` gives behind it. Gives the text itself where nothing
 * changed, without looking at all of it once more.
 */
export function* transformSlices(
  text: string,
  push: (stretch: string) => string,
  end: () => string,
): Slices<string> {
  if (text.length <= transformSliceUnits) return push(text) + end();
  const pieces: string[] = [];
  let isSame = true;
  let length = 0;
  const take = (piece: string): void => {
    isSame &&= text.startsWith(piece, length);
    length += piece.length;
    pieces.push(piece);
  };
  for (const stretch of stretchesOf(text)) {
    take(push(stretch));
    yield;
  }
  take(end());
  return isSame && length === text.length ? text : pieces.join('');
}

/** Writes a string anew throughout: to look for what stayed equal takes longer than a slice. */
export function* replaceLong(
  document: JsonDocument,
  node: number,
  stretches: Iterable<string>,
  { edits }: EventEdits,
): Slices<void> {
  let start = document.start(node) + 1;
  const end = document.end(node) - 1;
  for (const stretch of stretches) {
    edits.push({ start, end, bytes: escapeJsonText(stretch) });
    start = end;
    yield;
  }
  if (start < end) edits.push({ start, end, bytes: '' });
}

function wholeCharacters(text: string, at: number): number {
  return isLow(text, at) ? at + 1 : at;
}

/** Whether the unit is the second half of a character. */
export function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
