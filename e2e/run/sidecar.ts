import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { sidecarEnvironment, sidecarFlags } from '../../images/contents.ts';
import type { Bounds } from '../../pkg/api/bounds.ts';
import type { Double } from '../double/double.ts';
import { node, parentEnv, root } from './domicile.ts';
import { freePort } from './free-port.ts';
import { temporaryFolder } from './temporary.ts';
import { spawnTied } from './tied.ts';

/** How the sidecar is run: from its sources, or as what the image holds. */
export type Form = 'sources' | 'production bundle';

export const secret = 'e2e-secret-0123456789';

export interface SidecarEnd {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

export interface Sidecar extends AsyncDisposable {
  readonly port: number;
  readonly journal: string;
  /** `http://127.0.0.1:PORT` of metrics and health. */
  readonly admin: string;
  readonly process: ChildProcess;
  readonly finished: Promise<SidecarEnd>;
  base(variable?: string): URL;
  /** Resolves with the next line of the log, from now on, that has this message; rejects when the process ends. */
  nextLog(message: string): Promise<Readonly<Record<string, unknown>>>;
}

const bundles = new Map<Form, Promise<string>>();

interface Given {
  readonly policies: readonly string[];
  readonly double: Double;
  /** Of Node's, beside those that every run has. */
  readonly flags?: readonly string[];
  /** An open file that takes what V8 tells. */
  readonly stdout?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly bounds?: Partial<Bounds>;
}

/** Starts the sidecar and waits until it says that it is ready. */
export async function startSidecar(form: Form, given: Given): Promise<Sidecar> {
  const home = await temporaryFolder();
  const adminPort = await freePort();
  const journal = join(home, 'journal');
  const config = await configFile({
    policies: given.policies,
    listen: { host: '127.0.0.1', port: 0 },
    admin: { host: '127.0.0.1', port: adminPort },
    journal,
    secret,
    connectTo: { anthropic: given.double.url },
    ...(given.bounds && { bounds: given.bounds }),
  });
  const child = await spawnSidecar(form, ['--config', config], given.environment, given);
  const log = follow(child.process, child.finished);
  const ready = await log('ready');
  return {
    port: Number(ready['port']),
    journal,
    admin: `http://127.0.0.1:${adminPort}`,
    process: child.process,
    finished: child.finished,
    base: () => new URL(`http://127.0.0.1:${Number(ready['port'])}/${secret}/anthropic`),
    nextLog: log,
    [Symbol.asyncDispose]: async () => {
      child.process.kill('SIGKILL');
      await child.finished;
    },
  };
}

/** The production bundle as its image starts it, under the policy `us`. `traced`: further flags, and who hears them. */
export function startAsInImage(
  double: Double,
  traced: Pick<Given, 'flags' | 'stdout'> = {},
): Promise<Sidecar> {
  const policies = [join(root, 'e2e', 'policies', 'us.yaml')];
  const flags = [...sidecarFlags, ...(traced.flags ?? [])];
  const environment = sidecarEnvironment;
  return startSidecar('production bundle', { ...traced, policies, double, flags, environment });
}

/** The most memory that its process has had so far, in bytes. */
export async function mostResident({ process: { pid } }: Pick<Sidecar, 'process'>): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

/**
 * Runs the sidecar to its end: for configurations that it must refuse. `config` is the text of the file, or its fields.
 */
export async function runSidecar(
  form: Form,
  config: string | object,
  env: Readonly<Record<string, string>> = {},
): Promise<SidecarEnd> {
  const child = await spawnSidecar(form, ['--config', await configFile(config)], env);
  return child.finished;
}

async function configFile(config: string | object): Promise<string> {
  const file = join(await temporaryFolder(), 'sidecar.yaml');
  await writeFile(file, typeof config === 'string' ? config : JSON.stringify(config));
  return file;
}

async function spawnSidecar(
  form: Form,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  { flags = [], stdout }: Pick<Given, 'flags' | 'stdout'> = {},
): Promise<{ readonly process: ChildProcess; readonly finished: Promise<SidecarEnd> }> {
  const program = await programOf(form);
  const child = spawnTied(node, [...flags, program, ...args], {
    cwd: await temporaryFolder(),
    env: { ...parentEnv, ...env },
    ...(stdout !== undefined && { stdout }),
  });
  const ended = new Promise<Omit<SidecarEnd, 'stderr'>>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve({ status, signal }));
  });
  const finished = Promise.all([ended, text(child.stderr)]).then(([end, stderr]) => ({ ...end, stderr }));
  return { process: child, finished };
}

function programOf(form: Form): Promise<string> {
  if (form === 'sources') return Promise.resolve(join(root, 'cmd', 'sidecar', 'main.ts'));
  const built = bundles.get(form) ?? build();
  bundles.set(form, built);
  return built;
}

/** Builds in a folder that holds nothing but links to the sources: no module is found from where the bundle is run. */
async function build(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'dist'));
  for (const sources of ['cmd', 'pkg']) await symlink(join(root, sources), join(folder, sources));
  const child = spawn(node, ['--no-warnings', join(root, 'scripts', 'build.ts')], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const [status, stderr] = await Promise.all([ended, text(child.stderr)]);
  if (status !== 0) throw new Error(`the build ended with ${String(status)}: ${stderr}`);
  return join(folder, 'dist', 'sidecar.mjs');
}

type Waiting = { readonly message: string; readonly resolve: (line: Record<string, unknown>) => void };

function follow(child: ChildProcess, finished: Promise<SidecarEnd>): Sidecar['nextLog'] {
  if (child.stderr === null) throw new Error('the sidecar has no standard error');
  const waiting = new Set<Waiting>();
  createInterface({ input: child.stderr }).on('line', (text) => {
    if (!text.startsWith('{')) return;
    const line = JSON.parse(text) as Record<string, unknown>;
    for (const one of waiting) {
      if (one.message !== line['message']) continue;
      waiting.delete(one);
      one.resolve(line);
    }
  });
  return (message) => {
    const seen = new Promise<Record<string, unknown>>((resolve) => waiting.add({ message, resolve }));
    const died = finished.then(({ status, stderr }) => {
      throw new Error(`the sidecar ended with ${status} before it said "${message}": ${stderr}`);
    });
    return Promise.race([seen, died]);
  };
}
