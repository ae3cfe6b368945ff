import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { until } from './daemon.ts';
import { markVariable, type State } from './state.ts';

/** An operator as a process of this machine: it can be killed, as those in a test's own process cannot. */
export interface OperatorProcess {
  readonly child: ChildProcess;
  /** Resolves once it serves; rejects with what it said where it has ended before. */
  readonly ready: () => Promise<Serving>;
  /** Resolves once it is gone. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

export interface Serving {
  readonly ports: { readonly webhook: number; readonly channel: number };
  /** Milliseconds from the start of the process. */
  readonly readyMs: number;
  /** What Prometheus would read. */
  readonly metrics: () => Promise<string>;
}

/** The program as it is released, from its sources. */
export const operatorProgram = join(import.meta.dirname, '..', '..', 'cmd', 'operator', 'main.ts');

export interface ProcessOptions {
  /** Its name among replicas; a container that starts again keeps it. */
  readonly instance?: string;
  /** Whether messages can be sent to it. */
  readonly ipc?: boolean;
}

/** Runs Node with these arguments, the last of which are the program and what it is given. It goes with its cluster. */
export function startOperatorProcess(
  { folder }: State,
  args: readonly string[],
  { instance = 'domicile-operator', ipc = false }: ProcessOptions = {},
): OperatorProcess {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, [markVariable]: folder, DOMICILE_POD_NAME: instance },
    stdio: ['ignore', 'ignore', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
  });
  // One that could not be started at all says so by an error, and closes nothing.
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve()).once('error', () => resolve());
  });
  const said: string[] = [];
  let serving: Serving | undefined;
  if (child.stderr === null) throw new Error('an operator without a log');
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.includes('"ready"')) serving = servingOf(line, performance.now() - began);
    said.push(line);
    if (said.length > keptLines) said.shift();
  });
  return {
    child,
    ready: () =>
      until('the operator is ready', async () => {
        const { exitCode, signalCode } = child;
        if (exitCode !== null || signalCode !== null)
          throw new Error(`the operator ended with ${exitCode ?? signalCode}: ${said.join('\n')}`);
        return serving;
      }),
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await ended;
    },
  };
}

const keptLines = 50;

function servingOf(line: string, readyMs: number): Serving {
  const { webhook, channel, adminPort } = JSON.parse(line) as Readonly<Record<string, unknown>>;
  return {
    ports: { webhook: Number(webhook), channel: Number(channel) },
    readyMs,
    metrics: async () => (await fetch(`http://127.0.0.1:${Number(adminPort)}/metrics`)).text(),
  };
}
