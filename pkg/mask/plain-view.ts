import { PatternCursor, openDetectors, sweepFrom } from './channel-finder.ts';
import type { ChannelFinder } from './channel-finder.ts';
import { MAX_LOOK_BACK } from './detector.ts';
import { certainty } from './finding.ts';
import type { Finding } from './finding.ts';
import { settledBy } from './hold.ts';
import { strangeIn, withoutBegun } from './plain-form.ts';

/** Dropped in strides, so that not every push copies the text. */
const STRIDE = 1024;

/** What is written otherwise than it reads: `[start, end)` as written stands for `[plainStart, plainEnd)`. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly plainStart: number;
  readonly plainEnd: number;
}

/** The last one of the sorted stretches for which it holds; `undefined` where it holds for none. */
const lastWhere = (
  stretches: readonly Stretch[],
  holds: (stretch: Stretch) => boolean,
): Stretch | undefined => {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(stretches[middle] as Stretch)) low = middle + 1;
    else high = middle;
  }
  return stretches[low - 1];
};

/**
 * A text that comes in pieces, as a reader takes it: what `plainForm` makes of the whole. Positions are of the text as
 * written, unless they are called plain. Blocks are not looked for: they are swallowed as they are written.
 */
export class PlainView {
  readonly #finder: ChannelFinder;
  readonly #patterns: PatternCursor;
  /** The plain text that is still needed, and the plain position of its beginning. */
  #text = '';
  #base: number;
  /** What may begin a reference, and is not read yet; up to where all before it was read. */
  #begun = '';
  #read: number;
  #stretches: Stretch[] = [];

  /** `base`: before it, text and plain text are the same. `window`: of the patterns, where the first one begins. */
  constructor(finder: ChannelFinder, base: number, window: number) {
    this.#finder = { ...finder, blocks: [] };
    this.#patterns = new PatternCursor(finder.patterns, window);
    this.#base = base;
    this.#read = base;
  }

  push(text: string): void {
    const all = this.#begun + text;
    const sure = withoutBegun(all);
    this.#add(sure);
    this.#begun = all.slice(sure.length);
  }

  /** No more text comes. */
  end(): void {
    this.#add(this.#begun);
    this.#begun = '';
  }

  #add(block: string): void {
    let done = 0;
    for (const { index, written, plain } of strangeIn(block)) {
      this.#text += block.slice(done, index);
      const plainStart = this.#base + this.#text.length;
      this.#text += plain;
      done = index + written.length;
      this.#stretches.push({
        start: this.#read + index,
        end: this.#read + done,
        plainStart,
        plainEnd: plainStart + plain.length,
      });
    }
    this.#text += block.slice(done);
    this.#read += block.length;
  }

  /** Where something begins that begins at a plain position. */
  #startOf(plain: number): number {
    const last = lastWhere(this.#stretches, ({ plainEnd }) => plainEnd <= plain);
    return last === undefined ? plain : last.end + plain - last.plainEnd;
  }

  /** Where something ends that ends there: nothing behind it that stands for nothing is part of it. */
  #endOf(plain: number): number {
    const last = lastWhere(this.#stretches, ({ plainStart }) => plainStart < plain);
    return last === undefined ? plain : last.end + plain - last.plainEnd;
  }

  /** Index in the plain text of a position. */
  #indexOf(position: number): number {
    const last = lastWhere(this.#stretches, ({ start }) => start < position);
    const plain = last === undefined ? position : last.plainEnd + Math.max(0, position - last.end);
    return plain - this.#base;
  }

  /** The position up to which everything is decided, where all up to `done` was before. */
  settled(done: number): number {
    const from = this.#indexOf(done);
    const open = Math.min(
      this.#patterns.open(this.#text, this.#base),
      openDetectors(this.#finder, this.#text, from),
    );
    return this.#startOf(this.#base + settledBy(this.#text, from, open));
  }

  /** What begins at `done` or behind it, as far as it is known, and what begins before it and reaches into it. */
  findings(done: number): readonly Finding[] {
    return this.#asWritten(sweepFrom(this.#finder, this.#text, this.#indexOf(done)), this.#base);
  }

  /** What patterns find in windows that are complete. */
  runPatterns(final: boolean): readonly Finding[] {
    return this.#asWritten(this.#patterns.run(this.#text, this.#base, final), 0);
  }

  #asWritten(found: readonly Finding[], base: number): readonly Finding[] {
    const { allowance } = this.#finder;
    const valueOf = ({ start, end }: Finding): string =>
      this.#text.slice(start + base - this.#base, end + base - this.#base);
    return found
      .filter(({ kind }) => kind.certainty < certainty.block)
      .filter((each) => allowance.isEmpty || !allowance.allows(valueOf(each), each.kind.entity))
      .map(({ start, end, kind }) => ({
        start: this.#startOf(start + base),
        end: this.#endOf(end + base),
        kind,
      }));
  }

  /** Drops what nothing looks back to any more once all up to `done` is emitted. */
  forget(done: number): void {
    const count = Math.min(this.#indexOf(done) - MAX_LOOK_BACK, this.#patterns.window - this.#base - 2);
    if (count < STRIDE) return;
    this.#text = this.#text.slice(count);
    this.#base += count;
    // The last one before says how far all behind it was moved.
    const first = this.#stretches.findLastIndex(({ plainEnd }) => plainEnd <= this.#base);
    if (first > 0) this.#stretches = this.#stretches.slice(first);
  }
}
