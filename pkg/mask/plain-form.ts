import type { Slices } from '../api/text.ts';
import { finish } from '../api/text.ts';
import { PlainText } from './plain-text.ts';
import type { Reading } from './reading.ts';
import { SLICE } from './scan.ts';
import { MAX_STRANGE, isStrange, lastOpening, strangeIn } from './strange.ts';

/** UTF-16 units between two yields in which anything may stand for something else. */
const STRANGE_SLICE = SLICE / 8;

/** Where a block of so many units ends that begins at `from`: not within a reference or a sequence. */
const endOfBlock = (text: string, from: number, units: number): number => {
  const end = Math.min(text.length, from + units);
  if (end === text.length) return end;
  const tail = end - MAX_STRANGE;
  const open = lastOpening(text.slice(tail, end));
  return open === -1 ? end : tail + open;
};

/** The text as a reader takes it; `undefined` where it has no such characters. */
export function* plainForm(text: string): Slices<Reading | undefined> {
  let isPlain = true;
  for (let from = 0; isPlain && from < text.length; ) {
    const end = endOfBlock(text, from, SLICE);
    isPlain = !isStrange(text.slice(from, end));
    from = end;
    yield;
  }
  if (isPlain) return undefined;
  const plain = new PlainText();
  for (let from = 0; from < text.length; ) {
    const end = endOfBlock(text, from, STRANGE_SLICE);
    const block = text.slice(from, end);
    plain.add(block, strangeIn(block));
    from = end;
    yield;
  }
  return {
    text: plain.text,
    toWritten: (index) => plain.startOf(index),
    endWritten: (index) => plain.endOf(index),
  };
}

/** `plainForm` in one go: for texts of at most SMALL units. */
export const plainFormNow = (text: string): Reading | undefined =>
  isStrange(text) ? finish(plainForm(text)) : undefined;
