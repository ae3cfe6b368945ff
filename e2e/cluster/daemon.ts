import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { toolsFolder } from './tools/cache.ts';
import { systemProgram } from './tools/debian.ts';
import { markVariable, type State } from './state.ts';

export interface Daemon {
  readonly name: string;
  /** How it ended; absent while it runs. */
  readonly ended: () => string | undefined;
  readonly logFile: string;
  /** Ends it at once and without a word; resolves once it is gone. */
  readonly kill: () => Promise<void>;
  /** Again, with the same command, once it has ended. */
  readonly start: () => void;
}

/** `PATH` of everything in a cluster: our own programs first (containerd looks for its shim there). */
export const clusterPath = (): string => `${toolsFolder()}:/usr/sbin:/usr/bin:/sbin:/bin`;

/** Starts a program that outlives us unless it is taken down; in the node's network where `network` says so. */
export function startDaemon(
  state: State,
  name: string,
  command: readonly string[],
  network?: string,
): Daemon {
  const logs = join(state.folder, 'logs');
  mkdirSync(logs, { recursive: true });
  const logFile = join(logs, `${name}.log`);
  const [program = '', ...args] = network === undefined ? command : enter(network, command);
  let ended: string | undefined;
  const spawned = (): ChildProcess => {
    const log = openSync(logFile, 'a');
    const child = spawn(program, args, {
      cwd: state.folder,
      detached: true,
      env: { PATH: clusterPath(), HOME: state.folder, [markVariable]: state.folder },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    ended = undefined;
    child.once('error', (error) => (ended = error.message));
    child.once('exit', (code, signal) => (ended = `exit ${code ?? signal}`));
    child.unref();
    return child;
  };
  let child = spawned();
  return {
    name,
    ended: () => ended,
    logFile,
    kill: async () => {
      child.kill('SIGKILL');
      await until(`${name} is gone`, async () => ended);
    },
    start: () => {
      child = spawned();
    },
  };
}

/** Not `ip netns exec`: that mounts `/sys` anew, and kubelet finds no control groups in it. */
export const enter = (network: string, command: readonly string[]): readonly string[] => [
  systemProgram('nsenter') ?? 'nsenter',
  `--net=/run/netns/${network}`,
  '--',
  ...command,
];

const pollMs = 50;
const patienceMs = 240_000;

/** Waits until `holds` answers with something; throws with the end of the log where the daemon died meanwhile. */
export async function until<Result>(
  what: string,
  holds: () => Promise<Result | undefined>,
  daemon?: Daemon,
): Promise<Result> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const result = await holds();
    if (result !== undefined) return result;
    const end = daemon?.ended();
    if (end !== undefined || Date.now() > deadline) {
      throw new Error(`${what}: ${end ?? `not within ${patienceMs / 1000} s`}${tail(daemon)}`);
    }
    await delay(pollMs);
  }
}

function tail(daemon: Daemon | undefined): string {
  if (daemon === undefined) return '';
  const lines = readFileSync(daemon.logFile, 'utf8').trimEnd().split('\n').slice(-20);
  return `; the end of ${daemon.name}'s log:\n${lines.join('\n')}`;
}
