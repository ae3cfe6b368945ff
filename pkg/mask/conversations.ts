import type { Slices, TextPart } from '../api/text.ts';
import type { CarriedValues } from './carried.ts';
import { Conversation, chain } from './conversation.ts';
import type { Kind } from './finding.ts';

/** Bounds: UTF-16 units of all conversations remembered, and their number. The oldest are forgotten. */
export const MAX_REMEMBERED = 8 * 1024 * 1024;
export const MAX_CONVERSATIONS = 256;
/** Shorter prompts are scanned faster than they are remembered. */
export const MIN_REMEMBERED = 4096;
/** A prompt is found again by its last parts, and by every so many before: what follows may have changed. */
const LAST = 8;
const STRIDE = 16;

interface Remembered {
  readonly names: readonly number[];
  readonly units: number;
}

interface Place {
  readonly conversation: Conversation;
  readonly count: number;
}

/**
 * Prompts that were masked, found again by their beginning: agents send their whole history each turn. Texts are
 * compared, never trusted to a hash, so what is remembered costs their comparison, and no more.
 */
export class Conversations {
  readonly #isAsked: (kind: Kind) => boolean;
  readonly #places = new Map<number, Place>();
  /** In the order of their last use. */
  readonly #used = new Map<Conversation, Remembered>();
  #units = 0;

  /** `isAsked`: whether a rule asks for it. */
  constructor(isAsked: (kind: Kind) => boolean) {
    this.#isAsked = isAsked;
  }

  get size(): number {
    return this.#used.size;
  }

  get units(): number {
    return this.#units;
  }

  /** One that nothing is known of. */
  start(carried: CarriedValues): Conversation {
    return new Conversation(carried, this.#isAsked);
  }

  /** The conversation that begins like these text parts, to be gone on with; empty where none is remembered. */
  begin(parts: readonly TextPart[], carried: CarriedValues): Conversation {
    const place = this.#find(parts, carried);
    if (place === undefined) return this.start(carried);
    const { conversation, count } = place;
    const isWhole = count === conversation.steps.length && !conversation.isGrowing;
    const going = isWhole ? conversation : conversation.branch(count);
    going.follow(carried);
    return going;
  }

  #find(parts: readonly TextPart[], carried: CarriedValues): Place | undefined {
    if (this.#places.size === 0) return undefined;
    const chains: number[] = [0];
    for (const part of parts) chains.push(chain(chains.at(-1) ?? 0, part));
    for (let count = parts.length; count > 0; count--) {
      const place = this.#places.get(chains[count] as number);
      if (place?.count !== count || !place.conversation.beginsLike(parts, count)) continue;
      const { conversation } = place;
      const still = conversation.stillTrue(carried, count);
      return still === 0 ? undefined : { conversation, count: still };
    }
    return undefined;
  }

  /** Remembers a prompt that has been masked whole. */
  remember(conversation: Conversation): void {
    if (conversation.units < MIN_REMEMBERED || conversation.units > MAX_REMEMBERED) return;
    this.forget(conversation);
    const { steps } = conversation;
    const mine: number[] = [];
    for (let count = steps.length; count > 0; count--) {
      if (steps.length - count >= LAST && count % STRIDE !== 0) continue;
      const name = conversation.chains[count] as number;
      this.#places.set(name, { conversation, count });
      mine.push(name);
    }
    this.#used.set(conversation, { names: mine, units: conversation.units });
    this.#units += conversation.units;
    this.#keepBounds();
  }

  /** Works out ahead, of the prompt that was remembered last, what the next of its turns will ask for. */
  *foresee(): Slices<void> {
    const last = [...this.#used.keys()].at(-1);
    if (last !== undefined) yield* last.sign();
  }

  #keepBounds(): void {
    for (const oldest of this.#used.keys()) {
      if (this.#units <= MAX_REMEMBERED && this.#used.size <= MAX_CONVERSATIONS) return;
      this.forget(oldest);
    }
  }

  /** A conversation that could not be masked to its end would be kept with what nobody has counted. */
  forget(conversation: Conversation): void {
    const known = this.#used.get(conversation);
    if (known === undefined) return;
    for (const name of known.names) {
      if (this.#places.get(name)?.conversation === conversation) this.#places.delete(name);
    }
    this.#used.delete(conversation);
    this.#units -= known.units;
  }
}
