import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { version } from '../pkg/api/release.ts';
import { entityNames } from '../pkg/config/policies.ts';
import { describeError, placeOf } from '../pkg/log/masked-fields.ts';
import { maskAll } from '../pkg/mask/mask-all.ts';
import { createMetrics, type Metrics } from '../pkg/metrics/metrics.ts';
import type { Clock } from '../pkg/proxy/engine.ts';
import type { Catalog } from '../pkg/residency/catalog.ts';

export const clock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

/** `heardAt`: when the operator was last heard, Unix milliseconds, where there is one. */
export function createProcessMetrics(catalog: Catalog, heardAt?: () => number): Metrics {
  const metrics = createMetrics(
    { version, node: process.version },
    { providers: [...catalog.providers.keys(), 'declared', 'undeclared'], entities: entityNames },
  );
  if (heardAt !== undefined) metrics.watchOperator(heardAt);
  return metrics;
}

/** Unique, sortable by time, readable: `20261122-173501-9f3c1a`. */
export function newSession(): string {
  const [date = '', time = ''] = new Date(clock.now()).toISOString().split('T');
  const random = randomBytes(3).toString('hex');
  return `${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${random}`;
}

/** The straight path answers every failure itself; what still escapes is a defect and is named without its data. */
export function reportCrash(error: unknown): void {
  process.stderr.write(`domicile: internal failure ${describeError(error).error} ${placeOf(error)}\n`);
}

/** Something that somebody should look into. */
export function reportWarning(message: string): void {
  process.stderr.write(`domicile: warning: ${maskAll(message)}\n`);
}
