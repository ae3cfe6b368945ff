import { PatternCursor, openDetectors, sweepFrom } from './channel-finder.ts';
import type { ChannelFinder } from './channel-finder.ts';
import { MAX_LOOK_BACK } from './detector.ts';
import type { Block } from './detector.ts';
import type { Finding } from './finding.ts';
import { settledBy } from './hold.ts';
import { PlainText } from './plain-text.ts';
import { withoutBegun } from './strange.ts';
import type { BlockText, Extent } from './swallowing.ts';

/** Dropped in strides, so that not every push copies the text. */
const STRIDE = 1024;

/**
 * A text that comes in pieces, as a reader takes it: what `plainForm` makes of the whole. Positions are of the text as
 * written, unless they are called plain.
 */
export class PlainView implements BlockText {
  readonly #finder: ChannelFinder;
  readonly #patterns: PatternCursor;
  /** As far as it is still needed. */
  readonly #plain: PlainText;
  /** What may begin a reference, and is not read yet. */
  #begun = '';

  /** `base`: before it, text and plain text are the same. `window`: of the patterns, where the first one begins. */
  constructor(finder: ChannelFinder, base: number, window: number) {
    this.#finder = finder;
    this.#patterns = new PatternCursor(finder.patterns, window);
    this.#plain = new PlainText(base);
  }

  push(text: string): void {
    const all = this.#begun + text;
    const sure = withoutBegun(all);
    this.#plain.add(sure);
    this.#begun = all.slice(sure.length);
  }

  /** No more text comes. */
  end(): void {
    this.#plain.add(this.#begun);
    this.#begun = '';
  }

  /** The position up to which everything is decided, where all up to `done` was before. */
  settled(done: number): number {
    const { text, base } = this.#plain;
    const from = this.#plain.indexOf(done);
    const open = Math.min(this.#patterns.open(text, base), openDetectors(this.#finder, text, from));
    return this.#plain.startOf(base + settledBy(text, from, open));
  }

  /** What begins at `done` or behind it, as far as it is known, and what begins before it and reaches into it. */
  findings(done: number): readonly Finding[] {
    const { text, base } = this.#plain;
    return this.#asWritten(sweepFrom(this.#finder, text, this.#plain.indexOf(done)), base);
  }

  /** What patterns find in windows that are complete. */
  runPatterns(final: boolean): readonly Finding[] {
    const { text, base } = this.#plain;
    return this.#asWritten(this.#patterns.run(text, base, final), 0);
  }

  extent(block: Block, from: number, final: boolean): Extent {
    const { text, base } = this.#plain;
    const { end, closed } = block.extent(text, this.#plain.indexOf(from), final);
    return { end: Math.max(from, this.#plain.endOf(base + end)), closed };
  }

  #asWritten(found: readonly Finding[], base: number): readonly Finding[] {
    const { allowance } = this.#finder;
    const plain = this.#plain;
    const valueOf = ({ start, end }: Finding): string =>
      plain.text.slice(start + base - plain.base, end + base - plain.base);
    return found
      .filter((each) => allowance.isEmpty || !allowance.allows(valueOf(each), each.kind.entity))
      .map(({ start, end, kind }) => ({
        start: plain.startOf(start + base),
        end: plain.endOf(end + base),
        kind,
      }));
  }

  /** Drops what nothing looks back to any more once all up to `done` is emitted. */
  forget(done: number): void {
    const wanted = this.#plain.indexOf(done) - MAX_LOOK_BACK;
    const count = Math.min(wanted, this.#patterns.window - this.#plain.base - 2);
    if (count >= STRIDE) this.#plain.drop(count);
  }
}
