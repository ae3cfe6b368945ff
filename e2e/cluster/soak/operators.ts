import { once } from 'node:events';
import { join } from 'node:path';
import { productImages } from '../../../images/contents.ts';
import { freePort } from '../../run/free-port.ts';
import type { Chaos, Dialled } from '../chaos-rig.ts';
import { type OperatorProcess, startOperatorProcess } from '../operator-process.ts';
import type { Memory } from './memory.ts';

/** Silence after which a watch counts as dead: rounds are short. */
const watchSilenceMs = 5_000;

/** Two replicas, as processes. */
export interface Operators extends AsyncDisposable {
  /** Lives from the first to the last round, and is asked by the API server. */
  readonly kept: Dialled & { readonly memory: () => Promise<Memory> };
  /** Is killed now and then, and comes back where it was, under its name. */
  readonly killed: Dialled & { readonly kill: () => Promise<void>; readonly start: () => Promise<void> };
}

export async function startOperators({ rig, faults, cluster }: Chaos): Promise<Operators> {
  /** Of the released image. */
  const flags = productImages.find(({ stage }) => stage === 'operator')?.entrypoint.slice(1, -1) ?? [];
  const program = join(import.meta.dirname, 'operator.fixture.ts');
  const start = (config: string, instance: string): OperatorProcess =>
    startOperatorProcess(
      cluster.state,
      [...flags, '--expose-gc', '--no-warnings', program, config, String(watchSilenceMs)],
      { instance, ipc: true },
    );
  const first = await rig.configure({ server: faults.url });
  const ownPorts = { webhook: await freePort(), channel: await freePort() };
  const second = await rig.configure({ server: faults.url, ports: ownPorts });
  const kept = start(first, 'kept');
  const { ports } = await kept.ready();
  let killed = start(second, 'killed');
  await killed.ready();
  const trusted = await rig.authority();
  const authority = (): string => trusted;
  return {
    kept: {
      ports,
      authority,
      memory: async () => {
        kept.child.send('how much');
        const [memory]: Memory[] = await once(kept.child, 'message');
        if (memory === undefined) throw new Error('the operator did not say how much memory it holds');
        return memory;
      },
    },
    killed: {
      ports: ownPorts,
      authority,
      kill: () => killed.stop('SIGKILL'),
      start: async () => {
        killed = start(second, 'killed');
        await killed.ready();
      },
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([kept.stop('SIGKILL'), killed.stop('SIGKILL')]);
    },
  };
}
