import process from 'node:process';
import { UsageError } from '../../pkg/errors/usage-error.ts';
import { formatVerification } from '../../pkg/journal/format.ts';
import { parseHead, verifyJournal } from '../../pkg/journal/verify.ts';
import { entriesOf, noJournalIn, reading } from './journal-folders.ts';

/** Prints whether a journal is unbroken; resolves with 0 when it is, 1 when it is not. UsageError: none can be read. */
export async function verify(directory: string, options: { readonly head?: string }): Promise<number> {
  const head = options.head === undefined ? undefined : parseHead(options.head);
  if (options.head !== undefined && head === undefined) {
    throw new UsageError(`--head: found "${options.head}"; allowed: SEQ:HASH as exec prints it`);
  }
  await entriesOf(directory);
  const result = await reading(directory, verifyJournal(directory, head));
  if (result.ok && result.files === 0) throw noJournalIn(directory);
  process.stdout.write(formatVerification(result));
  return result.ok ? 0 : 1;
}
