import { other } from './closed-label.ts';

/** Bound of the series of one metric: what comes beyond is counted under `other` in every label. */
export const maxSeriesPerMetric = 1_000;

interface Labelled<Child> {
  labels(...values: string[]): Child;
}

/** Children below the label values so far. */
interface Branch<Child> {
  readonly below: Map<string, Branch<Child>>;
  child: Child | undefined;
}

/**
 * Children by label values: looking one up is what a request pays, not the making of labels. The values are looked up
 * one after another, for a key made of them would have to be hashed anew each time.
 */
export class Series<Child> {
  readonly #metric: Labelled<Child>;
  readonly #root: Branch<Child> = newBranch();
  readonly #rest: Child;
  #size = 1;

  /** `labels`: how many labels the metric has. */
  constructor(metric: Labelled<Child>, labels: number) {
    this.#metric = metric;
    this.#rest = metric.labels(...Array.from({ length: labels }, () => other));
  }

  /** The values must come out of closed labels. */
  of(...values: string[]): Child {
    let branch: Branch<Child> | undefined = this.#root;
    for (const value of values) branch = branch?.below.get(value);
    return branch?.child ?? this.#made(values);
  }

  #made(values: readonly string[]): Child {
    if (this.#size >= maxSeriesPerMetric) return this.#rest;
    this.#size += 1;
    let branch = this.#root;
    for (const value of values) {
      const next: Branch<Child> = branch.below.get(value) ?? newBranch();
      branch.below.set(value, next);
      branch = next;
    }
    return (branch.child = this.#metric.labels(...values));
  }
}

function newBranch<Child>(): Branch<Child> {
  return { below: new Map(), child: undefined };
}
