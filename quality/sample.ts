/** A stretch `[start, end)` of a text, in UTF-16 units, and what it is. */
export interface Label {
  readonly start: number;
  readonly end: number;
  /** As policies write it; `undefined`: out of scope, and no mistake where it holds something certain. */
  readonly entity: string | undefined;
}

/** A text with everything in it that should be found. */
export interface Sample {
  readonly text: string;
  readonly labels: readonly Label[];
}
