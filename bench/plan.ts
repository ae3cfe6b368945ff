/** How long and how often everything is measured. */
export interface Plan {
  readonly name: 'full' | 'quick';
  readonly starts: number;
  readonly settleMs: number;
  readonly memoryMs: number;
  readonly warmUpMs: number;
  readonly rounds: number;
  readonly latencyMs: { readonly small: number; readonly large: number; readonly mebibyte: number };
  readonly throughputMs: number;
  readonly streams: number;
  readonly streamRounds: number;
  readonly streamMs: number;
  readonly bulkStreamMs: number;
  readonly bulkIntervalMs: number;
}

export const SMALL_BODY = 1024;
export const LARGE_BODY = 100 * 1024;
export const MEBIBYTE_BODY = 1024 * 1024;
export const HUGE_BODY = 5 * 1024 * 1024;
export const MANY_CONNECTIONS = 16;

/** About 12 minutes. 512 streams of 5.12 s bring 100 first tokens a second: two rounds of 16 s bring 3,200. */
export const FULL: Plan = {
  name: 'full',
  starts: 5,
  settleMs: 3_000,
  memoryMs: 30_000,
  warmUpMs: 1_000,
  rounds: 5,
  latencyMs: { small: 1_200, large: 1_800, mebibyte: 4_000 },
  throughputMs: 2_000,
  streams: 512,
  streamRounds: 2,
  streamMs: 16_000,
  bulkStreamMs: 10_000,
  bulkIntervalMs: 500,
};

/** About a minute: shows that everything works, its numbers are rough. */
export const QUICK: Plan = {
  name: 'quick',
  starts: 1,
  settleMs: 500,
  memoryMs: 1_500,
  warmUpMs: 200,
  rounds: 1,
  latencyMs: { small: 500, large: 500, mebibyte: 1_500 },
  throughputMs: 600,
  streams: 64,
  streamRounds: 1,
  streamMs: 1_000,
  bulkStreamMs: 1_000,
  bulkIntervalMs: 250,
};

export const ROW_GROUPS = [
  'start',
  'memory',
  'latency',
  'mebibyte',
  'throughput',
  'streams',
  'bulk',
  'mask',
  'locate',
] as const;
export type RowGroup = (typeof ROW_GROUPS)[number];
