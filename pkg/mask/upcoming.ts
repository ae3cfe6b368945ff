import { holdsWord } from './characters.ts';
import { readEscapes } from './escapes.ts';
import { plantedToken } from './finding.ts';
import type { Finding } from './finding.ts';
import type { KnownValues } from './known-values.ts';
import { clustersOf, unionOf } from './ownership.ts';

const byEnd = (a: Finding, b: Finding): number => a.end - b.end;

/** What overlapping findings are masked as, where none of them is all of it. */
const unionsOf = (found: readonly Finding[]): readonly Finding[] => {
  const unions: Finding[] = [];
  for (const cluster of clustersOf(found)) {
    if (cluster.length === 1) continue;
    const union = unionOf(cluster);
    if (!cluster.includes(union)) unions.push(union);
  }
  return unions;
};

/** Values that become known as a text is walked from left to right. */
export class Upcoming {
  readonly #text: string;
  readonly #values: readonly Finding[];
  readonly #known: KnownValues;
  /** How many values were known before, and once each of these was. */
  readonly #counts: number[];
  #next = 0;

  constructor(text: string, found: readonly Finding[], known: KnownValues) {
    this.#text = text;
    this.#values = [...found, ...unionsOf(found)]
      .filter(({ start, end, kind }) => kind.entity !== plantedToken && holdsWord(text.slice(start, end)))
      .sort(byEnd);
    this.#known = known;
    this.#counts = [known.size];
  }

  /** Where the first of them ends. */
  get first(): number | undefined {
    return this.#values[0]?.end;
  }

  /** Makes known what ends at or before `at`; returns where the next one ends. */
  reach(at: number): number {
    for (let value = this.#values[this.#next]; value !== undefined && value.end <= at; ) {
      const text = this.#text.slice(value.start, value.end);
      this.#known.add(text, value.kind);
      const read = readEscapes(text);
      if (read !== text) this.#known.add(read, value.kind);
      this.#counts.push(this.#known.size);
      value = this.#values[++this.#next];
    }
    return this.#values[this.#next]?.end ?? this.#text.length;
  }

  /** Once all is known: the values again from the beginning. */
  rewound(): Rewound {
    return new Rewound(this.#values, this.#counts);
  }
}

/** How many values were known at each place of a text that was walked before. */
export class Rewound {
  readonly #values: readonly Finding[];
  readonly #counts: readonly number[];
  #next = 0;

  constructor(values: readonly Finding[], counts: readonly number[]) {
    this.#values = values;
    this.#counts = counts;
  }

  get count(): number {
    return this.#counts[this.#next] ?? 0;
  }

  /** Goes on to `at`; returns where the next value ends. */
  reach(at: number): number {
    while ((this.#values[this.#next]?.end ?? Number.POSITIVE_INFINITY) <= at) this.#next++;
    return this.#values[this.#next]?.end ?? Number.POSITIVE_INFINITY;
  }
}
