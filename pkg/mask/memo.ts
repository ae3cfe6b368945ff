import { hash } from 'node:crypto';
import type { Finding } from './finding.ts';
import { Recent } from './recent.ts';

/** Texts shorter than this, in UTF-16 units, are scanned faster than they are looked up. */
export const MIN_MEMO_TEXT = 2048;
/** Longer texts, in UTF-16 units, would take more than a slice of work to digest. */
export const MAX_MEMO_TEXT = 512 * 1024;
/** Bounds: texts remembered, and findings of one text. Without the texts: a digest stands for each. */
export const MAX_MEMO_TEXTS = 4096;
export const MAX_MEMO_FINDINGS = 64;

/** Texts that are told apart by a few of their units, and sights after which all are forgotten. */
const SIGHTS = 1 << 16;
const MAX_SIGHTS = SIGHTS / 4;
/** Units all over a text, and those at either end: what is written anew from a form differs at its ends first. */
const SAMPLES = 64;
const AT_ENDS = 64;

const mix = (mixed: number, code: number): number => {
  const product = Math.imul(mixed ^ code, 0x85ebca6b);
  return product ^ (product >>> 13);
};

const sightOf = (text: string): number => {
  const { length } = text;
  let mixed = length;
  for (let i = 1; i <= SAMPLES; i++)
    mixed = mix(mixed, text.charCodeAt(Math.floor((length * i) / (SAMPLES + 1))));
  for (let i = 0; i < AT_ENDS; i++)
    mixed = mix(mix(mixed, text.charCodeAt(i)), text.charCodeAt(length - 1 - i));
  return mixed & (SIGHTS - 1);
};

/**
 * Remembers what was found in a text, whatever stands around it: parts of a prompt recur in others. From the second
 * sight of a text on: most are seen once, and a digest costs an eighth of a scan.
 */
export class FindingsMemo {
  readonly #found = new Recent<readonly Finding[]>(MAX_MEMO_TEXTS);
  /** Made when it is needed: many processes never see a text that is long enough. */
  #seen: Uint8Array | undefined;
  #sights = 0;

  /** What decides what is found in a text, itself and the JSON key above it, where it was seen before. */
  nameOf(text: string, key: string): string | undefined {
    if (text.length < MIN_MEMO_TEXT || text.length > MAX_MEMO_TEXT || !this.#isSeen(text)) return undefined;
    return hash('sha256', text, 'base64') + key;
  }

  #isSeen(text: string): boolean {
    const seen = (this.#seen ??= new Uint8Array(SIGHTS));
    const sight = sightOf(text);
    if (seen[sight] === 1) return true;
    if (++this.#sights > MAX_SIGHTS) {
      seen.fill(0);
      this.#sights = 1;
    }
    seen[sight] = 1;
    return false;
  }

  get size(): number {
    return this.#found.size;
  }

  get(key: string): readonly Finding[] | undefined {
    return this.#found.get(key);
  }

  set(key: string, found: readonly Finding[]): void {
    if (found.length <= MAX_MEMO_FINDINGS) this.#found.set(key, found);
  }
}
