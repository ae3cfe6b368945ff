import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { type Double, startDouble } from '../../e2e/double/double.ts';
import type { Order, Report } from './protocol.ts';

const root = join(import.meta.dirname, '..', '..');
const cli = join(root, 'cmd', 'domicile', 'main.ts');
const inRoot = (path: string): string => join(root, path);
export const policyFile = 'examples/demo/policy.yaml';
const agentFile = 'examples/demo/agent.ts';

/** Stands for a real key: `exec` takes it from its own environment, and the agent must not see it. */
export const apiKey = 'sk-ant-demo-0123456789abcdefghijkl';

export interface Stage extends AsyncDisposable {
  /** Stands for api.anthropic.com on loopback, and keeps every byte it was sent. */
  readonly double: Double;
  /** What the agent found in its environment as its key. */
  readonly agentKey: string;
  /** An empty folder that goes when the stage does. */
  readonly folder: string;
  readonly journal: string;
  /** Aborted when the demo is to end early. */
  readonly signal: AbortSignal;
  /** Gives the agent an order; `onDelta` is called as its stream arrives. */
  act(order: Order, onDelta?: (text: string) => void): Promise<Exclude<Report, { kind: 'ready' | 'delta' }>>;
  /** The proxy's metrics now. */
  metrics(): Promise<string>;
  /** Lets the agent and `exec` end; resolves with what `exec` says at the end. */
  finish(): Promise<string>;
}

/** Starts the double, and the agent behind the real `domicile exec`. */
export async function setStage(signal: AbortSignal): Promise<Stage> {
  const cleanups = new AsyncDisposableStack();
  try {
    const folder = await mkdtemp(join(tmpdir(), 'domicile-demo-'));
    cleanups.defer(() => rm(folder, { recursive: true, force: true }));
    const double = cleanups.use(await startDouble());
    const journal = join(folder, 'journal');
    const exec = startExec(double.url, journal, folder, signal);
    cleanups.defer(() => end(exec));
    const reports = reportsOf(exec, signal);
    const said: string[] = [];
    const admin = await adminUrl(exec, said, signal);
    const ready = await reports.next();
    return {
      double,
      folder,
      journal,
      signal,
      agentKey: ready.kind === 'ready' ? ready.apiKey : '',
      act: async (order, onDelta = () => undefined) => {
        exec.stdin.write(`${JSON.stringify(order)}\n`);
        for (;;) {
          const report = await reports.next();
          if (report.kind === 'delta') onDelta(report.text);
          else if (report.kind !== 'ready') return report;
        }
      },
      metrics: async () => (await fetch(admin, { signal })).text(),
      finish: async () => {
        exec.stdin.end();
        if (exec.exitCode === null) await once(exec, 'close', { signal });
        return said.join('\n');
      },
      [Symbol.asyncDispose]: () => cleanups.disposeAsync(),
    };
  } catch (error) {
    await cleanups.disposeAsync();
    throw error;
  }
}

type Exec = ReturnType<typeof startExec>;

function startExec(providerUrl: string, journal: string, home: string, signal: AbortSignal) {
  const options = ['--policy', inRoot(policyFile), '--journal', journal, '--admin-port', '0'];
  const mapping = ['--connect-to', `anthropic=${providerUrl}`];
  return spawn(
    process.execPath,
    [cli, 'exec', ...options, ...mapping, '--', process.execPath, inRoot(agentFile)],
    {
      env: { PATH: process.env['PATH'], HOME: home, ANTHROPIC_API_KEY: apiKey },
      stdio: ['pipe', 'pipe', 'pipe'],
      signal,
      killSignal: 'SIGTERM',
    },
  );
}

async function end(exec: ChildProcess): Promise<void> {
  exec.on('error', () => undefined);
  if (exec.exitCode !== null || exec.signalCode !== null) return;
  const closed = once(exec, 'close');
  exec.kill('SIGTERM');
  await closed;
}

/** The agent's reports one by one; rejects when the agent ends before it has told. */
function reportsOf(exec: Exec, signal: AbortSignal): { next(): Promise<Report> } {
  const lines = createInterface({ input: exec.stdout })[Symbol.asyncIterator]();
  return {
    next: async () => {
      const line = await lines.next();
      signal.throwIfAborted();
      if (line.done === true) throw new Error('the agent ended before it had told what it saw');
      return JSON.parse(line.value) as Report;
    },
  };
}

/** Reads what `exec` says into `said`; resolves with the address of the metrics once it is told. */
function adminUrl(exec: Exec, said: string[], signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: exec.stderr });
    lines.on('line', (line) => {
      said.push(line);
      const url = /metrics on (http:\S+)/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
    lines.on('close', () => reject(new Error(`domicile exec did not start:\n${said.join('\n')}`)));
    exec.on('error', reject);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

export interface Finished {
  readonly status: number | null;
  readonly output: string;
}

/** Runs another command of `domicile` to its end. */
export async function domicile(args: readonly string[], signal: AbortSignal): Promise<Finished> {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'inherit'], signal });
  const [output, [status]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { status: status as number | null, output };
}
