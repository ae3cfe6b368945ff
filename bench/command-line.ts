import process from 'node:process';
import { parseArgs } from 'node:util';
import { UsageError, usageExitStatus } from '../pkg/errors/usage-error.ts';

/** Of a group or a contender the names, of a switch whether it was given. */
export interface Asked<Lists extends string> {
  readonly quick: boolean;
  readonly lists: Readonly<Partial<Record<Lists, readonly string[]>>>;
}

/** Reads `--quick` and options that take names with commas between them, each one of `known`. Throws `UsageError`. */
export function readArguments<Lists extends string>(
  args: readonly string[],
  known: Readonly<Record<Lists, readonly string[]>>,
): Asked<Lists> {
  const names = Object.keys(known) as Lists[];
  const values = parsed(args, names);
  const lists: Partial<Record<Lists, readonly string[]>> = {};
  for (const name of names) {
    const text = values[name];
    if (typeof text === 'string') lists[name] = listed(name, text, known[name]);
  }
  return { quick: values['quick'] === true, lists };
}

function parsed(
  args: readonly string[],
  names: readonly string[],
): Record<string, string | boolean | undefined> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    return { ...parseArgs({ args: [...args], options: { ...options, quick: { type: 'boolean' } } }).values };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function listed(option: string, text: string, known: readonly string[]): readonly string[] {
  const names = text.split(',');
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return names;
  throw new UsageError(`--${option} does not know ${unknown.join(', ')}: it takes ${known.join(', ')}.`);
}

/**
 * Runs a benchmark from the command line: prints how it is used where that is asked for, or where it is used wrongly.
 */
export async function runBenchmark(
  usage: string,
  main: (args: readonly string[]) => Promise<void>,
): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(usage);
    return;
  }
  try {
    await main(args);
  } catch (error) {
    const isUsage = error instanceof UsageError;
    process.stderr.write(isUsage ? `${error.message}\n${usage}` : `${String(error)}\n`);
    process.exitCode = isUsage ? usageExitStatus : 1;
  }
}
