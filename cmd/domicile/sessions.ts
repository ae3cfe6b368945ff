import process from 'node:process';
import { readEnvironment } from '../../pkg/config/environment.ts';
import { UsageError } from '../../pkg/errors/usage-error.ts';
import { formatSession, formatSessionList } from '../../pkg/journal/format.ts';
import { listSessions, readSession, type SessionSummary } from '../../pkg/journal/sessions.ts';
import { listSegments } from '../../pkg/journal/segments.ts';
import { journalFolders, noJournalIn, reading } from './journal-folders.ts';

export interface SessionsOptions {
  readonly journal?: string;
}

export async function listAll(options: SessionsOptions): Promise<void> {
  const folders = await journalFolders(readEnvironment(), options.journal);
  if (options.journal !== undefined && (await listSegments(options.journal)).length === 0)
    throw noJournalIn(options.journal);
  const sessions = await Promise.all(folders.map((folder) => reading(folder, sessionsIn(folder))));
  process.stdout.write(formatSessionList(sessions.flat(), look()));
}

async function sessionsIn(folder: string): Promise<readonly SessionSummary[]> {
  let unread = 0;
  const sessions = await listSessions(folder, () => (unread += 1));
  if (unread > 0)
    process.stderr.write(
      `domicile: lines of ${folder} that are no records: ${unread}; see journal verify.\n`,
    );
  return sessions;
}

export async function show(id: string, options: SessionsOptions): Promise<void> {
  for (const folder of await journalFolders(readEnvironment(), options.journal)) {
    const session = await reading(folder, readSession(folder, id));
    if (session === undefined) continue;
    process.stdout.write(formatSession(session, look()));
    return;
  }
  throw new UsageError(`There is no session ${id}: see domicile sessions list.`);
}

function look(): { readonly colour: boolean } {
  return { colour: process.stdout.isTTY === true };
}
