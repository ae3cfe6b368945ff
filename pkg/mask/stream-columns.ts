import type { AnchorTable } from './anchors.ts';
import { movedBy } from './finding.ts';
import type { Finding } from './finding.ts';
import { sweepNow } from './scan.ts';
import { StreamInserts } from './stream-inserts.ts';
import { StreamTables } from './stream-tables.ts';
import type { StreamCell } from './stream-tables.ts';

/** A finding in a cell, and all that was found there. */
export interface Told extends Finding {
  readonly inside: readonly Finding[];
}

const none: readonly Told[] = [];

/** What the heads of columns say of the cells below them, in a text that comes in pieces; positions are of the text. */
export class StreamColumns {
  readonly #tables = new StreamTables();
  readonly #inserts = new StreamInserts();
  readonly #anchors: AnchorTable;

  constructor(anchors: AnchorTable) {
    this.#anchors = anchors;
  }

  /** Position from which on the text may be a row that is not all there yet: at most MAX_ROW units of one. */
  get open(): number {
    return Math.min(this.#tables.open, this.#inserts.open);
  }

  push(text: string): readonly Told[] {
    const [cells, values] = [this.#tables.push(text), this.#inserts.push(text)];
    return cells.length + values.length === 0 ? none : this.#findings([...cells, ...values]);
  }

  flush(): readonly Told[] {
    return this.#findings([...this.#tables.flush(), ...this.#inserts.flush()]);
  }

  #findings(cells: readonly StreamCell[]): readonly Told[] {
    return cells.flatMap(({ start: base, text, name }) => {
      const inside = sweepNow(this.#anchors, text, name).map((finding) => movedBy(finding, base));
      return inside.map((finding) => ({ ...finding, inside }));
    });
  }
}

const isAt = (a: Finding, b: Finding): boolean => a.start === b.start && a.end === b.end;

/** What was told, and what was found, but where a head says otherwise. */
export const withTold = (found: readonly Finding[], told: readonly Told[]): Finding[] => {
  const isTold = (each: Finding, { inside }: Told): boolean =>
    inside.some((other) => isAt(other, each) && other.kind === each.kind);
  const kept = found.filter((each) => told.every((cell) => !isAt(cell, each) || isTold(each, cell)));
  return [...kept, ...told];
};

export const shifted = (told: Told, by: number): Told => ({
  ...movedBy(told, by),
  inside: told.inside.map((each) => movedBy(each, by)),
});
