import type { Cell } from './columns.ts';

/** A cell that came in a stream, in positions of it. */
export interface StreamCell extends Cell {
  readonly text: string;
}

/** A cell of a text that begins at `base`. */
export const streamCell = (text: string, base: number, { start, end, name }: Cell): StreamCell => ({
  start: base + start,
  end: base + end,
  name,
  text: text.slice(start, end),
});
