import type { TextPart } from '../api/text.ts';
import { searchAnew } from './engine.ts';
import type { Engine } from './engine.ts';
import type { Finding, Kind } from './finding.ts';

/** Fewer UTF-16 units are searched sooner than another thread is told of them. */
export const MIN_OFFERED = 128 * 1024;
/**
 * More are searched by one thread: two that are at it for long would hold up the event loop where there are two cores.
 */
export const MAX_OFFERED = 2 * 1024 * 1024;
/** Room for one finding in so many units; where it does not suffice, whoever offered the texts goes on alone. */
const UNITS_PER_FINDING = 32;
/**
 * How long one text is waited for, in milliseconds: the other thread may have ended, or get no core. Most texts are
 * searched in less than one.
 */
const PATIENCE_MS = 20;

/** Who has a text: nobody yet, whoever offered it, the other thread; or that thread is done with it. */
export const FREE = 0;
export const OURS = 1;
export const THEIRS = 2;
export const FOUND = 3;

/** Integers that two threads see. */
type Shared = Int32Array<SharedArrayBuffer>;

/**
 * Texts that two threads search, each taking the first that the other has not. Whoever offers them masks them as well,
 * in their order: the other one searches the more of them. What is found in a text depends on nothing but the text, its
 * key and the engine, so it is the same wherever it is found.
 */
export interface Offer {
  readonly texts: readonly string[];
  readonly keys: readonly string[];
  /** Of each text, who has it. */
  readonly states: Shared;
  /** Of each text, where its findings begin in here and how many they are; behind that start, end and kind of each. */
  readonly findings: Shared;
}

const shared = (length: number): Shared => new Int32Array(new SharedArrayBuffer(4 * length));

/** Words of a finding, and of what is said of a text's. */
const WIDTH = 3;
const HEAD = 2;

const offerOf = (parts: readonly TextPart[], units: number): Offer => ({
  texts: parts.map(({ text }) => text),
  keys: parts.map(({ key }) => key),
  states: shared(parts.length),
  findings: shared(HEAD * parts.length + WIDTH * Math.ceil(units / UNITS_PER_FINDING)),
});

/** Searches what is offered and nobody has; for the thread that it is offered to. */
export const searchOffered = (engine: Engine, offer: Offer): void => {
  const { texts, keys, states, findings } = offer;
  const kinds = new Map(engine.kinds.map((kind, number) => [kind, number]));
  let free = HEAD * texts.length;
  for (let i = 0; i < texts.length; i++) {
    if (Atomics.compareExchange(states, i, FREE, THEIRS) !== FREE) continue;
    const found = searchAnew(engine, texts[i] as string, keys[i] as string);
    const hasRoom = free + WIDTH * found.length <= findings.length;
    if (hasRoom) {
      findings[HEAD * i] = free;
      findings[HEAD * i + 1] = found.length;
      for (const { start, end, kind } of found) {
        findings[free++] = start;
        findings[free++] = end;
        findings[free++] = kinds.get(kind) as number;
      }
    }
    Atomics.store(states, i, hasRoom ? FOUND : FREE);
    Atomics.notify(states, i);
    if (!hasRoom) return;
  }
};

/** Texts of a prompt that were offered, for whoever did. */
export class Offered {
  readonly #engine: Engine;
  readonly #first: number;
  readonly #offer: Offer;
  readonly #patienceMs: number;
  /** Whether the other thread was waited for in vain. */
  #isLost = false;
  /** What was found in texts while an earlier one was waited for. */
  readonly #ahead = new Map<number, readonly Finding[]>();
  /** No text before it is to be searched ahead. */
  #next = 0;

  /** `first`: which part of the prompt is the first that was offered; `patienceMs`: how long a text is waited for. */
  constructor(engine: Engine, first: number, offer: Offer, patienceMs = PATIENCE_MS) {
    this.#engine = engine;
    this.#first = first;
    this.#offer = offer;
    this.#patienceMs = patienceMs;
  }

  /** What was found in part `number` of the prompt; `undefined`: it is to be searched now. */
  take(number: number): readonly Finding[] | undefined {
    const i = number - this.#first;
    const { states } = this.#offer;
    const known = this.#ahead.get(i);
    if (known !== undefined || this.#claims(i)) return known;
    this.#next = Math.max(this.#next, i + 1);
    while (Atomics.load(states, i) === THEIRS && this.#searchNext());
    if (!this.#isLost) this.#isLost = Atomics.wait(states, i, THEIRS, this.#patienceMs) === 'timed-out';
    return Atomics.load(states, i) === FOUND ? this.#read(i) : undefined;
  }

  /** Nothing is asked of part `number` any more. */
  pass(number: number): void {
    this.#ahead.delete(number - this.#first);
    this.#claims(number - this.#first);
  }

  #claims(i: number): boolean {
    return Atomics.compareExchange(this.#offer.states, i, FREE, OURS) === FREE;
  }

  /** Searches the next text that nobody has; false where there is none. */
  #searchNext(): boolean {
    const { texts, keys } = this.#offer;
    while (this.#next < texts.length && !this.#claims(this.#next)) this.#next++;
    const i = this.#next++;
    if (i >= texts.length) return false;
    this.#ahead.set(i, searchAnew(this.#engine, texts[i] as string, keys[i] as string));
    return true;
  }

  #read(i: number): readonly Finding[] {
    const { findings } = this.#offer;
    const from = findings[HEAD * i] as number;
    return Array.from({ length: findings[HEAD * i + 1] as number }, (_, place) => {
      const at = from + WIDTH * place;
      return {
        start: findings[at] as number,
        end: findings[at + 1] as number,
        kind: this.#engine.kinds[findings[at + 2] as number] as Kind,
      };
    });
  }
}

/** Offers the parts from `from` on; `undefined` where they are too short for that, or too long. */
export const offerParts = (
  engine: Engine,
  parts: readonly TextPart[],
  from: number,
  post: (offer: Offer) => void,
): Offered | undefined => {
  const offered = parts.slice(from);
  const units = offered.reduce((sum, { text }) => sum + text.length, 0);
  if (units < MIN_OFFERED || units > MAX_OFFERED) return undefined;
  const offer = offerOf(offered, units);
  post(offer);
  return new Offered(engine, from, offer);
};
