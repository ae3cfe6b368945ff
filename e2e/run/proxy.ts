import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { type Finished, type Launch, launch, node, root } from './domicile.ts';

/** A proxy whose child does nothing but hold it open: tests speak to it themselves. */
export interface HeldProxy extends AsyncDisposable {
  readonly port: number;
  readonly secret: string;
  readonly journal: string;
  /** The whole environment of the child. */
  readonly env: Readonly<Record<string, string>>;
  /** The value of a base-URL variable of the child. */
  base(variable: string): URL;
  /** Ends the child, and with it the proxy. */
  stop(): Promise<Finished>;
}

const holder = join(root, 'e2e', 'agents', 'hold.ts');

export async function holdProxy(given: Omit<Launch, 'command' | 'stdin'>): Promise<HeldProxy> {
  const launched = await launch({ ...given, command: [node, '--no-warnings', holder] });
  const { stdout, stdin } = launched.process;
  if (stdout === null || stdin === null) throw new Error('the child has no pipes');
  const env = await firstLine(stdout, launched.finished);
  const base = (variable: string): URL => new URL(env[variable] ?? `missing:${variable}`);
  const anthropic = base('ANTHROPIC_BASE_URL');
  const stop = (): Promise<Finished> => {
    stdin.end();
    return launched.finished;
  };
  return {
    port: Number(anthropic.port),
    secret: anthropic.pathname.split('/')[1] ?? '',
    journal: launched.journal,
    env,
    base,
    stop,
    [Symbol.asyncDispose]: () => launched[Symbol.asyncDispose](),
  };
}

async function firstLine(
  stdout: NodeJS.ReadableStream,
  finished: Promise<Finished>,
): Promise<Record<string, string>> {
  const line = new Promise<string>((resolve) => createInterface({ input: stdout }).once('line', resolve));
  const died = finished.then(({ status, stderr }) => {
    throw new Error(`domicile exec ended with ${status} before its child was up: ${stderr}`);
  });
  return JSON.parse(await Promise.race([line, died])) as Record<string, string>;
}
