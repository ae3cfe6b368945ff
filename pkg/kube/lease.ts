import type { KubeClient } from './client.ts';
import { type Clock, realClock } from './clock.ts';
import { isStatus } from './kube-error.ts';
import type { KubeObject, Resource } from './resource.ts';

export const leases: Resource = { group: 'coordination.k8s.io', version: 'v1', plural: 'leases' };

/** Milliseconds: others wait this long for a leader that is silent, it gives up before, and all ask this often. */
export const leaseTimes = { holdMs: 15_000, renewMs: 10_000, retryMs: 2_000 } as const;

export interface LeaseOptions {
  readonly client: Pick<KubeClient, 'get' | 'create' | 'replace'>;
  readonly namespace: string;
  readonly name: string;
  /** Ours alone: the pod's name and uid. */
  readonly identity: string;
  /** Called each time that we come to lead; the signal is aborted when we do not any more. */
  readonly onLead: (signal: AbortSignal) => void;
  readonly onError: (error: unknown) => void;
  readonly clock?: Clock;
  /** Of the day, for what is written into the Lease. */
  readonly date?: () => Date;
}

export interface Election {
  readonly leads: () => boolean;
  /** Gives the Lease back, so that another leads at once. */
  readonly stop: () => Promise<void>;
}

interface LeaseSpec {
  readonly holderIdentity?: string | null;
  readonly leaseDurationSeconds?: number;
  readonly leaseTransitions?: number;
  readonly acquireTime?: string | null;
  readonly renewTime?: string | null;
}
type Lease = KubeObject & { readonly spec?: LeaseSpec };

/** What was last seen of a Lease, and when by our own clock: clocks of others are not to be trusted. */
export interface Seen {
  readonly version: string;
  readonly atMs: number;
}

/** Whether a Lease is ours to renew, free to take, or another's. */
export function claimOn(
  { holderIdentity, leaseDurationSeconds }: LeaseSpec,
  identity: string,
  unchangedMs: number,
): 'renew' | 'take' | 'wait' {
  if (holderIdentity === identity) return 'renew';
  if (!holderIdentity) return 'take';
  const holdMs = (leaseDurationSeconds ?? leaseTimes.holdMs / 1000) * 1000;
  return unchangedMs > holdMs ? 'take' : 'wait';
}

export function startElection(options: LeaseOptions): Election {
  const { client, namespace, name, identity, clock = realClock, date = () => new Date() } = options;
  const stopped = new AbortController();
  let leading: AbortController | undefined;
  let renewedMs = Number.NEGATIVE_INFINITY;
  let seen: Seen = { version: '', atMs: 0 };
  let held: Lease | undefined;

  const write = async (lease: Lease | undefined, spec: LeaseSpec): Promise<void> => {
    const metadata = { name, namespace, ...(lease && { resourceVersion: lease.metadata.resourceVersion }) };
    const written = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata, spec };
    held = await (lease === undefined ? client.create(leases, written) : client.replace(leases, written));
  };
  const take = (lease: Lease | undefined, claim: 'renew' | 'take'): Promise<void> => {
    const now = date().toISOString().replace('Z', '000Z');
    const old = lease?.spec ?? {};
    const began = claim === 'renew' ? old.acquireTime : now;
    return write(lease, {
      holderIdentity: identity,
      leaseDurationSeconds: leaseTimes.holdMs / 1000,
      leaseTransitions: (old.leaseTransitions ?? 0) + (claim === 'take' && lease !== undefined ? 1 : 0),
      acquireTime: began ?? now,
      renewTime: now,
    });
  };
  const read = async (): Promise<Lease | undefined> => {
    try {
      return await client.get(leases, { namespace, name });
    } catch (error) {
      if (isStatus(error, 404)) return undefined;
      throw error;
    }
  };
  const lose = (): void => {
    leading?.abort();
    leading = undefined;
  };
  const lead = (): void => {
    if (leading !== undefined) return;
    leading = new AbortController();
    options.onLead(leading.signal);
  };
  const attempt = async (): Promise<void> => {
    const asked = clock.now();
    const lease = await read();
    const version = lease?.metadata.resourceVersion ?? '';
    if (version !== seen.version) seen = { version, atMs: asked };
    const claim = claimOn(lease?.spec ?? {}, identity, asked - seen.atMs);
    if (claim === 'wait') return lose();
    await take(lease, claim);
    // From before the request: the others count from when they see it, which is later.
    renewedMs = asked;
    const late = clock.now() - asked >= leaseTimes.renewMs;
    if (!late && !stopped.signal.aborted) lead();
  };
  const step = async (): Promise<void> => {
    try {
      await attempt();
    } catch (error) {
      if (!isStatus(error, 409)) options.onError(error);
    }
    await clock.wait(leaseTimes.retryMs, stopped.signal);
  };
  /** On its own: an attempt may hang for longer than we may lead. */
  const guard = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      if (clock.now() - renewedMs >= leaseTimes.renewMs) lose();
      await clock.wait(leaseTimes.retryMs / 4, stopped.signal);
    }
  };
  const run = async (): Promise<void> => {
    while (!stopped.signal.aborted) await step();
  };
  const release = async (): Promise<void> => {
    if (held?.spec?.holderIdentity !== identity || clock.now() - renewedMs > leaseTimes.holdMs) return;
    await write(held, { ...held.spec, holderIdentity: '', leaseDurationSeconds: 1 }).catch(options.onError);
  };
  const running = Promise.all([run(), guard()]);
  return {
    leads: () => leading !== undefined,
    stop: async () => {
      stopped.abort();
      await running;
      lose();
      await release();
    },
  };
}
