import process from 'node:process';
import { readEnvironment } from '../../pkg/config/environment.ts';
import { UsageError } from '../../pkg/errors/usage-error.ts';
import { formatSession, formatSessionList } from '../../pkg/journal/format.ts';
import { listSessions, readSession } from '../../pkg/journal/sessions.ts';
import { listSegments } from '../../pkg/journal/segments.ts';
import { journalFolders, noJournalIn } from './journal-folders.ts';

export interface SessionsOptions {
  readonly journal?: string;
}

export async function listAll(options: SessionsOptions): Promise<void> {
  const folders = await journalFolders(readEnvironment(), options.journal);
  if (options.journal !== undefined && (await listSegments(options.journal)).length === 0)
    throw noJournalIn(options.journal);
  const sessions = await Promise.all(folders.map(listSessions));
  process.stdout.write(formatSessionList(sessions.flat(), look()));
}

export async function show(id: string, options: SessionsOptions): Promise<void> {
  for (const folder of await journalFolders(readEnvironment(), options.journal)) {
    const session = await readSession(folder, id);
    if (session === undefined) continue;
    process.stdout.write(formatSession(session, look()));
    return;
  }
  throw new UsageError(`There is no session ${id}: see domicile sessions list.`);
}

function look(): { readonly colour: boolean } {
  return { colour: process.stdout.isTTY === true };
}
