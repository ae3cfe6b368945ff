import { parseArgs } from 'node:util';
import { UsageError } from '../pkg/errors/usage-error.ts';

export interface ProgramArguments {
  /** The file that `--config` names. */
  readonly config: string | undefined;
  readonly words: readonly string[];
}

/** What the programs of the images are told. Throws a `UsageError` for anything else. */
export function readArguments(
  args: readonly string[],
  { allowWords }: { readonly allowWords: boolean },
): ProgramArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { config: { type: 'string' } },
      allowPositionals: allowWords,
    });
    return { config: values.config, words: positionals };
  } catch (cause) {
    const { message } = cause as Error;
    throw new UsageError(`${message.split('. ', 1)[0]}; allowed: --config FILE`, { cause });
  }
}
