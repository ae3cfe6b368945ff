import type { Slices } from '../api/text.ts';
import { countWhile } from './bisect.ts';
import { isWord } from './characters.ts';
import { EntrySamples, SAMPLED } from './entry-samples.ts';
import { certainty, isBlock } from './finding.ts';
import type { Finding, Kind } from './finding.ts';
import { fold, foldText, isBoundary } from './fold.ts';
import { isWithinWord, wordsBehindEscapes } from './line-escapes.ts';
import { refuseAbove } from './max-findings.ts';
import { byStart } from './ownership.ts';
import { PrefixTable } from './prefix-table.ts';
import { BEGINS, BLOCK, JOINS, beginsAt, collectBeginnings, placesOf, unitsOf } from './units.ts';

/** Longest entry, in UTF-16 units: what a stream holds back at most on a dictionary's behalf. */
export const MAX_ENTRY = 256;
/** Units swept between two yields. */
const SLICE = 2 * BLOCK;
/** Entries added between two yields. */
const ADDED = 32;
/** Units by which an entry's beginning is told: fewer where its first word is shorter. */
const HEAD = 4;
const HEADS = 1 << 16;

/** Names that a policy brings: one entity and its values. */
export interface DictionarySource {
  readonly name: string;
  readonly values: readonly string[];
}

/** The last of a text that a search must not look behind: a stream's text may go on. */
const OPEN = -2;

const FIRST = 0x811c9dc5 | 0;
const firstBy = 0x01000193;
const secondBy = 0x85ebca6b | 1;

/**
 * Entries of all dictionaries, found on word boundaries and without regard to case. At the beginning of a word
 * its first units are looked up; where an entry begins with them, the hash is rolled on from boundary to
 * boundary as long as entries go on there. So a text costs one step per unit, and at most MAX_ENTRY per word.
 */
export class Dictionary {
  /** Per unit: whether it is of a word, and whether an entry begins with it. */
  readonly #classes = new Uint8Array(65536);
  readonly #heads = new Uint8Array(HEADS);
  readonly #table = new PrefixTable();
  #samples: EntrySamples | undefined;
  /** In the order of the dictionaries. */
  readonly kinds: readonly Kind[];
  /** By the number of the entry. */
  readonly #kinds: (readonly Kind[])[] = [];
  #first = 0;
  #second = 0;
  /** Of the entry found last. */
  #number = 0;
  /** Units rolled: the measure of work that tests hold on to. */
  steps = 0;

  private constructor(kinds: readonly Kind[]) {
    this.kinds = kinds;
  }

  static *of(sources: readonly DictionarySource[]): Slices<Dictionary> {
    const kinds = sources.map(({ name }) => ({
      entity: name,
      certainty: certainty.dictionary,
      secret: false,
    }));
    const made = new Dictionary(kinds);
    const beginnings = yield* made.#addAll(sources);
    made.#samples = EntrySamples.of(beginnings);
    yield;
    const starts = new Set(Array.from(beginnings, (beginning) => beginning.charCodeAt(0)));
    yield;
    for (let code = 0; code < made.#classes.length; code++) {
      made.#classes[code] = (isWord(code) ? JOINS : 0) | (starts.has(fold(code)) ? BEGINS : 0);
    }
    return made;
  }

  /** What the entries begin with. */
  *#addAll(sources: readonly DictionarySource[]): Slices<ReadonlySet<string>> {
    const numbers = new Map<string, number>();
    const beginnings = new Set<string>();
    let count = 0;
    for (const [source, { values }] of sources.entries()) {
      const own = [this.kinds[source] as Kind];
      for (const value of values) {
        if (count++ % ADDED === 0) yield;
        const entry = foldText(value);
        if (!this.#table.hasRoomFor(entry.length)) yield* this.#table.makeRoomFor(entry.length);
        this.#add(entry, own, numbers, beginnings);
      }
    }
    return beginnings;
  }

