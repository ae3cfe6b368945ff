import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2', 'SIGWINCH'] as const;

/** What shells answer when a command is not there, and when it cannot be run. */
const notFound = 127;
const notExecutable = 126;

/** Runs the command with our standard streams and passes signals on; resolves with its exit status (128 + n for a signal). */
export function runChild(
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const [file = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: 'inherit', env: environment });
    const forward = (signal: NodeJS.Signals): void => {
      child.kill(signal);
    };
    for (const signal of forwarded) process.on(signal, forward);
    const settle = (): void => {
      for (const signal of forwarded) process.removeListener(signal, forward);
    };
    child.once('error', (cause: NodeJS.ErrnoException) => {
      settle();
      process.stderr.write(`domicile: the command ${file} cannot be run: ${cause.message}\n`);
      resolve(cause.code === 'ENOENT' ? notFound : notExecutable);
    });
    child.once('exit', (code, signal) => {
      settle();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
