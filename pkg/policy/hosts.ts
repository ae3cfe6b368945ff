/** Whether every host that `inner` matches is matched by `outer`. Both in lower case. */
export function covers(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  return outer.startsWith('*.') && inner.replace(/^\*/, '').endsWith(outer.slice(1));
}

/** Every name that `covers` a host, so that one among many is looked up. */
export function covering(inner: string): readonly string[] {
  const below = inner.replace(/^\*/, '');
  return [inner, ...[...below.matchAll(/\./g)].map(({ index }) => `*${below.slice(index)}`)];
}

/** Whether some host is matched by both. */
export const overlaps = (a: string, b: string): boolean => covers(a, b) || covers(b, a);
