/** A source of numbers that is the same on every machine: mulberry32. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Evenly in `[0, 1)`. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)] as T;
  }

  /** So many characters of an alphabet. */
  some(count: number, alphabet: string): string {
    let text = '';
    for (let i = 0; i < count; i++) text += alphabet.charAt(this.int(0, alphabet.length - 1));
    return text;
  }

  digits(count: number): string {
    return this.some(count, '0123456789');
  }

  hex(count: number): string {
    return this.some(count, '0123456789abcdef');
  }

  /** `#`: a digit, `@`: an upper-case letter, `%`: a digit but 0; all else stays. */
  shape(shape: string): string {
    return shape.replaceAll(/[#@%]/g, (sign) =>
      sign === '#'
        ? this.digits(1)
        : sign === '%'
          ? String(this.int(1, 9))
          : this.some(1, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
    );
  }
}
