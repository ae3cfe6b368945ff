/** A text as somebody reads it, and where its places stand in the text as written. */
export interface Reading {
  readonly text: string;
  readonly toWritten: (index: number) => number;
  /** Of the end of a stretch: what was left out behind it is none of it. */
  readonly endWritten: (index: number) => number;
}
