import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { until } from '../../e2e/cluster/daemon.ts';

export type ToSidecars =
  | { readonly kind: 'open'; readonly url: string; readonly ca: string; readonly tokens: readonly string[] }
  | { readonly kind: 'tell' }
  | { readonly kind: 'stop' };

export interface Told {
  readonly connected: number;
  /** Since it was last asked. */
  readonly errors: readonly string[];
}

/** Sidecars of a process of their own, so that what they cost is not taken for the operator's. */
export interface Sidecars {
  readonly told: () => Promise<Told>;
  /** Resolves once so many are connected. */
  readonly connected: (count: number) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

export function startSidecars(url: string, ca: string, tokens: readonly string[]): Sidecars {
  const child = fork(fileURLToPath(new URL('sidecars-child.ts', import.meta.url)), {
    execArgv: ['--max-semi-space-size=64', '--no-warnings'],
  });
  const order = (message: ToSidecars): void => void child.send(message);
  order({ kind: 'open', url, ca, tokens });
  const told = (): Promise<Told> => {
    const answer = new Promise<Told>((resolve) => child.once('message', resolve));
    order({ kind: 'tell' });
    return answer;
  };
  return {
    told,
    connected: (count) =>
      until(`${count} sidecars are connected`, async () => (await told()).connected === count || undefined),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      order({ kind: 'stop' });
      await ended;
    },
  };
}
