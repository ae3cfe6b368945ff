import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The one place where the process's environment is read. */
export function readEnvironment(): Environment {
  return { ...process.env };
}

/** Where journals go by default: the user's state folder (XDG Base Directory specification). */
export function stateFolder(environment: Environment): string {
  const base = environment.XDG_STATE_HOME;
  return join(base === undefined || base === '' ? join(homedir(), '.local', 'state') : base, 'domicile');
}
