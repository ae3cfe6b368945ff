/** The user's command line or a file of theirs is wrong: the entry point prints the message and exits with 64. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code = 'usage';
}

/** `EX_USAGE` of sysexits.h. */
export const usageExitStatus = 64;

/** Why a file cannot be read, as a message names it: the code of the system's error, as `ENOENT`. */
export function whyUnreadable(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unreadable';
}
