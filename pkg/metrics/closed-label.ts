/** What a value outside a label's set is called. */
export const other = 'other';

/** Makes any string one of a bounded set of label values. */
export type ClosedLabel = (value: string) => string;

/** Exactly these values; any other is `other`. */
export function oneOf(values: Iterable<string>): ClosedLabel {
  const known = new Set(values);
  return (value) => (known.has(value) ? value : other);
}

/**
 * The first `max` values that look like names of configuration (`shape`), besides those `known`. For names that
 * users choose in their policies: no data, but not known before they are loaded.
 */
export function firstNames(shape: RegExp, max: number, known: Iterable<string> = []): ClosedLabel {
  const names = new Set(known);
  const bound = names.size + max;
  return (value) => {
    if (names.has(value)) return value;
    if (names.size >= bound || !shape.test(value)) return other;
    names.add(value);
    return value;
  };
}
