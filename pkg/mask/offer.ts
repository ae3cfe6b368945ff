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
 * Texts that two threads search: whoever offers them from the first on, the other one from the last on, until they
 * meet. What is found in a text depends on nothing but the text, its key and the engine, so it is the same wherever it
 * is found.
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

/** Searches what is offered, from the last text on; for the thread that it is offered to. */
export const searchOffered = (engine: Engine, offer: Offer): void => {
  const { texts, keys, states, findings } = offer;
  const kinds = new Map(engine.kinds.map((kind, number) => [kind, number]));
  let free = HEAD * texts.length;
  for (let i = texts.length - 1; i >= 0; i--) {
    if (Atomics.compareExchange(states, i, FREE, THEIRS) !== FREE) return;
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
  readonly #kinds: readonly Kind[];
  readonly #first: number;
  readonly #offer: Offer;
  readonly #patienceMs: number;
  /** Whether the other thread was waited for in vain. */
  #isLost = false;

  /** `first`: which part of the prompt is the first that was offered; `patienceMs`: how long a text is waited for. */
  constructor(engine: Engine, first: number, offer: Offer, patienceMs = PATIENCE_MS) {
    this.#kinds = engine.kinds;
    this.#first = first;
    this.#offer = offer;
    this.#patienceMs = patienceMs;
  }

  /** What the other thread found in part `number` of the prompt; `undefined`: it is to be searched here. */
  take(number: number): readonly Finding[] | undefined {
    const i = number - this.#first;
    const { states } = this.#offer;
    if (Atomics.compareExchange(states, i, FREE, OURS) === FREE) return undefined;
    if (!this.#isLost) this.#isLost = Atomics.wait(states, i, THEIRS, this.#patienceMs) === 'timed-out';
    return Atomics.load(states, i) === FOUND ? this.#read(i) : undefined;
  }

  #read(i: number): readonly Finding[] {
    const { findings } = this.#offer;
    const from = findings[HEAD * i] as number;
    return Array.from({ length: findings[HEAD * i + 1] as number }, (_, place) => {
      const at = from + WIDTH * place;
      return {
        start: findings[at] as number,
        end: findings[at + 1] as number,
        kind: this.#kinds[findings[at + 2] as number] as Kind,
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
