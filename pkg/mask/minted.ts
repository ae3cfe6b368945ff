import { CROCKFORD, TOKEN, is, skip, skipBack } from './characters.ts';
import { MAX_TOKEN, TAIL } from './pseudonym.ts';

/** A token written into one request, and what it stands for. */
export interface MintedToken {
  readonly token: string;
  readonly value: string;
  readonly entity: string;
  /** Never restored: a secret, or text that a secret is part of. */
  readonly secret: boolean;
  /** Other findings inside the value: who is given it is given them. */
  readonly inner: readonly Inner[];
}

/** A value that is part of another. */
export interface Inner {
  readonly value: string;
  readonly entity: string;
}

/** What masking one request wrote into it: all that its answer may have restored. */
export interface Minted {
  /** Number of tokens; those of the previous key count. */
  readonly size: number;
  /** Redactions, hashes and recognisable partial masks: what an answer's tool must not be run with. */
  readonly irreversible: ReadonlySet<string>;
  /** The minted token whose last character stands before `end`. */
  endingAt(text: string, end: number): MintedToken | undefined;
  /** How many units at the end of `[from, text.length)` could still become a minted token: less than MAX_TOKEN. */
  openTail(text: string, from: number): number;
}

/** Grows while a prompt is masked, in prompt order. */
export class MintedTokens implements Minted {
  readonly irreversible = new Set<string>();
  readonly #byTail = new Map<string, MintedToken>();
  readonly #names = new Set<string>();

  get size(): number {
    return this.#byTail.size;
  }

  add(minted: MintedToken): void {
    const tail = minted.token.slice(-TAIL);
    const known = this.#byTail.get(tail);
    if (known !== undefined && !minted.secret && minted.inner.length === 0) return;
    this.#byTail.set(tail, known === undefined ? minted : merged(known, minted));
    this.#names.add(minted.token.slice(0, -TAIL));
  }

  endingAt(text: string, end: number): MintedToken | undefined {
    if (!is(text.charCodeAt(end - 1), CROCKFORD)) return undefined;
    const minted = this.#byTail.get(text.slice(end - TAIL, end));
    return minted !== undefined && text.endsWith(minted.token, end) ? minted : undefined;
  }

  openTail(text: string, from: number): number {
    const end = text.length;
    const start = skipBack(text, end, Math.max(from, end - MAX_TOKEN + 1), TOKEN);
    for (let at = start; at < end; at++) {
      if (isUpper(text.charCodeAt(at)) && this.#beginsAt(text, at)) return end - at;
    }
    return 0;
  }

  #beginsAt(text: string, at: number): boolean {
    for (const name of this.#names) {
      if (isBeginning(text, at, name)) return true;
    }
    return false;
  }
}

/** The same text in two places: what was found in it at either counts. */
const merged = (known: MintedToken, minted: MintedToken): MintedToken => {
  const values = new Set(known.inner.map(({ value }) => value));
  const inner = [...known.inner, ...minted.inner.filter(({ value }) => !values.has(value))];
  return { ...minted, secret: known.secret || minted.secret, inner };
};

const isUpper = (code: number): boolean => code >= 65 && code <= 90;

/** Whether the text from `start` to its end, and no more than it, begins a token of this name (which ends in `_`). */
const isBeginning = (text: string, start: number, name: string): boolean => {
  const length = text.length - start;
  if (length <= name.length) return name.startsWith(text.slice(start));
  if (length >= name.length + TAIL || !text.startsWith(name, start)) return false;
  return skip(text, start + name.length, text.length, CROCKFORD) === text.length;
};
