/** The user's command line or a file of theirs is wrong: the entry point prints the message and exits with 64. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code = 'usage';
}

/** `EX_USAGE` of sysexits.h. */
export const usageExitStatus = 64;

const meanings: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder',
};

/** Why a file cannot be read, as a message names it: `ENOENT: there is no such file`. */
export function whyUnreadable(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return 'unreadable';
  const code = String(cause.code);
  const meaning = meanings[code];
  return meaning === undefined ? code : `${code}: ${meaning}`;
}
