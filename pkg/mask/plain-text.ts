import { countUpTo, countWhile } from './bisect.ts';
import type { Meant } from './reading.ts';

/**
 * A text that grows, as a reader takes it, and where its places stand in the text as written. Positions are of the text
 * as written, unless they are called plain; before `base`, both are the same.
 */
export class PlainText {
  /** What was not dropped, and the plain position of its beginning. */
  #text = '';
  #base: number;
  /** For each unit that has none in the plain text, the first plain place behind it, and the last one before it. */
  #behind: number[] = [];
  #before: number[] = [];
  /** How many of those units were dropped. */
  #dropped = 0;

  constructor(base = 0) {
    this.#base = base;
  }

  get text(): string {
    return this.#text;
  }

  get base(): number {
    return this.#base;
  }

  /** What follows as written, and what in it stands for something else, none of which goes on behind it. */
  add(block: string, meant: Iterable<Meant>): void {
    const parts: string[] = [];
    let done = 0;
    let plainEnd = this.#base + this.#text.length;
    for (const { index, written, plain } of meant) {
      const plainStart = plainEnd + index - done;
      plainEnd = plainStart + plain.length;
      parts.push(block.slice(done, index), plain);
      done = index + written.length;
      for (let unit = plain.length; unit < written.length; unit++) {
        this.#behind.push(plainEnd);
        this.#before.push(plainStart);
      }
    }
    parts.push(block.slice(done));
    this.#text += parts.join('');
  }

  /** Where something begins that begins at a plain position. */
  startOf(plain: number): number {
    return plain + this.#dropped + countUpTo(this.#behind, plain);
  }

  /** Where something ends that ends there: nothing behind it that stands for nothing is part of it. */
  endOf(plain: number): number {
    return plain + this.#dropped + countUpTo(this.#before, plain - 1);
  }

  /** Index in the plain text of a position. */
  indexOf(position: number): number {
    const [behind, dropped] = [this.#behind, this.#dropped];
    const isBefore = (i: number): boolean => (behind[i] as number) + dropped + i < position;
    return position - dropped - countWhile(behind.length, isBefore) - this.#base;
  }

  /** Lets go of the first units of the plain text. */
  drop(count: number): void {
    this.#text = this.#text.slice(count);
    this.#base += count;
    const dropped = countUpTo(this.#behind, this.#base - 1);
    this.#behind = this.#behind.slice(dropped);
    this.#before = this.#before.slice(dropped);
    this.#dropped += dropped;
  }
}
