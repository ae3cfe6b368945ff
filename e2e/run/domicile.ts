import { type ChildProcess, spawn } from 'node:child_process';
import { isAbsolute, join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Double } from '../double/double.ts';
import { temporaryFolder } from './temporary.ts';

export const root = join(import.meta.dirname, '..', '..');
/** The Node of the project, without npm between us and the signals. */
export const node = join(root, 'node_modules', '.bin', 'node');
const main = join(root, 'cmd', 'domicile', 'main.ts');

/** What the parent holds and the child must never see. */
export const realKeys = {
  anthropic: 'sk-ant-api03-REALparentKEYneverInTheChild000',
  openai: 'sk-proj-REALparentKEYneverInTheChild111',
  awsSecret: 'REALparentSECRETneverInTheChild222333444',
  awsKeyId: 'AKIAREALPARENTKEY000',
  gcp: 'ya29.REALparentTOKENneverInTheChild555',
} as const;

/** The environment that programs are started in: credentials of every provider, nothing of the machine's. */
export const parentEnv: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '',
  ANTHROPIC_API_KEY: realKeys.anthropic,
  OPENAI_API_KEY: realKeys.openai,
  OPENAI_BASE_URL: 'https://us.api.openai.com/v1',
  AWS_ACCESS_KEY_ID: realKeys.awsKeyId,
  AWS_SECRET_ACCESS_KEY: realKeys.awsSecret,
  AWS_REGION: 'us-east-1',
  CLOUD_ML_REGION: 'us-east5',
  ANTHROPIC_VERTEX_PROJECT_ID: 'double',
  GOOGLE_OAUTH_ACCESS_TOKEN: realKeys.gcp,
};

export interface Launch {
  /** A file of `e2e/policies`, without `.yaml`, or an absolute path. */
  readonly policy: string;
  readonly command: readonly string[];
  /** Stands for every provider. */
  readonly double?: Double;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Text given as standard input; empty when absent. */
  readonly stdin?: string;
  /** Where the journal goes; a new folder when absent. */
  readonly journal?: string;
  /** No file can grow beyond this many KiB: how a full disk is played without one. */
  readonly fileLimitKib?: number;
  /** Bounds that differ from the stated ones, such as `{firstByteMs: 200}`. */
  readonly bounds?: Readonly<Record<string, number>>;
}

export interface Finished {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly journal: string;
}

export interface Launched extends AsyncDisposable {
  readonly process: ChildProcess;
  readonly journal: string;
  readonly finished: Promise<Finished>;
}

/** Starts `domicile exec` as a real child process in an environment that holds nothing of the machine's. */
export async function launch(given: Launch): Promise<Launched> {
  const home = await temporaryFolder();
  const journal = given.journal ?? join(home, 'journal');
  const [program, args] = limited([node, ...execArguments(given, journal)], given.fileLimitKib);
  const child = spawn(program, args, {
    cwd: root,
    env: {
      ...parentEnv,
      HOME: home,
      ...(given.bounds && { DOMICILE_BOUNDS: JSON.stringify(given.bounds) }),
      ...given.env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  if (given.stdin !== undefined) child.stdin.end(given.stdin);
  const finished = finish(child, journal);
  return {
    process: child,
    journal,
    finished,
    [Symbol.asyncDispose]: async () => {
      child.stdin.destroy();
      child.kill('SIGTERM');
      await finished;
    },
  };
}

/** Runs `domicile exec` to its end. */
export async function run(given: Launch): Promise<Finished> {
  const launched = await launch({ stdin: '', ...given });
  return launched.finished;
}

/** Runs another command of the program, such as `journal verify DIR`. */
export async function domicile(...args: readonly string[]): Promise<Finished> {
  const child = spawn(node, ['--no-warnings', main, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return finish(child, '');
}

function limited(command: readonly string[], fileLimitKib: number | undefined): [string, readonly string[]] {
  if (fileLimitKib === undefined) return [command[0] ?? '', command.slice(1)];
  return ['/bin/bash', ['-c', `ulimit -f ${fileLimitKib}; exec "$@"`, 'bash', ...command]];
}

function execArguments(given: Launch, journal: string): string[] {
  const providers = given.double === undefined ? [] : ['anthropic', 'openai', 'bedrock', 'vertex'];
  return [
    '--no-warnings',
    main,
    'exec',
    '--policy',
    isAbsolute(given.policy) ? given.policy : join(root, 'e2e', 'policies', `${given.policy}.yaml`),
    '--journal',
    journal,
    ...providers.flatMap((provider) => ['--connect-to', `${provider}=${given.double?.url}`]),
    ...(given.args ?? []),
    '--',
    ...given.command,
  ];
}

async function finish(
  child: ChildProcess & { readonly stdout: NodeJS.ReadableStream; readonly stderr: NodeJS.ReadableStream },
  journal: string,
): Promise<Finished> {
  const ended = new Promise<{ status: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve({ status, signal }));
  });
  const [stdout, stderr, { status, signal }] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
  ]);
  return { status, signal, stdout, stderr, journal };
}
