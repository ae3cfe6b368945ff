import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';

const alwaysForwarded = ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2'] as const;
/** On a terminal the kernel sends these to the command too: passing them on would send them twice. */
const fromTerminal = ['SIGINT', 'SIGQUIT', 'SIGWINCH'] as const;

/** What shells answer when a command is not there, and when it cannot be run. */
const notFound = 127;
const notExecutable = 126;

/**
 * Runs the command with our standard streams and passes signals on; resolves with its exit status (128 + n for a
 * signal).
 */
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
    for (const signal of alwaysForwarded) process.on(signal, forward);
    const asked = hasTerminal(process) ? ignore : forward;
    for (const signal of fromTerminal) process.on(signal, asked);
    const settle = (): void => {
      for (const signal of alwaysForwarded) process.removeListener(signal, forward);
      for (const signal of fromTerminal) process.removeListener(signal, asked);
    };
    child.once('error', (cause: NodeJS.ErrnoException) => {
      settle();
      process.stderr.write(`domicile: the command ${file} cannot be run: ${whyNot(cause)}\n`);
      resolve(cause.code === 'ENOENT' ? notFound : notExecutable);
    });
    child.once('exit', (code, signal) => {
      settle();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

type Standard = { readonly isTTY?: boolean };

/** Whatever of its streams leads elsewhere: `cat prompt | domicile exec ...` is on a terminal by the others. */
export const hasTerminal = (streams: {
  readonly stdin: Standard;
  readonly stdout: Standard;
  readonly stderr: Standard;
}): boolean => [streams.stdin, streams.stdout, streams.stderr].some(({ isTTY }) => isTTY === true);

function whyNot({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT')
    return 'there is no such program; give its path, or a name that PATH leads to (ENOENT)';
  if (code === 'EACCES') return 'it is no program, or you may not run it (EACCES)';
  return message;
}

/** Keeps the proxy alive until the command has ended. */
function ignore(): void {}
