import { expect } from '@jest/globals';
import type { ConfigurationLine } from '../../pkg/api/configuration.ts';
import { startChannelClient } from '../../pkg/channel/client.ts';
import { orderOf } from '../../pkg/channel/line.ts';
import type { Operator } from '../../pkg/operator/operator.ts';
import type { PolicyStatus } from '../../pkg/operator/status.ts';
import { type Cluster, up, type Wanted } from './cluster.ts';
import { until } from './daemon.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { type OperatorRig, operatorRig, type Started } from './operator-rig.ts';
import { policyOf, policyPath, policyStatus } from './policies.ts';

const pods = '/api/v1/namespaces/agents/pods';
const merge = 'application/merge-patch+json';

export interface Proxied {
  readonly lines: readonly ConfigurationLine[];
  readonly errors: readonly string[];
  readonly connected: () => boolean;
  readonly stop: () => Promise<void>;
}

/** Where an operator is, and whom to trust. */
export interface Dialled {
  readonly ports: { readonly channel: number };
  readonly authority: () => string;
}

/** Operators behind a proxy that fails as it is told, a policy `all` of the namespace `agents`, and what must hold. */
export interface Chaos extends AsyncDisposable {
  readonly cluster: Cluster;
  readonly rig: OperatorRig;
  readonly faults: FaultProxy;
  readonly start: (given?: Started) => Promise<Operator>;
  /** Creates the policy, unless it is there: as soon as there is an operator that judges it. */
  readonly begin: () => Promise<void>;
  /** A simulated sidecar of a new pod that runs on whatever it may take. */
  readonly sidecar: (name: string, of?: Dialled) => Promise<Proxied>;
  readonly edit: (...allow: readonly string[]) => Promise<void>;
  /** Resolves once all of these run on a policy that allows just this. */
  readonly reaches: (sidecars: readonly Proxied[], ...allow: readonly string[]) => Promise<unknown>;
  /** A pod that asks for injection is created with it, and one that would defeat it is refused. */
  readonly admits: () => Promise<boolean>;
  /** Whether a pod that asks for injection could be created without it; refusals are no harm. */
  readonly letsThrough: () => Promise<boolean>;
  /** Resolves once the status counts so many pods, all of them current. */
  readonly counts: (pods: number) => Promise<unknown>;
  /** Resolves once the status is of the last edit, and says that all is well. */
  readonly isReady: () => Promise<unknown>;
}

interface PolicyAnswer {
  readonly metadata: { readonly generation: number };
  readonly status?: PolicyStatus;
}

/** `wanted`: of its cluster. */
export async function chaos(wanted: Omit<Wanted, 'node'> = {}): Promise<Chaos> {
  const cluster = await up({ node: false, ...wanted });
  const { request } = cluster.admin;
  const rig = await operatorRig(cluster);
  const faults = await startFaultProxy(cluster);
  await rig.namespace('agents');
  const running: Operator[] = [];
  const sidecars: Proxied[] = [];
  const path = `${policyPath('agents')}/all`;
  const dryRun = (annotations: object, spec: object = {}) =>
    request('POST', `${pods}?dryRun=All`, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'dry', annotations },
      spec: { containers: [{ name: 'agent', image: 'none' }], ...spec },
    });
  const asking = { 'domicile.dev/inject': 'enabled' };
  let begun: Promise<void> | undefined;
  const create = async (): Promise<void> => {
    const { status } = await request('POST', policyPath('agents'), policyOf('all', allowing(['EU'])));
    expect(status).toBe(201);
  };
  const begin: Chaos['begin'] = () => (begun ??= create());
  return {
    cluster,
    rig,
    faults,
    start: async (given = {}) => {
      const operator = stoppedOnce(await rig.start({ server: faults.url, ...given }));
      running.push(operator);
      await begin();
      return operator;
    },
    begin,
    sidecar: async (name, of = running[0]) => {
      await rig.pod('agents', name);
      const proxied = connectAs(await rig.token('agents', name), of);
      sidecars.push(proxied);
      return proxied;
    },
    edit: async (...allow) => {
      await until('the policy is edited', async () => {
        const answer = await request('PATCH', path, { spec: allowing(allow) }, merge).catch(() => undefined);
        return answer?.status === 200 || undefined;
      });
    },
    reaches: (all, ...allow) =>
      until(`${JSON.stringify(allow)} reaches ${all.length} sidecars`, async () => {
        for (const { errors } of all) expect(errors.filter((error) => error.includes('older'))).toEqual([]);
        return all.every(({ lines }) => allowedBy(lines.at(-1)) === JSON.stringify([allow])) || undefined;
      }),
    admits: async () => {
      const [asks, defeats] = await Promise.all([dryRun(asking), dryRun(asking, { hostNetwork: true })]);
      return asks.status === 201 && isInjected(asks.body) && defeats.status === 403;
    },
    letsThrough: async () => {
      const answer = await dryRun(asking).catch(() => undefined);
      return answer?.status === 201 && !isInjected(answer.body);
    },
    counts: (wanted) =>
      until(`${wanted} pods are current`, async () => {
        const { injected, current } = (await policyStatus(cluster.admin, 'agents', 'all')).pods ?? {
          injected: -1,
        };
        return (injected === wanted && current === wanted) || undefined;
      }),
    isReady: () =>
      until('status is of the last edit', async () => {
        const { body } = await request('GET', path);
        const { metadata, status } = body as PolicyAnswer;
        const ready = status?.conditions?.find(({ type }) => type === 'Ready')?.status;
        return (status?.observedGeneration === metadata.generation && ready === 'True') || undefined;
      }),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(sidecars.map(({ stop }) => stop()));
      faults.heal();
      for (const operator of running) await operator.stop();
      await faults.close();
      await cluster.down();
    },
  };
}

/** A test may stop it before the end does. */
function stoppedOnce(operator: Operator): Operator {
  let stopping: Promise<void> | undefined;
  return { ...operator, stop: () => (stopping ??= operator.stop()) };
}

const allowing = (allow: readonly string[]): object => ({ residency: { allow } });
const isInjected = (body: unknown): boolean => JSON.stringify(body).includes('domicile-proxy');

const allowedBy = (line: ConfigurationLine | undefined): string =>
  JSON.stringify(
    line?.config.policies.map(
      (one) =>
        (one as { readonly spec: { readonly residency: { readonly allow: unknown } } }).spec.residency.allow,
    ),
  );

/** As the proxy of a pod does: what would go back it does not take. One replica never sends that over one channel. */
export function connectAs(
  token: string,
  of: Dialled | undefined,
  bounds: { readonly silenceMs?: number } = {},
): Proxied {
  const lines: ConfigurationLine[] = [];
  const errors: string[] = [];
  let ofThisChannel: ConfigurationLine | undefined;
  const client = startChannelClient({
    url: `https://127.0.0.1:${of?.ports.channel}`,
    ca: () => lines.at(-1)?.config.authorities ?? of?.authority() ?? '',
    readToken: () => {
      ofThisChannel = undefined;
      return token;
    },
    onConfiguration: async (line) => {
      if (orderOf(ofThisChannel, line) === 'back') errors.push(`older than before: ${line.revision.join()}`);
      ofThisChannel = line;
      if (orderOf(lines.at(-1), line) === 'back') return undefined;
      lines.push(line);
      return { hash: line.hash, revision: line.revision };
    },
    onHeartbeat: () => undefined,
    onError: (error) => errors.push(String(error)),
    bounds,
  });
  return { ...client, lines, errors };
}
