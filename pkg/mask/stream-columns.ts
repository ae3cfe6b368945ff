import type { AnchorTable } from './anchors.ts';
import { isMark } from './closer-look.ts';
import { movedBy } from './finding.ts';
import type { Finding } from './finding.ts';
import { sweepNow } from './scan.ts';
import { HtmlTables } from './html-tables.ts';
import { StreamInserts } from './stream-inserts.ts';
import { StreamTables } from './stream-tables.ts';
import type { StreamCell } from './stream-cell.ts';

const none: readonly Finding[] = [];

/** What the heads of columns say of the cells below them, in a text that comes in pieces; positions are of the text. */
export class StreamColumns {
  readonly #tables = new StreamTables();
  readonly #inserts = new StreamInserts();
  readonly #html = new HtmlTables();
  readonly #anchors: AnchorTable;

  constructor(anchors: AnchorTable) {
    this.#anchors = anchors;
  }

  /** Position from which on the text may be a row that is not all there yet: at most MAX_ROW units of one. */
  get open(): number {
    return Math.min(this.#tables.open, this.#inserts.open, this.#html.open);
  }

  push(text: string): readonly Finding[] {
    const cells = this.#tables.push(text);
    const values = this.#inserts.push(text);
    const html = this.#html.push(text);
    if (cells.length + values.length + html.length === 0) return none;
    return this.#findings([...cells, ...values, ...html]);
  }

  flush(): readonly Finding[] {
    return this.#findings([...this.#tables.flush(), ...this.#inserts.flush(), ...this.#html.flush()]);
  }

  #findings(cells: readonly StreamCell[]): readonly Finding[] {
    return cells.flatMap(({ start: base, text, name }) =>
      sweepNow(this.#anchors, text, name)
        .filter((finding) => !isMark(finding))
        .map((finding) => movedBy(finding, base)),
    );
  }
}
