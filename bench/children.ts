import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ResultOf, Task } from './load/main.ts';
import type { UpstreamCounts } from './upstream/main.ts';

/** The benchmark's own helpers must not be what is measured: they get memory enough never to collect it often. */
const CHILD_FLAGS = ['--max-semi-space-size=64'];

const forked = (file: string, args: readonly string[] = []): ChildProcess =>
  fork(fileURLToPath(new URL(file, import.meta.url)), [...args], { execArgv: CHILD_FLAGS });

const answer = <T>(child: ChildProcess, read: (message: object) => T | undefined): Promise<T> =>
  new Promise((resolve, reject) => {
    const gone = (code: number | null): void => reject(new Error(`a helper process ended with ${code}`));
    child.once('exit', gone);
    child.once('message', (message: object) => {
      child.off('exit', gone);
      const value = read(message);
      if (value === undefined) reject(new Error(JSON.stringify(message)));
      else resolve(value);
    });
  });

const field = (message: object, name: string): unknown =>
  Object.entries(message).find(([key]) => key === name)?.[1];

export interface Upstream {
  readonly pid: number;
  /** Opens a port of the double. */
  readonly listen: () => Promise<number>;
  /** What reached that port since this was last asked. */
  readonly counts: (port: number) => Promise<UpstreamCounts>;
  readonly stop: () => void;
}

export const startUpstream = (): Upstream => {
  const child = forked('upstream/main.ts');
  return {
    pid: child.pid ?? 0,
    listen: () => {
      const port = answer(child, (message) => Number(field(message, 'port')));
      child.send('listen');
      return port;
    },
    counts: (port) => {
      const counts = answer(child, (message) => field(message, 'counts') as UpstreamCounts | undefined);
      child.send({ count: port });
      return counts;
    },
    stop: () => child.disconnect(),
  };
};

export interface Load {
  readonly pid: number;
  readonly run: <T extends Task>(task: T) => Promise<ResultOf<T>>;
  readonly stop: () => void;
}

/** A load process whose values begin at `firstNumber`. */
export const startLoad = (firstNumber: number): Load => {
  const child = forked('load/main.ts', [String(firstNumber)]);
  return {
    pid: child.pid ?? 0,
    run: <T extends Task>(task: T) => {
      const result = answer(child, (message) => field(message, 'result') as ResultOf<T> | undefined);
      child.send(task);
      return result;
    },
    stop: () => child.disconnect(),
  };
};
