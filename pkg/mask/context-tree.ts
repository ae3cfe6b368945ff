import { contextWords } from './context-words.ts';
import type { ContextId } from './context-words.ts';

/** Symbols of folded characters: none of them, between words, a letter that no context word has. */
export const NO_LETTER = 0;
export const BETWEEN = 1;
export const OTHER_LETTER = 255;
const FIRST_SYMBOL = 2;

/** What NFD leaves as it is. */
const folds = new Map([
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ı', 'i'],
  ['ß', 's'],
]);

/** The letter without case and diacritics; syllables of Korean and signs of Devanagari stay whole. */
const fold = (character: string): string => {
  const lower = character.toLowerCase();
  const base = lower < '\u0590' ? lower.normalize('NFD').charAt(0) : lower.charAt(0);
  return folds.get(base) ?? base;
};

/** A word without case and diacritics. */
export const foldWord = (word: string): string => Array.from(word, fold).join('');

/** Scripts from here on put no space between words. */
export const FIRST_UNSPACED = 0x3040;

export const contextIds = Object.keys(contextWords) as readonly ContextId[];

/** Two letters as one word are many a thing: `R.C.`, but not `rc`. */
const LEAST_JOINED = 3;

/** Every phrase, as words apart and as one word. */
function* phrases(): Generator<{ phrase: string; isOpen: boolean; id: number }> {
  for (const [id, name] of contextIds.entries()) {
    for (const written of new Set(contextWords[name].join('|').split('|'))) {
      const isOpen = written.endsWith('*');
      const phrase = isOpen ? written.slice(0, -1) : written;
      yield { phrase, isOpen, id };
      const joined = phrase.replaceAll(' ', '');
      if (joined !== phrase && joined.length >= LEAST_JOINED) yield { phrase: joined, isOpen, id };
    }
  }
}

const alphabetOf = (): ReadonlyMap<string, number> => {
  const letters = new Map<string, number>([[' ', BETWEEN]]);
  for (const { phrase } of phrases()) {
    for (const letter of phrase) {
      if (!letters.has(letter)) letters.set(letter, FIRST_SYMBOL + letters.size - 1);
    }
  }
  if (letters.size + FIRST_SYMBOL > OTHER_LETTER) throw new RangeError('too many letters in context words');
  return letters;
};

const separators = " \t\r\n\u00a0_-./'’°º()";
/** Behind the Latin, Greek and Cyrillic letters whose case and accents are folded. */
const END_OF_FOLDED = 0x530;

const symbolsOf = (alphabet: ReadonlyMap<string, number>): Uint8Array => {
  const symbols = new Uint8Array(65536);
  for (let code = 0x41; code < END_OF_FOLDED; code++) {
    const character = String.fromCharCode(code);
    if (/\p{L}/u.test(character)) symbols[code] = alphabet.get(fold(character)) ?? OTHER_LETTER;
  }
  for (const [letter, symbol] of alphabet) {
    if (letter !== ' ') symbols[letter.charCodeAt(0)] = symbol;
  }
  for (const separator of separators) symbols[separator.charCodeAt(0)] = BETWEEN;
  return symbols;
};

/** What a place of the tree says: contexts of words that end there, and of words that may go on. */
export interface Ending {
  readonly whole: number[];
  readonly open: number[];
}

/**
 * All context words as one tree of symbols. Its edges are a table in open addressing: a step costs some nanoseconds.
 */
export interface ContextTree {
  /** Per UTF-16 unit. */
  readonly symbols: Uint8Array;
  readonly endings: readonly (Ending | undefined)[];
  /** Per pair of symbols whether a word begins so. */
  readonly beginnings: Uint8Array;
  /** Node, symbol, target: three words a slot. */
  readonly edges: Int32Array;
}

const WIDTH = 3;
const SLOTS = 32_768;

const slotOf = (edges: Int32Array, node: number, symbol: number): number => {
  const last = edges.length - WIDTH;
  let slot = ((Math.imul(node * 256 + symbol, 0x9e3779b1) >>> 17) & (SLOTS - 1)) * WIDTH;
  while (edges[slot + 2] !== 0 && (edges[slot] !== node || edges[slot + 1] !== symbol)) {
    slot = slot === last ? 0 : slot + WIDTH;
  }
  return slot;
};

/** The node behind an edge; 0 where there is none. */
export const step = (tree: ContextTree, node: number, symbol: number): number =>
  tree.edges[slotOf(tree.edges, node, symbol) + 2] as number;

/** Whether a word begins with these symbols; most words of a text do not. */
export const begins = ({ beginnings }: ContextTree, first: number, second: number): boolean =>
  beginnings[first * 256 + second] === 1;

/** The node that a symbol leads to, made where it is not there yet. */
const grow = (edges: Int32Array, endings: (Ending | undefined)[], node: number, symbol: number): number => {
  const slot = slotOf(edges, node, symbol);
  if (edges[slot + 2] === 0) {
    edges[slot] = node;
    edges[slot + 1] = symbol;
    edges[slot + 2] = endings.push(undefined) - 1;
  }
  return edges[slot + 2] as number;
};

export const buildContextTree = (): ContextTree => {
  const alphabet = alphabetOf();
  const edges = new Int32Array(SLOTS * WIDTH);
  const endings: (Ending | undefined)[] = [undefined];
  const beginnings = new Uint8Array(65536);
  for (const { phrase, isOpen, id } of phrases()) {
    const symbols = phrase.split('').map((letter) => alphabet.get(letter) ?? OTHER_LETTER);
    const [first = 0, second = 0] = symbols;
    beginnings[first * 256 + second] = 1;
    const node = symbols.reduce((from, symbol) => grow(edges, endings, from, symbol), 0);
    const ending = (endings[node] ??= { whole: [], open: [] });
    (isOpen ? ending.open : ending.whole).push(id);
  }
  if (endings.length * 2 > SLOTS) throw new RangeError('too many context words');
  return { symbols: symbolsOf(alphabet), endings, beginnings, edges };
};
