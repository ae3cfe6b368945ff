import type { ContenderId } from './contenders/contender.ts';
import { median } from './statistics.ts';

/** Every number that is measured, with its unit. Those named `added` are differences to direct in the same round. */
export const METRICS = {
  addedSmallP50: 'us',
  addedSmallP99: 'us',
  addedLargeP50: 'us',
  addedLargeP99: 'us',
  repeatSmallP50: 'us',
  repeatSmallP99: 'us',
  repeatLargeP50: 'us',
  repeatLargeP99: 'us',
  addedMebibyteP50: 'ms',
  addedMebibyteP99: 'ms',
  mostSeenP50: 'ms',
  mostSeenP99: 'ms',
  perSecond: '1/s',
  manyP99: 'us',
  cpuPerRequest: 'us',
  firstTokenP50: 'ms',
  firstTokenP99: 'ms',
  firstTokens: '',
  deltaP99: 'ms',
  missing: '',
  cpuPerDelta: 'us',
  bulkDeltaP50: 'ms',
  bulkDeltaP99: 'ms',
  bulkMissing: '',
  bulkBodies: '',
  bulkBodyP50: 'ms',
  idleMiB: 'MiB',
  loadedMiB: 'MiB',
  streamsMiB: 'MiB',
  bulkMiB: 'MiB',
  readyMs: 'ms',
  wrong: '',
  leaked: '',
} as const;
export type Metric = keyof typeof METRICS;

/** Metrics of which rounds are added up instead of their median taken. */
const SUMMED: ReadonlySet<Metric> = new Set([
  'missing',
  'bulkMissing',
  'bulkBodies',
  'firstTokens',
  'wrong',
  'leaked',
]);

/** Values of all rounds by metric and contender. */
export class Results {
  readonly #values = new Map<string, number[]>();

  add(metric: Metric, contender: ContenderId, value: number): void {
    const key = `${metric}/${contender}`;
    const values = this.#values.get(key);
    if (values === undefined) this.#values.set(key, [value]);
    else values.push(value);
  }

  /** The median (or sum) over the rounds; `undefined` where it was not measured. */
  get(metric: Metric, contender: ContenderId): number | undefined {
    const values = this.#values.get(`${metric}/${contender}`);
    if (values === undefined) return undefined;
    return SUMMED.has(metric) ? values.reduce((sum, value) => sum + value, 0) : median(values);
  }

  rounds(): Record<string, readonly number[]> {
    return Object.fromEntries(this.#values);
  }
}
