import { countWhile } from './bisect.ts';
import { PatternCursor, openDetectors, sweepFrom } from './channel-finder.ts';
import type { ChannelFinder } from './channel-finder.ts';
import { MAX_LOOK_BACK } from './detector.ts';
import type { Block } from './detector.ts';
import { isBlock } from './finding.ts';
import type { Finding } from './finding.ts';
import { settledBy } from './hold.ts';
import { isWithinReach } from './line-escapes.ts';
import { PlainText } from './plain-text.ts';
import type { Meant, StreamReading } from './reading.ts';
import type { StreamValues } from './stream-values.ts';
import type { BlockText, Extent } from './swallowing.ts';

/** Dropped in strides, so that not every push copies the text. */
const STRIDE = 1024;

const nothing: readonly Meant[] = [];

/** What is looked for in a reading: what counts near to what is read otherwise alone, only detectors find. */
const finderOf = (finder: ChannelFinder, { reach }: StreamReading): ChannelFinder =>
  Number.isFinite(reach) ? { ...finder, patterns: [], dictionary: undefined } : finder;

/**
 * A text that comes in pieces, read otherwise than it is written. Positions are of the text as written, unless they are
 * called plain.
 */
export class StreamView implements BlockText {
  readonly #reading: StreamReading;
  readonly #finder: ChannelFinder;
  readonly #patterns: PatternCursor;
  /** As far as it is still needed. */
  readonly #plain: PlainText;
  /** What may begin something, and is not read yet. */
  #begun = '';
  /** Where the text ends that is read. */
  #end: number;
  /** Where something is read otherwise, as far as that is still needed; where the reach of it is finite. */
  #places: number[] = [];

  /** `base`: before it, nothing is read otherwise. `window`: of the patterns, where the first one begins. */
  constructor(reading: StreamReading, finder: ChannelFinder, base: number, window: number) {
    this.#reading = reading;
    this.#finder = finderOf(finder, reading);
    this.#patterns = new PatternCursor(this.#finder.patterns, window);
    this.#plain = new PlainText(base);
    this.#end = base;
  }

  push(text: string): void {
    const all = this.#begun + text;
    const sure = this.#reading.withoutBegun(all);
    this.#add(sure);
    this.#begun = all.slice(sure.length);
  }

  /** No more text comes. */
  end(): void {
    this.#add(this.#begun);
    this.#begun = '';
  }

  #add(text: string): void {
    const { opening, opensAlways, reach, within } = this.#reading;
    const meant = opensAlways && !text.includes(opening) ? nothing : Array.from(within(text));
    if (Number.isFinite(reach)) for (const { index } of meant) this.#places.push(this.#end + index);
    this.#plain.add(text, meant);
    this.#end += text.length;
  }

  /** The position up to which everything is decided, where all up to `done` was before. */
  settled(done: number): number {
    const { text, base } = this.#plain;
    const from = this.#plain.indexOf(done);
    const open = Math.min(this.#patterns.open(text, base), openDetectors(this.#finder, text, from));
    return this.#plain.startOf(base + settledBy(text, from, open));
  }

  /** Whether only what is near to what is read otherwise counts in it; such a reading knows no blocks. */
  get isNear(): boolean {
    return Number.isFinite(this.#reading.reach);
  }

  /**
   * What begins at `done` or behind it, as far as it is known, and what begins before it and reaches into it. `passed`:
   * see `sweepFrom`.
   */
  findings(done: number, passed: number): readonly Finding[] {
    const { reach } = this.#reading;
    if (Number.isFinite(reach) && this.#places.length === 0) return [];
    const { text, base } = this.#plain;
    const [from, to] = [this.#plain.indexOf(done), this.#plain.indexOf(passed)];
    const found = this.#asWritten(sweepFrom(this.#finder, text, from, to), base);
    return Number.isFinite(reach)
      ? found.filter((each) => !isBlock(each) && isWithinReach(this.#places, each.start, reach))
      : found;
  }

  /** What patterns find in windows that are complete. */
  runPatterns(final: boolean): readonly Finding[] {
    const { text, base } = this.#plain;
    return this.#asWritten(this.#patterns.run(text, base, final), 0);
  }

  /** What is known and stands again, and begins in `[from, to)`. */
  again(values: StreamValues, from: number, to: number): readonly Finding[] {
    if (!this.#reading.findsAgain) return [];
    const { text, base } = this.#plain;
    const indexOf = (position: number): number => this.#plain.indexOf(position);
    return this.#asWritten(values.search(text, indexOf(from), indexOf(to), indexOf), base);
  }

  /** The first position, not before `from`, at which more text could complete or unmake something known. */
  openAgain(values: StreamValues, from: number): number {
    if (!this.#reading.findsAgain) return Number.POSITIVE_INFINITY;
    const { text, base } = this.#plain;
    return this.#plain.startOf(base + values.openFrom(text, this.#plain.indexOf(from)));
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
    const { reach } = this.#reading;
    const past = (i: number): boolean => (this.#places[i] as number) + reach <= done;
    if (this.#places.length > 0) this.#places = this.#places.slice(countWhile(this.#places.length, past));
    const wanted = this.#plain.indexOf(done) - MAX_LOOK_BACK;
    const count = Math.min(wanted, this.#patterns.window - this.#plain.base - 2);
    if (count >= STRIDE) this.#plain.drop(count);
  }

  /** Whether nothing more can be found in it than in the text as written, until something is read otherwise again. */
  get isOver(): boolean {
    return Number.isFinite(this.#reading.reach) && this.#places.length === 0 && this.#begun === '';
  }
}
