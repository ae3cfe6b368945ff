import type { AnchorTable } from './anchors.ts';
import { isMark } from './closer-look.ts';
import { movedBy } from './finding.ts';
import type { Finding } from './finding.ts';
import { sweepNow } from './scan.ts';
import { StreamInserts } from './stream-inserts.ts';
import { StreamTables } from './stream-tables.ts';
import type { StreamCell } from './stream-tables.ts';

const none: readonly Finding[] = [];

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

  push(text: string): readonly Finding[] {
    const [cells, values] = [this.#tables.push(text), this.#inserts.push(text)];
    return cells.length + values.length === 0 ? none : this.#findings([...cells, ...values]);
  }

  flush(): readonly Finding[] {
    return this.#findings([...this.#tables.flush(), ...this.#inserts.flush()]);
  }

  #findings(cells: readonly StreamCell[]): readonly Finding[] {
    return cells.flatMap(({ start: base, text, name }) =>
      sweepNow(this.#anchors, text, name)
        .filter((finding) => !isMark(finding))
        .map((finding) => movedBy(finding, base)),
    );
  }
}
