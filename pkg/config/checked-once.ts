/** Patterns whose checks are remembered at most: some 2 MiB of the longest that policies may hold. */
export const MAX_CHECKED = 1024;

/** What is wrong with a pattern; `undefined`: nothing. */
export type CheckPattern = (pattern: string) => string | undefined;

/** The same check, which remembers the latest patterns: an operator checks its policies over and over. */
export const checkedOnce = (check: CheckPattern): CheckPattern => {
  const known = new Map<string, string | undefined>();
  return (pattern) => {
    if (known.has(pattern)) return known.get(pattern);
    const wrong = check(pattern);
    known.set(pattern, wrong);
    for (const oldest of known.keys()) {
      if (known.size <= MAX_CHECKED) break;
      known.delete(oldest);
    }
    return wrong;
  };
};
