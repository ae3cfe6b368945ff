import type { Dirent } from 'node:fs';
import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DomicileError } from '../errors/domicile-error.ts';

const ways = 'name a folder that this user may write to, or one that can be made';

const words: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write to it',
  EPERM: 'this user may not write to it',
  EROFS: 'it is on a file system that is read only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of this user is used up',
  EFBIG: 'a file may not grow to the size that is needed',
  EEXIST: 'it is no folder',
  ENOTDIR: 'it, or what should hold it, is no folder',
  EISDIR: 'it holds a folder in place of a file',
  ENOENT: 'no folder can be made there',
};

/** What stands in the way of a journal, in words; never with data of the journal. */
export function cannotOpen(cause: unknown): DomicileError {
  if (cause instanceof DomicileError) return cause;
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
  const found = words[code];
  const what = found === undefined ? code : `${found} (${code})`;
  return new DomicileError('recording.failed', `${what}; ${ways}`, { cause });
}

/** What a journal's folder holds. */
const ofJournals = /^(?:journal[.-]|torn-|signed-parts)/;

/**
 * Makes the folder of a journal, mode 0700, or makes it so. One that holds other things as well stays as it is: it may
 * be `/tmp`. Rejects where none can be made, or where what it holds cannot be files.
 */
export async function openFolder(directory: string): Promise<void> {
  await make(directory);
  const entries = await readdir(directory, { withFileTypes: true });
  refuseOdd(entries);
  if (entries.every(({ name }) => ofJournals.test(name))) await chmod(directory, 0o700);
}

/** Step by step: where folders cannot be made at all, as in `/proc`, Node tries again for ever to make all at once. */
async function make(directory: string): Promise<void> {
  const above = dirname(directory);
  if (await isMade(directory, above !== directory)) return;
  await make(above);
  await isMade(directory, false);
}

/** False where what should hold it is missing, if that `mayLack`. */
async function isMade(directory: string, mayLack: boolean): Promise<boolean> {
  try {
    await mkdir(directory, { mode: 0o700 });
    return true;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(directory)).isDirectory()) return true;
    if (code === 'ENOENT' && mayLack) return false;
    throw cause;
  }
}

/** Who opens a pipe or a device in place of a file waits for ever. */
function refuseOdd(entries: readonly Dirent[]): void {
  for (const entry of entries) {
    if (entry.isFile() || entry.isDirectory() || entry.isSymbolicLink()) continue;
    throw new DomicileError(
      'recording.failed',
      `it holds ${JSON.stringify(entry.name)}, which is a pipe, a socket or a device; ${ways}`,
    );
  }
}
