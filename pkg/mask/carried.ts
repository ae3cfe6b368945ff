import { randomInt } from 'node:crypto';
import { certainty } from './finding.ts';
import type { Finding, Kind } from './finding.ts';
import { RecentSignatures } from './recent-signatures.ts';
import { signatureOf } from './signatures.ts';
import { MAX_VALUE, ValueTable } from './value-table.ts';
import type { Seeds, Seeker, TableMemory } from './value-table.ts';
import { sharedMemory } from './value-heads.ts';

/**
 * Most values that a session carries: 21 to 27 bytes each, twice that where they are longer than 32 units, taken as
 * they come, none of it their text. A pod that restores four new values a second reaches it after three days.
 */
export const MAX_CARRIED_VALUES = 1_048_576;
/** Most different entities among them. */
export const MAX_CARRIED_ENTITIES = 65_536;

/** What is carried at one moment: what is added later is not seen. */
export interface CarriedView {
  readonly size: number;
  /** Adds what is found at the marks in `[from, to)`, at most BLOCK units: see `ValueTable.search`. */
  search(text: string, from: number, to: number, found: Finding[]): void;
}

/** What came after a moment. */
export interface CarriedSince extends CarriedView {
  /** Of each value; `undefined` where one has none, or where they are many. */
  readonly signatures: readonly number[] | undefined;
  /** The entity that a value is carried as; `undefined` where it is not among them. */
  entityOf(value: string): string | undefined;
}

/** What is carried, as another thread can look into it. */
export interface CarriedMemory {
  readonly table: TableMemory;
  readonly entities: readonly string[];
  readonly signatures: Int32Array;
}

const drawn = (): number => randomInt(2 ** 31);
/** Drawn anew: so that nobody can prepare values of one hash. */
const seeds = (): Seeds => [drawn(), drawn(), drawn() | 1, drawn() | 1];

/**
 * Values that were restored to the agent. It may send them anywhere, in any form of sentence, so they are
 * masked in all its later requests. In memory only, as hashes: what happens to have the hash of one is masked and
 * restored too. At the bound `full` turns true and nothing new is restored any more.
 */
export class CarriedValues {
  #table = new ValueTable(seeds(), sharedMemory);
  readonly #kinds: Kind[] = [];
  readonly #numbers = new Map<string, number>();
  #recent = new RecentSignatures();
  #full = false;

  get size(): number {
    return this.#table.size;
  }

  /** Whether a value had to be turned away. */
  get full(): boolean {
    return this.#full;
  }

  /** False where the value is neither carried yet nor fits: then it must not be restored. */
  add(value: string, entity: string): boolean {
    if (value === '' || this.#table.orderOf(value) > 0) return true;
    const number = this.#numberOf(entity);
    if (number === undefined || value.length > MAX_VALUE || this.size >= MAX_CARRIED_VALUES) {
      this.#full = true;
      return false;
    }
    this.#recent.add(this.size, signatureOf(value));
    this.#table.add(value, number);
    return true;
  }

  /** All of it as it is now. */
  get memory(): CarriedMemory {
    const entities = this.#kinds.map(({ entity }) => entity);
    return { table: this.#table.memory, entities, signatures: this.#recent.copy() };
  }

  /** From now on these are what another thread carries: a later state of the same. Nothing can be added here. */
  follow({ table, entities, signatures }: CarriedMemory): void {
    this.#table = ValueTable.over(table);
    this.#recent = new RecentSignatures(signatures);
    for (const entity of entities.slice(this.#kinds.length)) this.#numberOf(entity);
  }

  /** What came after the first `count`. */
  after(count: number): CarriedSince {
    const { size } = this;
    return {
      ...this.#between(count, size),
      signatures: this.#recent.between(count, size),
      entityOf: (value) => this.#entityOf(value, count, size),
    };
  }

  #entityOf(value: string, before: number, count: number): string | undefined {
    const order = this.#table.orderOf(value);
    if (order <= before || order > count) return undefined;
    return this.#kinds[this.#table.kindOf(value) ?? -1]?.entity;
  }

  /** What a prompt starts with; other answers may go on adding. */
  view(): CarriedView {
    return this.#between(0, this.size);
  }

  /** Without the first `before`, up to the first `count`. */
  #between(before: number, count: number): CarriedView {
    return {
      size: count - before,
      search: (text, from, to, found) => {
        if (count === before) return;
        this.#table.search(text, from, to, new CarriedSeeker(this.#kinds, before, count, found));
      },
    };
  }

  #numberOf(entity: string): number | undefined {
    const known = this.#numbers.get(entity);
    if (known !== undefined) return known;
    if (this.#kinds.length >= MAX_CARRIED_ENTITIES) return undefined;
    this.#numbers.set(entity, this.#kinds.length);
    return this.#kinds.push({ entity, certainty: certainty.carried, secret: false }) - 1;
  }
}

class CarriedSeeker implements Seeker {
  readonly #kinds: readonly Kind[];
  readonly #before: number;
  readonly #count: number;
  readonly #found: Finding[];

  constructor(kinds: readonly Kind[], before: number, count: number, found: Finding[]) {
    this.#kinds = kinds;
    this.#before = before;
    this.#count = count;
    this.#found = found;
  }

  holds(order: number): boolean {
    return order > this.#before && order <= this.#count;
  }

  take(_order: number, kind: number, start: number, end: number): void {
    const known = this.#kinds[kind];
    if (known !== undefined) this.#found.push({ start, end, kind: known });
  }
}
