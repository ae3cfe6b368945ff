import { hash } from 'node:crypto';
import type { Finding } from './finding.ts';

/** Texts shorter than this, in UTF-16 units, are scanned faster than they are looked up. */
export const MIN_MEMO_TEXT = 1024;
/** Bounds: texts remembered, and findings of one text. Without the texts: a digest stands for each. */
export const MAX_MEMO_TEXTS = 4096;
export const MAX_MEMO_FINDINGS = 64;

/**
 * Remembers what was found in a text, whatever stands around it: agents send their whole history each turn.
 * The oldest is forgotten first.
 */
export class FindingsMemo {
  readonly #found = new Map<string, readonly Finding[]>();

  static keyOf(text: string): string | undefined {
    return text.length < MIN_MEMO_TEXT ? undefined : hash('sha256', text, 'base64');
  }

  get size(): number {
    return this.#found.size;
  }

  get(key: string): readonly Finding[] | undefined {
    const found = this.#found.get(key);
    if (found !== undefined) {
      this.#found.delete(key);
      this.#found.set(key, found);
    }
    return found;
  }

  set(key: string, found: readonly Finding[]): void {
    if (found.length > MAX_MEMO_FINDINGS) return;
    this.#found.set(key, found);
    for (const oldest of this.#found.keys()) {
      if (this.#found.size <= MAX_MEMO_TEXTS) break;
      this.#found.delete(oldest);
    }
  }
}
