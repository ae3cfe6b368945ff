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

/** Remembers what was found in a text, whatever stands around it: agents send their whole history each turn. */
export class FindingsMemo {
  readonly #found = new Recent<readonly Finding[]>(MAX_MEMO_TEXTS);

  /** What decides what is found in a text: itself and the JSON key above it. */
  static keyOf(text: string, key: string): string | undefined {
    if (text.length < MIN_MEMO_TEXT || text.length > MAX_MEMO_TEXT) return undefined;
    return hash('sha256', text, 'base64') + key;
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
