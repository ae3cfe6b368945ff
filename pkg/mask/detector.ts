/** Longest stretch, in UTF-16 units, that decides whether a match of shape `run` starts somewhere. */
export const MAX_RUN_MATCH = 640;
/** Longest match that holds separators, in UTF-16 units, with what must follow it. */
export const MAX_GROUPS_MATCH = 64;
/** Longest match of words and numbers, such as a date with the name of its month, with what must follow it. */
export const MAX_PHRASE_MATCH = 64;
/** How far behind its anchor's start, in UTF-16 units, a match that stands behind its anchor may begin. */
export const MAX_AHEAD = 48;
/** How far left of a match, in UTF-16 units, a detector may look. */
export const MAX_LOOK_BACK = 192;

/** How much of a JSON key detectors are told, in UTF-16 units. */
export const MAX_KEY_CONTEXT = 128;

/** A stretch `[start, end)` of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a sweep looks for on a detector's behalf. */
export interface Anchors {
  /** Exact strings with a Latin-1 character in them and an ASCII one right behind it that is no digit. */
  readonly literals?: readonly string[];
  /** Single ASCII characters that are rare in text. */
  readonly characters?: string;
  /** ASCII characters that are common, but not behind one of these ASCII characters. */
  readonly preceded?: readonly { readonly character: string; readonly by: string }[];
  /** The beginning of every run of digits of one of these kinds. */
  readonly digits?: readonly DigitRun[];
  /** Asked before `verify` at runs of digits. */
  readonly gate?: Gate;
  /** Is asked about the first digits of a UUID or a point in time as well; nobody is about the others. */
  readonly nobodys?: true;
  /** Matches begin behind the anchor's end, less than `MAX_AHEAD` behind its start. Literals alone are anchors then. */
  readonly isAhead?: true;
  /** Is asked as well whether a text is something for the JSON key above it: with `at` and `until` 0. */
  readonly isKeyed?: true;
}

/**
 * A cheap test that several detectors share, told apart by identity: it is asked once per run of digits, and where it
 * says no, none of them is. The arguments are those of `verify`.
 */
export type Gate = (text: string, at: number, until: number, key: string) => boolean;

/** Runs of digits that are worth a look: most are numbers of no interest. */
export interface DigitRun {
  readonly least: number;
  readonly most: number;
  /** Latin-1 characters one of which must follow. */
  readonly next?: string;
  /** What must stand before. */
  readonly before?: 'letter';
  /** Neither letter, digit, `_` nor a character of another script stands before or behind. */
  readonly delimited?: boolean;
}

/**
 * One kind of sensitive text. `verify` is called at an anchor, with the anchor's end (for digits: the end of
 * the run), and must decide within `MAX_LOOK_BACK` to the left and the bound of the shape to the right, so
 * that a stream can tell what is settled. `key` is that of `TextPart` (at most `MAX_KEY_CONTEXT` units of it), empty
 * where there is none.
 */
export interface Detector {
  /** The entity, as policies write it. */
  readonly name: string;
  /** A: masked on sight. B: only with a context word or key nearby. */
  readonly tier: 'A' | 'B';
  /** Never restored anywhere. */
  readonly secret: boolean;
  /** Which of overlapping matches owns a character: the higher. Unique among detectors. */
  readonly certainty: number;
  /**
   * `run`: neither match nor what decides it crosses a character that ends a run (space, quote, comma ...).
   * `groups`: begins with a digit, a plus or an IBAN's country, and may hold single separators.
   * `phrase`: begins at a word and may hold anything, `MAX_PHRASE_MATCH` units at most, with what must follow it.
   * `block`: of any length once its beginning is certain.
   */
  readonly shape: 'run' | 'groups' | 'phrase' | 'block';
  readonly anchors: Anchors;
  /** Where the rule comes from. */
  readonly source: string;
  readonly positives: readonly Example[];
  readonly negatives: readonly string[];
  verify(text: string, at: number, until: number, key: string): Span | undefined;
  /**
   * Of shape `phrase`: the first index, not before `from`, at which a match may begin that more text could still make,
   * unmake or lengthen; the text's length where nowhere. Without it, any word may begin one.
   */
  readonly open?: (text: string, from: number) => number;
  /** Of shape `block` only. */
  readonly block?: Block;
}

/** A text and the stretch in it that must be found. */
export interface Example {
  readonly text: string;
  readonly match: string;
  /** The JSON key above the text. */
  readonly key?: string;
}

/** How a block goes on, for streams that must not keep it. */
export interface Block {
  /** Whether a block begins at the anchor: `more` when the text so far does not tell. Decides within MAX_RUN_MATCH. */
  begins(text: string, at: number): 'yes' | 'no' | 'more';
  /** Whether it goes on from where it has ended, should what follows come to be read otherwise than it is written. */
  readonly resumes?: true;
  /** How far the block certainly goes from `from` on, and whether it ends there. */
  extent(text: string, from: number, final: boolean): { readonly end: number; readonly closed: boolean };
}

/** Text and match are the same. */
export const whole = (text: string): Example => ({ text, match: text });
export const underKey = (key: string, match: string): Example => ({ text: match, match, key });
export const within = (before: string, match: string, after: string): Example => ({
  text: before + match + after,
  match,
});
