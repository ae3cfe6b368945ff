import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { until } from '../../e2e/cluster/daemon.ts';

export type ToSidecars =
  | { readonly kind: 'open'; readonly url: string; readonly ca: string; readonly tokens: readonly string[] }
  | { readonly kind: 'forget' }
  | { readonly kind: 'tell' }
  | { readonly kind: 'stop' };

export type FromSidecars =
  | { readonly kind: 'forgot' }
  | {
      readonly kind: 'told';
      readonly connected: number;
      readonly answeredAt: readonly number[];
      readonly errors: readonly string[];
    };

type Told = Extract<FromSidecars, { readonly kind: 'told' }>;

/** Sidecars of a process of their own, so that what they cost is not taken for the operator's. */
export interface Sidecars {
  readonly told: () => Promise<Told>;
  /** Resolves once as many as were opened are connected. */
  readonly connected: (count: number) => Promise<unknown>;
  /** Forgets what was acknowledged, does this, and resolves with the times of the next `count` acknowledgements. */
  readonly acknowledge: (count: number, edit: () => Promise<unknown>) => Promise<readonly number[]>;
  readonly stop: () => Promise<void>;
}

export function startSidecars(url: string, ca: string, tokens: readonly string[]): Sidecars {
  const child = fork(fileURLToPath(new URL('sidecars.child.ts', import.meta.url)), {
    execArgv: ['--max-semi-space-size=64', '--no-warnings'],
  });
  const order = (message: ToSidecars): void => void child.send(message);
  order({ kind: 'open', url, ca, tokens });
  const told = async (): Promise<Told> => {
    const answer = next(child, 'told');
    order({ kind: 'tell' });
    return answer;
  };
  return {
    told,
    connected: (count) =>
      until(`${count} sidecars are connected`, async () => (await told()).connected === count || undefined),
    acknowledge: async (count, edit) => {
      const forgot = next(child, 'forgot');
      order({ kind: 'forget' });
      await forgot;
      await edit();
      return until(`${count} sidecars have acknowledged`, async () => {
        const { answeredAt } = await told();
        return answeredAt.length >= count ? answeredAt.slice(0, count) : undefined;
      });
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      order({ kind: 'stop' });
      await ended;
    },
  };
}

function next<Kind extends FromSidecars['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<FromSidecars, { readonly kind: Kind }>> {
  return new Promise((resolve) => {
    const take = (message: FromSidecars): void => {
      if (message.kind !== kind) return;
      child.off('message', take);
      resolve(message as Extract<FromSidecars, { readonly kind: Kind }>);
    };
    child.on('message', take);
  });
}
