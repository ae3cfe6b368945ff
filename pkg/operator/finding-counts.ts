/** How often each of the codes is found; 0 where it is not. */
export function countsOf<Code extends string>(
  codes: readonly Code[],
  found: Iterable<Code>,
): Readonly<Record<string, number>> {
  const counts = new Map<Code, number>(codes.map((code) => [code, 0]));
  for (const code of found) counts.set(code, (counts.get(code) ?? 0) + 1);
  return Object.fromEntries(counts);
}
