import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MESSAGES_PATH } from './contender.ts';
import type { Contender } from './contender.ts';
import type { Target } from '../load/body.ts';

const READY_WITHIN_MS = 20_000;
const POLL_MS = 2;
const STOP_WITHIN_MS = 5_000;
const ERROR_CHARACTERS = 2_000;

/** A contender that accepts connections. */
export interface Running {
  readonly contender: Contender;
  readonly target: Target;
  /** The double's port that stands behind it. */
  readonly upstreamPort: number;
  /** `undefined` for direct. */
  readonly pid: number | undefined;
  /** From the start of the process to the first accepted connection. */
  readonly readyMs: number;
  readonly stop: () => Promise<void>;
}

const freePort = async (): Promise<number> => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
};

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect({ host: '127.0.0.1', port });
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

const untilReady = async (child: ChildProcess, port: number, errors: () => string): Promise<void> => {
  const limit = performance.now() + READY_WITHIN_MS;
  while (!(await accepts(port))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`ended at start: ${errors()}`);
    if (performance.now() > limit) throw new Error(`not ready in ${READY_WITHIN_MS} ms: ${errors()}`);
    await sleep(POLL_MS);
  }
};

const stopper = (child: ChildProcess) => async (): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await exited;
  clearTimeout(killer);
};

let started = 0;

/** Starts a contender in front of the double and waits until it accepts connections. */
export const start = async (
  contender: Contender,
  upstreamPort: number,
  workFolder: string,
): Promise<Running> => {
  started += 1;
  const folder = path.join(workFolder, `${contender.id}-${started}`);
  await mkdir(folder);
  const setting = { port: await freePort(), upstreamPort, folder };
  const command = await contender.command(setting);
  if (command === undefined) {
    const target = { port: upstreamPort, path: MESSAGES_PATH, headers: {} };
    return { contender, target, upstreamPort, pid: undefined, readyMs: 0, stop: () => Promise.resolve() };
  }
  const { NODE_OPTIONS: _, ...environment } = process.env;
  const startedAt = performance.now();
  const child = spawn(command.file, command.args, {
    env: { ...environment, ...command.env },
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-ERROR_CHARACTERS);
  });
  const stop = stopper(child);
  try {
    await untilReady(child, setting.port, () => errors);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    contender,
    upstreamPort,
    target: { port: setting.port, path: contender.path, headers: contender.headers(setting) },
    pid: child.pid,
    readyMs: performance.now() - startedAt,
    stop,
  };
};
