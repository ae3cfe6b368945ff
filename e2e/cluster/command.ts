import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { CheckLine } from '../../cmd/domicile/check/check-line.ts';
import { node, root } from '../run/domicile.ts';
import type { Client, Outcome } from './client.ts';

/** Runs `domicile` from source, in this environment alone. */
export async function domicile(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const child = spawn(node, [join(root, 'cmd', 'domicile', 'main.ts'), ...args], { env, cwd: '/' });
  const ended = new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 255)));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await ended, stdout, stderr };
}

/** The same as a user of the cluster. */
export const domicileAs = ({ kubeconfig }: Client, ...args: readonly string[]): Promise<Outcome> =>
  domicile(args, { KUBECONFIG: kubeconfig });

export interface Checked {
  readonly status: number;
  readonly lines: readonly CheckLine[];
  readonly of: (check: string) => readonly CheckLine[];
}

/** What `domicile check` finds, as a user of the cluster. */
export async function checkedAs(client: Client, ...args: readonly string[]): Promise<Checked> {
  const { status, stdout, stderr } = await domicileAs(client, 'check', '--json', ...args);
  if (stderr !== '') throw new Error(stderr);
  const { lines } = JSON.parse(stdout) as { readonly lines: readonly CheckLine[] };
  return { status, lines, of: (check) => lines.filter((line) => line.check === check) };
}
