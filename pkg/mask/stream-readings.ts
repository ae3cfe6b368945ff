import type { ChannelFinder } from './channel-finder.ts';
import type { Finding } from './finding.ts';
import { escapeReading } from './escapes.ts';
import { breakReading } from './line-escapes.ts';
import type { StreamReading } from './reading.ts';
import { StreamView } from './stream-view.ts';
import type { StreamValues, Window } from './stream-values.ts';
import { plainReading } from './strange.ts';

interface Slot {
  readonly reading: StreamReading;
  /** `undefined` as long as nothing is read otherwise than it is written. */
  view: StreamView | undefined;
  /** Position of the last character that may begin something that is. */
  opening: number;
}

/** A text without what it ends with, should that come to be read otherwise. */
export interface Begun {
  readonly text: string;
  readonly findsAgain: boolean;
}

const none: readonly Begun[] = [];
const noViews: readonly StreamView[] = [];
const nothing: readonly Finding[] = [];

const readings = [plainReading, escapeReading, breakReading];
const FIRST_OTHER = 0x7f;
const isOpening = new Uint8Array(FIRST_OTHER);
for (const { opening } of readings) isOpening[opening.charCodeAt(0)] = 1;
// What the sequences of a terminal begin with.
isOpening[0x1b] = 1;
const longest = Math.max(...readings.map((reading) => reading.longest));

/** Up to here, in UTF-16 units, one look at each unit is faster than several at all. */
const SHORT = 64;

/** Whether a piece is short, and each reading takes it as it is written where nothing is begun before it. */
const isPlain = (piece: string): boolean => {
  if (piece.length > SHORT) return false;
  for (let at = 0; at < piece.length; at++) {
    const code = piece.charCodeAt(at);
    if (code >= FIRST_OTHER || isOpening[code] === 1) return false;
  }
  return true;
};

/** All that a text that comes in pieces is read as besides what is written, each from where it differs on. */
export class StreamReadings {
  readonly #finder: ChannelFinder;
  readonly #slots: readonly Slot[] = readings.map((reading) => ({
    reading,
    view: undefined,
    opening: Number.NEGATIVE_INFINITY,
  }));
  #views = noViews;
  /** The last of the positions above. */
  #opening = Number.NEGATIVE_INFINITY;

  constructor(finder: ChannelFinder) {
    this.#finder = finder;
  }

  get views(): readonly StreamView[] {
    return this.#views;
  }

  /**
   * `piece` is what the text ends with that is new; `patterns`: where the first window of patterns begins that has not
   * been run. Returns what differs from here on.
   */
  push({ text, base }: Window, piece: string, patterns: number): readonly StreamView[] {
    const before = base + text.length - piece.length;
    for (const view of this.#views) view.push(piece);
    if (this.#opening <= before - longest && isPlain(piece)) return noViews;
    const opened = this.#slots.filter(
      (slot) => slot.view === undefined && this.#turns(slot, text, piece, before),
    );
    for (const slot of opened) {
      slot.view = new StreamView(slot.reading, this.#finder, base, patterns);
      slot.view.push(text);
    }
    if (opened.length === 0) return noViews;
    this.#list();
    return opened.flatMap(({ view }) => view ?? []);
  }

  /** Whether a text begins to read otherwise with a piece, which stands at `before`; notes what may begin something. */
  #turns(slot: Slot, text: string, piece: string, before: number): boolean {
    const { opening, opensAlways, longest: reach, turns } = slot.reading;
    const at = piece.lastIndexOf(opening);
    if (at >= 0) slot.opening = before + at;
    this.#opening = Math.max(this.#opening, slot.opening);
    return (!opensAlways || slot.opening > before - reach) && turns(text, piece);
  }

  /** The position up to which everything is decided, where all up to `done` was before. */
  settled(done: number): number {
    return this.#views.reduce((least, view) => Math.min(least, view.settled(done)), Number.POSITIVE_INFINITY);
  }

  /** What patterns find in windows that are complete. */
  runPatterns(final: boolean): readonly Finding[] {
    return this.#views.length === 0 ? nothing : this.#views.flatMap((view) => view.runPatterns(final));
  }

  /** The index in the text, not before `done`, from which on something that is remembered may come to stand. */
  openAgain(values: StreamValues, window: Window, done: number): number {
    let open = Number.POSITIVE_INFINITY;
    for (const view of this.#views)
      open = Math.min(open, view.openAgain(values, done + window.base) - window.base);
    for (const { text, findsAgain } of this.begun(window))
      if (findsAgain) open = Math.min(open, values.openFrom(text, done));
    return open;
  }

  /** What is known and stands again, and begins in `[from, to)`. */
  again(values: StreamValues, from: number, to: number): readonly Finding[] {
    return this.#views.length === 0 ? nothing : this.#views.flatMap((view) => view.again(values, from, to));
  }

  end(): void {
    for (const view of this.#views) view.end();
  }

  /** What a text may come to be read as, where nothing is read otherwise yet. */
  begun({ text, base }: Window): readonly Begun[] {
    let found = none;
    if (this.#opening <= base + text.length - longest) return found;
    for (const { reading, view, opening } of this.#slots) {
      if (view !== undefined || opening <= base + text.length - reading.longest) continue;
      const sure = reading.withoutBegun(text);
      if (sure.length < text.length) found = [...found, { text: sure, findsAgain: reading.findsAgain }];
    }
    return found;
  }

  /** Drops what nothing looks back to any more; `closes`: and views in which nothing is left to be found. */
  forget(done: number, closes: boolean): void {
    for (const view of this.#views) view.forget(done);
    if (!closes || !this.#views.some(({ isOver }) => isOver)) return;
    for (const slot of this.#slots) if (slot.view?.isOver === true) slot.view = undefined;
    this.#list();
  }

  #list(): void {
    this.#views = this.#slots.flatMap(({ view }) => view ?? []);
  }
}
