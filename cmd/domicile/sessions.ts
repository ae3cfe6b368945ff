import { join } from 'node:path';
import process from 'node:process';
import { readEnvironment, stateFolder } from '../../pkg/config/environment.ts';
import { UsageError } from '../../pkg/errors/usage-error.ts';
import { formatSession, formatSessionList } from '../../pkg/journal/format.ts';
import { listSessions, readSession } from '../../pkg/journal/sessions.ts';

export interface SessionsOptions {
  readonly journal?: string;
}

export async function listAll(options: SessionsOptions): Promise<void> {
  process.stdout.write(formatSessionList(await listSessions(folder(options)), look()));
}

export async function show(id: string, options: SessionsOptions): Promise<void> {
  const session = await readSession(folder(options), id);
  if (session === undefined)
    throw new UsageError(`No session ${id} in ${folder(options)}: see domicile sessions list.`);
  process.stdout.write(formatSession(session, look()));
}

function folder(options: SessionsOptions): string {
  return options.journal ?? join(stateFolder(readEnvironment()), 'journal');
}

function look(): { readonly colour: boolean } {
  return { colour: process.stdout.isTTY === true };
}
