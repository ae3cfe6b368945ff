import { other } from './closed-label.ts';

/** Bound of the series of one metric: what comes beyond is counted under `other` in every label. */
export const maxSeriesPerMetric = 1_000;

interface Labelled<Child> {
  labels(...values: string[]): Child;
}

/** Children by label values: looking one up in a Map is what a request pays, not the making of labels. */
export class Series<Child> {
  readonly #metric: Labelled<Child>;
  readonly #children = new Map<string, Child>();
  readonly #rest: Child;

  /** `labels`: how many labels the metric has. */
  constructor(metric: Labelled<Child>, labels: number) {
    this.#metric = metric;
    this.#rest = metric.labels(...Array.from({ length: labels }, () => other));
  }

  /** The values must come out of closed labels: none holds a newline. */
  of(...values: string[]): Child {
    const key = values.join('\n');
    const found = this.#children.get(key);
    if (found !== undefined) return found;
    if (this.#children.size >= maxSeriesPerMetric - 1) return this.#rest;
    const child = this.#metric.labels(...values);
    this.#children.set(key, child);
    return child;
  }
}
