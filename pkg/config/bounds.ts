import { type Bounds, boundsVariable, defaultBounds, leastBounds } from '../api/bounds.ts';
import { UsageError } from '../errors/usage-error.ts';

/** Node takes a longer time for a timer as 1 ms. */
const largest = 2 ** 31 - 1;

/**
 * The stated bounds with overrides; throws UsageError for a name that is no bound, and for a value that is no positive
 * number of at most 31 bits or less than `leastBounds` says.
 */
export function boundsFrom(overrides: string | Readonly<Record<string, unknown>> | undefined): Bounds {
  const given = typeof overrides === 'string' ? parse(overrides) : (overrides ?? {});
  for (const [name, value] of Object.entries(given)) {
    checkOverride(name, value);
  }
  return { ...defaultBounds, ...given };
}

function checkOverride(name: string, value: unknown): void {
  if (!isBound(name))
    throw new UsageError(
      `bounds: "${name}" is not a bound; allowed: ${Object.keys(defaultBounds).join(', ')}`,
    );
  const least = leastBounds[name] ?? 0;
  if (typeof value === 'number' && value > 0 && value >= least && value <= largest) return;
  const range = least === 0 ? 'above 0' : `of at least ${least}`;
  throw new UsageError(
    `bounds.${name}: found ${JSON.stringify(value)}; allowed: a number ${range}, at most ${largest}`,
  );
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
