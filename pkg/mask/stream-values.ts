import { holdsWord } from './characters.ts';
import { detached } from '../api/detached.ts';
import type { Span } from './detector.ts';
import { readEscapes } from './escapes.ts';
import { certainty } from './finding.ts';
import type { Finding } from './finding.ts';
import { KnownValues } from './known-values.ts';
import { isWithinWord } from './line-escapes.ts';
import type { Since } from './known-values.ts';
import { BLOCK } from './units.ts';
import { MARK_REACH } from './value-table.ts';

/** Most values of one stream that are found again, and UTF-16 units of all of them. */
export const MAX_STREAM_VALUES = 65_536;
export const MAX_STREAM_UNITS = 4 * 1024 * 1024;

/** By so many units values are told apart before they are compared. */
const HEAD = 4;
/** Values with one head that are compared; where there are more, any of them may begin. */
const MAX_COMPARED = 64;

/** Where a text stands in its stream. */
export interface Window {
  readonly text: string;
  /** Position of the text's beginning. */
  readonly base: number;
}

/**
 * What was found in one stream, to be masked at every later delimited occurrence. Bounded: at the bound nothing more
 * is remembered, `full` says so, and what is new is masked where a detector finds it.
 */
export class StreamValues implements Since {
  /** Answers are searched for nothing but what a rule asks for. */
  readonly #known = new KnownValues(() => true);
  /** Where each value was first found: it counts behind that. */
  readonly #ends: number[] = [];
  /** Values by their first units; of fewer units than HEAD, that any begins like this. */
  readonly #heads = new Map<string, string[]>();
  #longest = 0;
  #units = 0;
  #full = false;
  #indexOf: (position: number) => number = (position) => position;

  /** Whether a value had to be turned away. */
  get full(): boolean {
    return this.#full;
  }

  since(order: number): number {
    return this.#indexOf(this.#ends[order] ?? 0);
  }

  /**
   * Remembers what of the findings ends up to `settled`. Blocks are told by their own shape, and streams do not keep
   * them. `gone`: the block before, in positions of the stream.
   */
  learn({ text, base }: Window, found: readonly Finding[], settled: number, gone?: Span): void {
    const isGone = (at: number): boolean => gone !== undefined && at >= gone.start && at < gone.end;
    let block = Number.NEGATIVE_INFINITY;
    for (const { start, end, kind } of found) {
      if (kind.certainty >= certainty.block) block = Math.max(block, end);
      else if (start >= 0 && start >= block && end <= settled && !isGone(base + start))
        this.#learn(text.slice(start, end), kind, base + end);
    }
  }

  /** Remembers a value, also as it is once its escapes are read. */
  #learn(value: string, kind: Finding['kind'], end: number): void {
    if (!holdsWord(value)) return;
    this.#add(value, kind, end);
    const read = value.includes('\\') ? readEscapes(value) : value;
    if (read !== value) this.#add(read, kind, end);
  }

  #add(value: string, kind: Finding['kind'], end: number): void {
    if (this.#known.size >= MAX_STREAM_VALUES || this.#units + value.length > MAX_STREAM_UNITS) {
      this.#full ||= !this.#known.has(value);
      return;
    }
    const kept = detached(value);
    if (!this.#known.add(kept, kind)) return;
    this.#ends.push(end);
    this.#units += kept.length;
    this.#longest = Math.max(this.#longest, kept.length);
    for (let length = 1; length <= Math.min(HEAD, kept.length); length++) {
      const head = kept.slice(0, length);
      const values = this.#heads.get(head) ?? [];
      if (length === HEAD && values.length <= MAX_COMPARED) values.push(kept);
      this.#heads.set(head, values);
    }
  }

  /** What is found again and begins in `[from, to)`; `indexOf`: the index in the text of a position of the stream. */
  search(text: string, from: number, to: number, indexOf: (position: number) => number): readonly Finding[] {
    const found: Finding[] = [];
    this.#indexOf = indexOf;
    const limit = Math.min(text.length, to + MARK_REACH);
    for (let at = from; at < limit; at += BLOCK) {
      this.#known.search(text, at, Math.min(at + BLOCK, limit), this, found);
    }
    return found.filter(({ start }) => start >= from && start < to);
  }

  /** The first index, not before `from`, at which a value may begin that more text could complete or unmake. */
  openFrom(text: string, from: number): number {
    for (let at = Math.max(from, text.length - this.#longest); at < text.length; at++) {
      if (!isWithinWord(text, at) && this.#mayBegin(text, at)) return at;
    }
    return text.length;
  }

  #mayBegin(text: string, at: number): boolean {
    const values = this.#heads.get(text.slice(at, at + HEAD));
    if (values === undefined || at + HEAD > text.length) return values !== undefined;
    if (values.length > MAX_COMPARED) return true;
    const rest = text.slice(at);
    return values.some((value) => value.startsWith(rest));
  }
}
