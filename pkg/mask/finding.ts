import type { Span } from './detector.ts';

/** What kind of thing was found: a detector's, a pattern's, a token, or a value known from before. */
export interface Kind {
  /** As policies write it. */
  readonly entity: string;
  /** Which of overlapping findings owns a character: the higher, then the longer, then the earlier. */
  readonly certainty: number;
  readonly secret: boolean;
}

/** A stretch of a text that something was found in. */
export interface Finding extends Span {
  readonly kind: Kind;
}

/** The same finding in a text that begins so many units earlier. */
export const movedBy = ({ start, end, kind }: Finding, by: number): Finding => ({
  start: start + by,
  end: end + by,
  kind,
});

/** Certainty of what is no plain detector's; those lie between 0 and 100. */
export const certainty = {
  /** Values restored to the agent before: above detectors, so that what a value contains does not split it. */
  carried: 75,
  /** Names that a policy lists: what holds one and is found by its own form (`anna@acme.example`) is that. */
  dictionary: 35,
  /** Below secrets, above all other detectors: what a policy's author spells out is meant. */
  pattern: 80,
  /** What is noted and no value. */
  mark: 0,
  token: 1000,
  /** Blocks own all that is in them: a stream swallows them unread. */
  block: 2000,
} as const;

/** Whether it is a private key or the like, which is of any length and owns all that is in it. */
export const isBlock = ({ kind }: Pick<Finding, 'kind'>): boolean => kind.certainty >= certainty.block;

/** What is noted where a statement begins that lists the names of columns; it is no value. */
export const insertStatement = 'InsertStatement';

/** The entity of token-shaped text that was not minted earlier in the same prompt. */
export const plantedToken = 'PseudonymToken';
