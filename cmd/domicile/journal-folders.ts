import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Environment, stateFolder } from '../../pkg/config/environment.ts';
import { UsageError } from '../../pkg/errors/usage-error.ts';

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
  return (await entriesOf(folder)).toSorted().map((name) => join(folder, name));
}

/** Throws UsageError where there is no such folder. */
export async function entriesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new UsageError(`There is no journal in ${folder}: exec makes one, and prints where.`, { cause });
  }
}

export const noJournalIn = (folder: string): UsageError =>
  new UsageError(
    `There is no journal in ${folder}: it has no file journal-*.jsonl. Name the folder that exec printed: each run has one of its own.`,
  );
