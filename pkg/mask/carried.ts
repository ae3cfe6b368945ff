import { Buffer } from 'node:buffer';
import { certainty } from './finding.ts';
import { KnownValues } from './known-values.ts';

/** Bounds of what a session carries: values, and their UTF-8 bytes together. */
export const MAX_CARRIED_VALUES = 4096;
export const MAX_CARRIED_BYTES = 1024 * 1024;

/**
 * Values that were restored to the agent. It may send them anywhere, in any form of sentence, so they are
 * masked in all its later requests. In memory only. At the bound `full` turns true and nothing new is
 * restored any more.
 */
export class CarriedValues {
  readonly #entities = new Map<string, string>();
  readonly #known = new KnownValues();
  #bytes = 0;
  #full = false;

  get size(): number {
    return this.#entities.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Whether a value had to be turned away. */
  get full(): boolean {
    return this.#full;
  }

  /** False where the value is neither carried yet nor fits: then it must not be restored. */
  add(value: string, entity: string): boolean {
    if (this.#entities.has(value)) return true;
    const bytes = Buffer.byteLength(value);
    if (this.#entities.size >= MAX_CARRIED_VALUES || this.#bytes + bytes > MAX_CARRIED_BYTES) {
      this.#full = true;
      return false;
    }
    this.#entities.set(value, entity);
    this.#known.add(value, { entity, certainty: certainty.carried, secret: false });
    this.#bytes += bytes;
    return true;
  }

  /** What a prompt starts with: a copy, since other answers may go on adding. */
  known(): KnownValues {
    return this.#known.clone();
  }
}
