import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { domicile } from './domicile.ts';

/** Every byte of a journal folder, as one text. */
export async function journalText(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.sort().map((file) => readFile(file, 'utf8')));
  return texts.join('');
}

export interface Line {
  readonly type: string;
  readonly exchange: string;
  readonly [field: string]: unknown;
}

/** The records in order. */
export async function recordsOf(folder: string): Promise<readonly Line[]> {
  const text = await journalText(folder);
  return text
    .split('\n')
    .filter((line) => line.startsWith('{"v":'))
    .map((line) => JSON.parse(line) as Line);
}

/**
 * What must hold of a journal after every run: the chain verifies, what was opened was closed, and none of the
 * values is in its bytes, neither as they are nor as JSON or base64 writes them. Returns what is wrong.
 */
export async function journalFaults(
  folder: string,
  rawValues: readonly string[] = [],
): Promise<readonly string[]> {
  const faults: string[] = [];
  const verified = await domicile('journal', 'verify', folder);
  if (verified.status !== 0) faults.push(`journal verify: ${verified.stdout}${verified.stderr}`);
  const text = await journalText(folder);
  for (const value of rawValues) {
    const escaped = JSON.stringify(value).slice(1, -1);
    const written = [value, escaped, Buffer.from(value).toString('base64')];
    if (written.some((form) => text.includes(form))) faults.push(`the journal holds ${value}`);
  }
  const records = await recordsOf(folder);
  const closed = new Set(records.filter(({ type }) => type === 'close').map(({ exchange }) => exchange));
  for (const { type, exchange } of records) {
    if (type === 'open' && !closed.has(exchange))
      faults.push(`exchange ${exchange} was opened and not closed`);
  }
  return faults;
}