  #add(entry: string, own: readonly Kind[], numbers: Map<string, number>, beginnings: Set<string>): void {
    if (entry === '' || entry.length > MAX_ENTRY) return;
    const known = numbers.get(entry);
    if (known !== undefined) {
      const kinds = this.#kinds[known] ?? [];
      const others = own.filter(({ entity }) => !kinds.some((kind) => kind.entity === entity));
      if (others.length > 0) this.#kinds[known] = [...kinds, ...others];
      return;
    }
    const number = this.#kinds.push(own);
    numbers.set(entry, number - 1);
    beginnings.add(entry.slice(0, SAMPLED));
    this.#admit(entry, number);
  }

  /** Makes the beginnings of an entry known, up to each place where a word ends. */
  #admit(entry: string, number: number): void {
    this.#restart();
    for (let i = 0; i < entry.length; i++) {
      this.#roll(entry.charCodeAt(i));
      const isEnd = i + 1 === entry.length;
      const isEdge = isEnd || isBoundary(entry.charCodeAt(i), entry.charCodeAt(i + 1));
      if (i + 1 === HEAD || (isEdge && i < HEAD)) this.#heads[this.#slot()] = 1;
      if (isEdge) this.#table.add(this.#first, this.#second, isEnd ? number : 0, !isEnd);
    }
  }

  #restart(): void {
    this.#first = FIRST;
    this.#second = 0x9e3779b9 | 0;
  }

  #roll(code: number): void {
    this.#first = Math.imul(this.#first ^ code, firstBy);
    this.#second = Math.imul(this.#second + code, secondBy) ^ (this.#second >>> 15);
  }

  #slot(): number {
    return slotOf(this.#first);
  }

  /** Entries that begin in `[from, to)`, at most BLOCK units, the longest at each place. */
  search(text: string, from: number, to: number, found: Finding[]): void {
    const base = from - 1;
    const end = Math.min(text.length, to + HEAD);
    const units = unitsOf(text, base, end);
    // Behind the end of a text no word goes on.
    units[end - base] = 0;
    if (this.#samples === undefined) this.#searchWords(text, units, base, to - base, found);
    else this.#searchSampled(this.#samples, text, units, base, to - base, found);
    const behind = wordsBehindEscapes(text, base, to - base);
    if (behind.length > 0) this.#searchBehind(behind, text, units, base, found);
  }

  /** The same at places behind escapes, among what was found before in these units. */
  #searchBehind(
    places: readonly number[],
    text: string,
    units: Uint16Array,
    base: number,
    found: Finding[],
  ): void {
    const more: Finding[] = [];
    for (const i of places) {
      if (this.#heads[headSlot(units, this.#classes, i)] === 1) this.#take(text, base + i, more);
    }
    if (more.length === 0) return;
    const first = countWhile(found.length, (i) => (found[i] as Finding).start <= base);
    found.push(...found.splice(first).concat(more).sort(byStart));
  }

  /** Of the units in `[1, limit)`: at the beginning of each word. */
  #searchWords(text: string, units: Uint16Array, base: number, limit: number, found: Finding[]): void {
    const places = placesOf();
    const count = collectBeginnings(this.#classes, units, limit, places);
    for (let place = 0; place < count; place++) {
      const i = places[place] as number;
      if (this.#heads[headSlot(units, this.#classes, i)] === 1) this.#take(text, base + i, found);
    }
  }

  /** The same where few entries begin differently. */
  #searchSampled(
    samples: EntrySamples,
    text: string,
    units: Uint16Array,
    base: number,
    limit: number,
    found: Finding[],
  ): void {
    const places = placesOf();
    const count = samples.collect(units, limit, places);
    for (let place = 0; place < count; place++) {
      const sample = places[place] as number;
      const last = Math.min(sample, limit - 1);
      for (let i = Math.max(1, sample - samples.step + 1); i <= last; i++) {
        if (!beginsAt(this.#classes, units, i)) continue;
        if (this.#heads[headSlot(units, this.#classes, i)] === 1) this.#take(text, base + i, found);
      }
    }
  }

  #take(text: string, at: number, found: Finding[]): void {
    const end = this.#endOf(text, at, false);
    if (end < 0) return;
    for (const kind of this.#kinds[this.#number] ?? []) found.push({ start: at, end, kind });
  }

  /**
   * The end of the longest entry that begins at `at`; -1 where none does. With `isOpen`, OPEN where more text could
   * tell.
   */
  #endOf(text: string, at: number, isOpen: boolean): number {
    this.#restart();
    let found = -1;
    const limit = Math.min(text.length, at + MAX_ENTRY);
    let code = text.charCodeAt(at);
    for (let i = at; i < limit; ) {
      this.#roll(fold(code));
      this.steps++;
      const last = code;
      code = text.charCodeAt(++i);
      const isEdge = isBoundary(last, code);
      const length = i - at;
      if (isOpen && i === text.length) return OPEN;
      if (this.#isForeign(length, isEdge)) return found;
      if (!isEdge) continue;
      const state = this.#table.get(this.#first, this.#second);
      if (PrefixTable.numberOf(state) > 0) {
        found = i;
        this.#number = PrefixTable.numberOf(state) - 1;
      }
      if (!PrefixTable.goesOn(state)) return found;
    }
    return found;
  }

  /** Whether no entry begins with the units rolled so far, where that is told. */
  #isForeign(length: number, isEdge: boolean): boolean {
    const isTold = length === HEAD || (isEdge && length < HEAD);
    return isTold && this.#heads[this.#slot()] === 0;
  }

  /** The first index, not before `from`, at which an entry may begin that more text could still make or unmake. */
  openFrom(text: string, from: number): number {
    const classes = this.#classes;
    for (let at = Math.max(from, text.length - MAX_ENTRY); at < text.length; at++) {
      if (((classes[text.charCodeAt(at)] as number) & BEGINS) === 0) continue;
      if (isWithinWord(text, at)) continue;
      if (this.#endOf(text, at, true) === OPEN) return at;
    }
    return text.length;
  }
}

const slotOf = (first: number): number => (first ^ (first >>> 16)) & (HEADS - 1);

/** The slot of the head that begins at `i`: HEAD units, or those of its first word. */
const headSlot = (units: Uint16Array, classes: Uint8Array, i: number): number => {
  let first = FIRST;
  let unit = units[i] as number;
  for (let k = 1; k <= HEAD; k++) {
    first = Math.imul(first ^ fold(unit), firstBy);
    const next = units[i + k] as number;
    if (((classes[unit] as number) & (classes[next] as number) & JOINS) === 0) break;
    unit = next;
  }
  return slotOf(first);
};

/** `undefined` where the sources have no entries. */
export function* compileDictionary(sources: readonly DictionarySource[]): Slices<Dictionary | undefined> {
  return sources.some(({ values }) => values.length > 0) ? yield* Dictionary.of(sources) : undefined;
}

/** Nothing begins inside a block: a stream swallows it unread. */
export const outsideBlocks = (found: readonly Finding[], among: readonly Finding[]): readonly Finding[] => {
  const blocks = found.length === 0 ? [] : among.filter(isBlock);
  if (blocks.length === 0) return found;
  let next = 0;
  return found.filter(({ start }) => {
    while ((blocks[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    return start <= (blocks[next]?.start ?? Number.POSITIVE_INFINITY);
  });
};

/** `searchDictionary` in one go. */
export const searchDictionaryNow = (dictionary: Dictionary, text: string, from: number): Finding[] => {
  const found: Finding[] = [];
  for (let at = from; at < text.length; at += BLOCK) {
    dictionary.search(text, at, Math.min(text.length, at + BLOCK), found);
  }
  return found;
};

/** All entries in `[from, text.length)`. */
export function* searchDictionary(dictionary: Dictionary, text: string, from: number): Slices<Finding[]> {
  const found: Finding[] = [];
  for (let at = from; at < text.length; at += BLOCK) {
    dictionary.search(text, at, Math.min(text.length, at + BLOCK), found);
    refuseAbove(found.length);
    if (at % SLICE !== 0) yield;
  }
  return found;
}
