import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { type Double, startDouble } from '../../e2e/double/double.ts';
import { type Agent, agentFile, meetAgent } from './conversation.ts';

const root = join(import.meta.dirname, '..', '..');
const cli = join(root, 'cmd', 'domicile', 'main.ts');
export const policyFile = join(import.meta.dirname, 'policy.yaml');

/** Stands for a real key: `exec` takes it from its own environment, and the agent must not see it. */
export const apiKey = 'sk-ant-demo-0123456789abcdefghijkl';

export interface Stage extends AsyncDisposable {
  /** Stands for api.anthropic.com on loopback, and keeps every byte it was sent. */
  readonly double: Double;
  readonly agent: Agent;
  /** An empty folder that goes when the stage does. */
  readonly folder: string;
  readonly journal: string;
  /** Aborted when the demo is to end early. */
  readonly signal: AbortSignal;
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
    cleanups.defer(() => endProcess(exec));
    const said: string[] = [];
    const admin = await adminUrl(exec, said, signal);
    const agent = await meetAgent(exec, signal);
    return {
      double,
      folder,
      journal,
      signal,
      agent,
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
  const options = ['--policy', policyFile, '--journal', journal, '--admin-port', '0'];
  const mapping = ['--connect-to', `anthropic=${providerUrl}`];
  return spawn(process.execPath, [cli, 'exec', ...options, ...mapping, '--', process.execPath, agentFile], {
    env: { PATH: process.env['PATH'], HOME: home, ANTHROPIC_API_KEY: apiKey },
    stdio: ['pipe', 'pipe', 'pipe'],
    signal,
    killSignal: 'SIGTERM',
  });
}

/** Ends a process in order, and waits for it. */
export async function endProcess(child: ChildProcess): Promise<void> {
  child.on('error', () => undefined);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
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
export const domicile = (
  args: readonly string[],
  signal: AbortSignal,
  stderr: 'inherit' | 'ignore' = 'inherit',
): Promise<Finished> => run([cli, ...args], signal, stderr);

/** Runs a script of the project to its end. */
export async function run(
  args: readonly string[],
  signal: AbortSignal,
  stderr: 'inherit' | 'ignore' = 'inherit',
): Promise<Finished> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', stderr], signal });
  const [output, [status]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { status: status as number | null, output };
}
