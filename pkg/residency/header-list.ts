/** Lower-case header names; a last `*` in the data stands for any rest. */
export interface HeaderList {
  has(name: string): boolean;
}

export function headerList(names: readonly string[]): HeaderList {
  const exact = new Set(names.filter((name) => !name.endsWith('*')));
  const prefixes = names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
  return { has: (name) => exact.has(name) || prefixes.some((prefix) => name.startsWith(prefix)) };
}
