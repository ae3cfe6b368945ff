import { type Command, Option } from 'commander';

/**
 * Options that a command cannot do without. They are asked for once all options are known: commander would say that
 * `--policy` is missing of a line that says `--polcy`, and never name what was misspelt.
 */
const needed = new WeakSet<Option>();

export function neededOption(flags: string, description: string): Option {
  const option = new Option(flags, description);
  needed.add(option);
  return option;
}

/** Ends the program where the command lacks one of its needed options. */
export function askForNeeded(command: Command): void {
  const missing = command.options.find(
    (option) => needed.has(option) && command.getOptionValue(option.attributeName()) === undefined,
  );
  if (missing !== undefined) command.error(`error: required option '${missing.flags}' not specified`);
}
