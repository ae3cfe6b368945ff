import process from 'node:process';
import { UsageError } from '../../pkg/errors/usage-error.ts';
import { formatVerification } from '../../pkg/journal/format.ts';
import { verifyJournal } from '../../pkg/journal/verify.ts';

/** Prints whether a journal is unbroken; resolves with 0 when it is, 1 when it is not. */
export async function verify(directory: string, options: { readonly head?: string }): Promise<number> {
  const result = await verifyJournal(
    directory,
    options.head === undefined ? undefined : parseHead(options.head),
  );
  process.stdout.write(formatVerification(result));
  return result.ok ? 0 : 1;
}

function parseHead(text: string): { readonly seq: number; readonly hash: string } {
  const [, seq = '', hash = ''] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (hash === '') throw new UsageError(`--head: found "${text}"; allowed: SEQ:HASH as exec prints it`);
  return { seq: Number(seq), hash };
}
