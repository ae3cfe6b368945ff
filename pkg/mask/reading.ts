/** A text as somebody reads it, and where its places stand in the text as written. */
export interface Reading {
  readonly text: string;
  readonly toWritten: (index: number) => number;
  /** Of the end of a stretch: what was left out behind it is none of it. */
  readonly endWritten: (index: number) => number;
}

/** Something in a text that stands for something else. */
export interface Meant {
  readonly index: number;
  readonly written: string;
  /** No longer than `written`. */
  readonly plain: string;
}

/** A way to read a text that comes in pieces otherwise than it is written. Lengths are in UTF-16 units. */
export interface StreamReading {
  /** The character that what is begun begins with. */
  readonly opening: string;
  /** Whether all that is read otherwise begins with it. */
  readonly opensAlways: boolean;
  /** No unit that is read otherwise because of those behind it stands further before the last of them. */
  readonly longest: number;
  /** What stands for something else, in order, in a block that ends within none of it. */
  readonly within: (block: string) => Iterable<Meant>;
  /** The text without what it may end with that stands for something else once more of it comes. */
  readonly withoutBegun: (text: string) => string;
  /** Whether the piece that a text ends with makes it read otherwise than it is written, in a quick look. */
  readonly turns: (text: string, piece: string) => boolean;
  /** Whether values that are known are looked for in it. */
  readonly findsAgain: boolean;
  /** How far behind what is read otherwise something begins that counts, and only for detectors; or infinite. */
  readonly reach: number;
}
