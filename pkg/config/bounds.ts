import { type Bounds, boundsVariable, defaultBounds, leastBounds } from '../api/bounds.ts';
import { UsageError } from '../errors/usage-error.ts';

/** Node takes a longer time for a timer as 1 ms. */
const largest = 2 ** 31 - 1;

/** All others count things or are timers of Node's, which take no fractions. */
const mayBeFraction: ReadonlySet<string> = new Set<keyof Bounds>(['sliceMs']);

/**
 * The stated bounds with overrides; throws UsageError for a name that is no bound, for a value that is no positive
 * number of at most 31 bits, has a fraction or is less than `leastBounds` says, and for headers that may take longer
 * than the request that they begin.
 */
export function boundsFrom(overrides: string | Readonly<Record<string, unknown>> | undefined): Bounds {
  const given = typeof overrides === 'string' ? parse(overrides) : (overrides ?? {});
  for (const [name, value] of Object.entries(given)) {
    checkOverride(name, value);
  }
  const bounds = { ...defaultBounds, ...given };
  const { headersMs, requestMs } = bounds;
  if (headersMs <= requestMs) return bounds;
  throw new UsageError(
    `bounds.headersMs: found ${headersMs}; allowed: at most requestMs, which is ${requestMs}: lower it, or raise requestMs`,
  );
}

function checkOverride(name: string, value: unknown): void {
  if (!isBound(name))
    throw new UsageError(
      `bounds: "${name}" is not a bound; allowed: ${Object.keys(defaultBounds).join(', ')}`,
    );
  const least = leastBounds[name] ?? 0;
  const isFraction = Number.isFinite(value) && !Number.isInteger(value) && !mayBeFraction.has(name);
  if (!isFraction && isWithin(value, least)) return;
  const kind = isFraction ? 'whole number' : 'number';
  const range = least === 0 ? 'above 0' : `of at least ${least}`;
  throw new UsageError(
    `bounds.${name}: found ${JSON.stringify(value)}; allowed: a ${kind} ${range}, at most ${largest}`,
  );
}

function isWithin(value: unknown, least: number): boolean {
  return typeof value === 'number' && value > 0 && value >= least && value <= largest;
}

function isBound(name: string): name is keyof Bounds {
  return Object.hasOwn(defaultBounds, name);
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Reported below with the same words as any other wrong value.
  }
  throw new UsageError(
    `${boundsVariable}: found ${JSON.stringify(text)}; allowed: a JSON object such as {"firstByteMs": 60000}`,
  );
}
