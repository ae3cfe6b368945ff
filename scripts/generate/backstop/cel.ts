/** A value as CEL writes it. Parts of maps and lists are `dyn`, since the API server wants those of one type. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map((item) => `dyn(${literal(item)})`).join(', ')}]`;
  if (typeof value !== 'object' || value === null) throw new TypeError(`no CEL for ${String(value)}`);
  const members = Object.entries(value).map(([name, member]) => `${quoted(name)}: dyn(${literal(member)})`);
  return `{${members.join(', ')}}`;
}

export const strings = (values: Iterable<string>): string =>
  `[${[...values].map((value) => quoted(value)).join(', ')}]`;

const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`).replaceAll('\n', String.raw`\n`)}'`;
