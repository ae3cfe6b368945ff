/** Content codings (RFC 9110, 8.4.1) that are undone. `deflate` is the zlib format (RFC 1950), as the RFC says. */
export const codings = ['gzip', 'deflate', 'br', 'zstd'] as const;

export type Coding = (typeof codings)[number];

/** What a header Content-Encoding asks for: nothing, one coding to be undone, or what cannot be undone. */
export type AskedCoding = Coding | 'identity' | 'several' | 'unknown';

const known: ReadonlyMap<string, Coding> = new Map([
  ...codings.map((coding) => [coding, coding] as const),
  ['x-gzip', 'gzip'],
]);

export function askedCoding(header: string | undefined): AskedCoding {
  if (header === undefined) return 'identity';
  const names = header
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  const [name] = names;
  if (name === undefined) return 'identity';
  return names.length > 1 ? 'several' : (known.get(name) ?? 'unknown');
}

/** What cannot be undone, in words that go on from the header's name. */
export const unreadableWords: Readonly<Record<'several' | 'unknown', string>> = {
  several: 'has several codings',
  unknown: 'is none that can be undone',
};

/** What can be wrong with a compressed body. */
export type CodingFault = 'empty' | 'truncated' | 'corrupt' | 'trailing' | 'window' | 'too_long';

/** In words that go on from "it". */
export const faultWords: Readonly<Record<Exclude<CodingFault, 'too_long'>, string>> = {
  empty: 'is empty',
  truncated: 'ends too early',
  corrupt: 'is damaged, or something else',
  trailing: 'has more bytes behind its end',
  window: 'needs a window of more than 8 MiB',
};
