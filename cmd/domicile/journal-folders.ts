import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Environment, stateFolder } from '../../pkg/config/environment.ts';
import { UsageError, whyUnreadable } from '../../pkg/errors/usage-error.ts';

function allSessions(environment: Environment): string {
  return join(stateFolder(environment), 'journal');
}

/** Each run has a journal folder of its own, so that several may run at once. */
export function sessionFolder(environment: Environment, session: string): string {
  return join(allSessions(environment), session);
}

/** Shared by all runs of a user: a session that goes on with --key-file knows its own signed parts. */
export function signedPartsFile(environment: Environment): string {
  return join(stateFolder(environment), 'signed-parts');
}

/** The folders to read: the one named, else those of all runs, oldest first. */
export async function journalFolders(
  environment: Environment,
  named: string | undefined,
): Promise<readonly string[]> {
  if (named !== undefined) {
    await entriesOf(named);
    return [named];
  }
  const folder = allSessions(environment);
  const entries = (await entriesOf(folder)).filter((entry) => !entry.isFile());
  return entries.map(({ name }) => join(folder, name)).toSorted();
}

/** Throws UsageError where there is no such folder, or where it may not be read. */
export async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    if (!isSystemError(cause) || (cause.code !== 'ENOENT' && cause.code !== 'ENOTDIR'))
      throw unreadableJournal(folder, cause);
    throw new UsageError(`There is no journal in ${folder}: exec makes one, and prints where.`, { cause });
  }
}

/** What reads a journal. Throws UsageError where a file of it cannot be read: nothing is known of the chain then. */
export async function reading<T>(folder: string, read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (cause) {
    throw isSystemError(cause) ? unreadableJournal(folder, cause) : cause;
  }
}

const isSystemError = (cause: unknown): cause is NodeJS.ErrnoException =>
  cause instanceof Error && 'syscall' in cause;

const unreadableJournal = (folder: string, cause: unknown): UsageError =>
  new UsageError(
    `The journal in ${folder} cannot be read (${whyUnreadable(cause)}): read it as the user who wrote it, or a copy.`,
    { cause },
  );

export const noJournalIn = (folder: string): UsageError =>
  new UsageError(
    `There is no journal in ${folder}: it has no file journal-*.jsonl. Name the folder that exec printed: each run has one of its own.`,
  );
