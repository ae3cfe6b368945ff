import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';
import { UsageError } from '../../pkg/errors/usage-error.ts';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2', 'SIGWINCH'] as const;

/** Runs the command with our standard streams and passes signals on; resolves with its exit status (128 + n for a signal). */
export function runChild(
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const [file = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit', env: environment });
    const forward = (signal: NodeJS.Signals): void => {
      child.kill(signal);
    };
    for (const signal of forwarded) process.on(signal, forward);
    const settle = (): void => {
      for (const signal of forwarded) process.removeListener(signal, forward);
    };
    child.once('error', (cause) => {
      settle();
      reject(new UsageError(`The command ${file} cannot be run: ${cause.message}.`, { cause }));
    });
    child.once('exit', (code, signal) => {
      settle();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
