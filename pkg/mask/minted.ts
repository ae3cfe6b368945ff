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
  /** Number of tokens; those of the previous key count, and what was learned of one later. */
  readonly size: number;
  /** Redactions, hashes and recognisable partial masks: what an answer's tool must not be run with. */
  readonly irreversible: ReadonlySet<string>;
  /** The minted token whose last character stands before `end`, also in lower case as a word of its own. */
  endingAt(text: string, end: number): MintedToken | undefined;
  /** How many units at the end of `[from, text.length)` could still become a minted token: MAX_TOKEN at most. */
  openTail(text: string, from: number): number;
  /** Each token once, with all that is known of it. */
  tokens(): readonly MintedToken[];
  /** What tokens are called before their payload; maybe those of later requests as well. */
  readonly names: Iterable<string>;
}

/**
 * Grows while a prompt is masked, in prompt order. A conversation goes on with the tokens of its beginning;
 * each of its requests sees those that were there when it was masked.
 */
export class MintedTokens {
  /** The last place in the log, by tail. */
  readonly #byTail = new Map<string, number>();
  /** What was known of each token at the time. */
  readonly #log: MintedToken[] = [];
  /** Per place, of a token that was known before: the place before. Made when it is needed, as most of it is not. */
  #older: Map<number, number> | undefined;
  readonly #entities = new Set<string>();
  readonly #names = new Set<string>();
  /** In the order in which they came. */
  #irreversible: Set<string> | undefined;

  /** Tokens added: what a view is bounded by. */
  get count(): number {
    return this.#log.length;
  }

  /** Number of texts that cannot be restored. */
  get irreversible(): number {
    return this.#irreversible?.size ?? 0;
  }

  /** Whether none was added again. */
  get areDistinct(): boolean {
    return this.#older === undefined;
  }

  first(count: number): readonly MintedToken[] {
    return this.#log.slice(0, count);
  }

  firstIrreversible(count: number): readonly string[] {
    return [...(this.#irreversible ?? nothing)].slice(0, count);
  }

  addIrreversible(text: string): void {
    (this.#irreversible ??= new Set()).add(text);
  }

  /** What there is now; what is added later is not seen. */
  view(): Minted {
    return new MintedView(this, this.count, this.irreversible);
  }

  add(minted: MintedToken): void {
    const tail = minted.token.slice(-TAIL);
    const place = this.#byTail.get(tail);
    const known = place === undefined ? undefined : this.#log[place];
    const isKnown = known !== undefined && !minted.secret && minted.inner.length === 0;
    if (isKnown && isEverywhere(minted.restore)) return;
    if (place !== undefined) (this.#older ??= new Map()).set(this.#log.length, place);
    this.#byTail.set(tail, this.#log.length);
    this.#log.push(known === undefined ? minted : mergedOf(known, minted));
    if (this.#entities.has(minted.entity)) return;
    this.#entities.add(minted.entity);
    this.#names.add(minted.token.slice(0, -TAIL));
  }

  get names(): ReadonlySet<string> {
    return this.#names;
  }

  /** The token whose last character stands before `end`. */
  endingAt(text: string, end: number): MintedToken | undefined {
    return endingAt((tail) => this.find(tail, this.count), text, end);
  }

  /** What was known of a token by its tail when there were `count`. */
  find(tail: string, count: number): MintedToken | undefined {
    let place = this.#byTail.get(tail);
    while (place !== undefined && place >= count) place = this.#older?.get(place);
    return place === undefined ? undefined : this.#log[place];
  }
}

/** Finds a token by payload and check character. */
type Find = (tail: string) => MintedToken | undefined;

/** See `Minted.endingAt`. */
export const endingAt = (find: Find, text: string, end: number): MintedToken | undefined => {
  if (!is(text.charCodeAt(end - 1), DIGIT | LETTER)) return undefined;
  const tail = text.slice(end - TAIL, end);
  const minted = find(tail);
  if (minted !== undefined && text.endsWith(minted.token, end)) return minted;
  if (!isLowerTail(text, end - TAIL)) return undefined;
  const lower = find(tail.toUpperCase());
  return lower !== undefined && isWrittenLower(text, end, lower.token) ? lower : undefined;
};

/** See `Minted.openTail`. */
export const openTail = (minted: Pick<Minted, 'names' | 'endingAt'>, text: string, from: number): number => {
  const end = text.length;
  const limit = Math.max(from, end - MAX_TOKEN);
  const start = skipBack(text, end, limit, TOKEN | LETTER);
  if (start < end && isLowerBeginning(minted, text, start)) return end - start;
  for (let at = skipBack(text, end, start, TOKEN); at < end; at++) {
    if (isUpper(text.charCodeAt(at)) && isBeginningOf(minted.names, text.slice(at))) return end - at;
  }
  return 0;
};

const isLowerBeginning = (
  minted: Pick<Minted, 'names' | 'endingAt'>,
  text: string,
  start: number,
): boolean => {
  const word = text.slice(start);
  const isWordStart = !isNameCharacter(text.charCodeAt(start - 1));
  if (!isWordStart || word !== word.toLowerCase()) return false;
  // A whole token is one only if nothing of a name follows it.
  return isBeginningOf(minted.names, word.toUpperCase()) || minted.endingAt(text, text.length) !== undefined;
};

const isBeginningOf = (names: Iterable<string>, token: string): boolean => {
  for (const name of names) {
    if (isBeginning(token, name)) return true;
  }
  return false;
};

const isWrittenLower = (text: string, end: number, token: string): boolean =>
  !isNameCharacter(text.charCodeAt(end)) &&
  !isNameCharacter(text.charCodeAt(end - token.length - 1)) &&
  text.endsWith(token.toLowerCase(), end);

const nothing: ReadonlySet<string> = new Set();

/** Of one request. */
class MintedView implements Minted {
  readonly size: number;
  readonly #tokens: MintedTokens;
  readonly #irreversible: number;
  readonly #find: Find;

  constructor(tokens: MintedTokens, size: number, irreversible: number) {
    this.#tokens = tokens;
    this.size = size;
    this.#find = (tail) => tokens.find(tail, size);
    this.#irreversible = irreversible;
  }

  get irreversible(): ReadonlySet<string> {
    return this.#irreversible === 0 ? nothing : new Set(this.#tokens.firstIrreversible(this.#irreversible));
  }

  get names(): Iterable<string> {
    return this.#tokens.names;
  }

  endingAt(text: string, end: number): MintedToken | undefined {
    return endingAt(this.#find, text, end);
  }

  openTail(text: string, from: number): number {
    return openTail(this, text, from);
  }

  tokens(): readonly MintedToken[] {
    if (this.#tokens.areDistinct) return this.#tokens.first(this.size);
    const tails = new Set(this.#tokens.first(this.size).map(({ token }) => token.slice(-TAIL)));
    return [...tails].flatMap((tail) => this.#tokens.find(tail, this.size) ?? []);
  }
}

/** The same text in two places: what was found in it at either counts. */
const mergedOf = (known: MintedToken, minted: MintedToken): MintedToken => {
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
