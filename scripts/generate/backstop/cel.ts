/**
 * A value as CEL writes it. The API server wants the parts of a map or a list to be of one type: what is not all texts
 * is `dyn`. Texts are left as they are, for then the whole is a constant, made once instead of for every pod.
 */
export function literal(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) throw new TypeError(`no CEL for ${String(value)}`);
  const part = Object.values(value).every((item) => typeof item === 'string')
    ? literal
    : (item: unknown): string => `dyn(${literal(item)})`;
  if (Array.isArray(value)) return `[${value.map((item) => part(item)).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([name, member]) => `${quoted(name)}: ${part(member)}`)
    .join(', ')}}`;
}

export const strings = (values: Iterable<string>): string =>
  `[${[...values].map((value) => quoted(value)).join(', ')}]`;

const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`).replaceAll('\n', String.raw`\n`)}'`;
