import process from 'node:process';

/** sysexits.h, EX_IOERR: what was to be printed could not be written. */
export const outputExitStatus = 74;

/** Ends the program where what it prints cannot be written. A reader that has seen enough is no failure. */
export function endWithoutOutput(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') return process.exit();
  process.stderr.write(`Standard output cannot be written: ${error.message}\n`);
  return process.exit(outputExitStatus);
}
