const shownLength = 80;

/** A value as a message shows it, cut to a length that fits a line. */
export function describe(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'an empty object' : 'an object';
  const text = JSON.stringify(value);
  return text.length > shownLength ? `${text.slice(0, shownLength)}...` : text;
}

/** The kind of a value alone, where the value may be a secret. */
export function describeKind(value: unknown): string {
  if (typeof value === 'object' || value === undefined) return describe(value);
  return `a ${typeof value}`;
}

export const list = (values: Iterable<string>): string => [...values].join(', ');

const listedNames = 40;

/** What a name may be: `a provider (anthropic, bedrock)`; a long list is cut. */
export function oneOf(what: string, names: Iterable<string>): string {
  const sorted = [...names].toSorted();
  return `${what} (${list(sorted.slice(0, listedNames))}${sorted.length > listedNames ? ' ...' : ''})`;
}

export const quote = (value: string): string => describe(value);
