import type { RestoreScope } from '../api/policy.ts';
import { CROCKFORD, DIGIT, LETTER, TOKEN, is, isNameCharacter, skip, skipBack } from './characters.ts';
import { MAX_TOKEN, TAIL, isLowerTail } from './pseudonym.ts';
import { narrower } from './strategy.ts';

/** A token written into one request, and what it stands for. */
export interface MintedToken {
  readonly token: string;
  readonly value: string;
  readonly entity: string;
  /** Never restored: a secret, or text that a secret is part of. */
  readonly secret: boolean;
  /** Where the rule lets its value be restored. */
  readonly restore: RestoreScope;
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
  /** The minted token whose last character stands before `end`, also in lower case where a word begins with it. */
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
    if (known !== undefined && !minted.secret && minted.inner.length === 0 && isEverywhere(minted.restore))
      return;
    this.#byTail.set(tail, known === undefined ? minted : merged(known, minted));
    this.#names.add(minted.token.slice(0, -TAIL));
  }

  endingAt(text: string, end: number): MintedToken | undefined {
    if (!is(text.charCodeAt(end - 1), DIGIT | LETTER)) return undefined;
    const minted = this.#byTail.get(text.slice(end - TAIL, end));
    if (minted !== undefined && text.endsWith(minted.token, end)) return minted;
    return isLowerTail(text, end - TAIL) ? this.#lowerEndingAt(text, end) : undefined;
  }

  #lowerEndingAt(text: string, end: number): MintedToken | undefined {
    const minted = this.#byTail.get(text.slice(end - TAIL, end).toUpperCase());
    const start = end - (minted?.token.length ?? 0);
    if (minted === undefined || isNameCharacter(text.charCodeAt(start - 1))) return undefined;
    return text.endsWith(minted.token.toLowerCase(), end) ? minted : undefined;
  }

  openTail(text: string, from: number): number {
    const end = text.length;
    const limit = Math.max(from, end - MAX_TOKEN + 1);
    const start = skipBack(text, end, limit, TOKEN | LETTER);
    if (start < end && this.#isLowerBeginning(text, start)) return end - start;
    for (let at = skipBack(text, end, start, TOKEN); at < end; at++) {
      if (isUpper(text.charCodeAt(at)) && this.#isBeginning(text.slice(at))) return end - at;
    }
    return 0;
  }

  #isLowerBeginning(text: string, start: number): boolean {
    const word = text.slice(start);
    const isWordStart = !isNameCharacter(text.charCodeAt(start - 1));
    return isWordStart && word === word.toLowerCase() && this.#isBeginning(word.toUpperCase());
  }

  #isBeginning(token: string): boolean {
    for (const name of this.#names) {
      if (isBeginning(token, name)) return true;
    }
    return false;
  }
}

/** The same text in two places: what was found in it at either counts. */
const merged = (known: MintedToken, minted: MintedToken): MintedToken => {
  const values = new Set(known.inner.map(({ value }) => value));
  const inner = [...known.inner, ...minted.inner.filter(({ value }) => !values.has(value))];
  const restore = narrower(known.restore, minted.restore);
  return { ...minted, secret: known.secret || minted.secret, restore, inner };
};

const isEverywhere = ({ text, tools }: RestoreScope): boolean => text && tools;

const isUpper = (code: number): boolean => code >= 65 && code <= 90;

/** Whether the text, and no more than it, begins a token of this name (which ends in `_`). */
const isBeginning = (text: string, name: string): boolean => {
  if (text.length <= name.length) return name.startsWith(text);
  if (text.length >= name.length + TAIL || !text.startsWith(name)) return false;
  return skip(text, name.length, text.length, CROCKFORD) === text.length;
};
