import { describe, expect, test } from '@jest/globals';
import type { KubeClient } from './client.ts';
import { KubeError } from './kube-error.ts';
import { claimOn, startElection } from './lease.ts';
import type { KubeObject } from './resource.ts';
import { virtualClock } from './virtual-clock.fixture.ts';

/** Holds one Lease as an API server would: a write with an old version is refused. */
function server() {
  let lease: KubeObject | undefined;
  let version = 0;
  const cut = new Set<string>();
  const put = (written: object): KubeObject => {
    version += 1;
    const object = structuredClone(written) as KubeObject;
    lease = { ...object, metadata: { ...object.metadata, resourceVersion: String(version) } };
    return lease;
  };
  const clientFor = (who: string): Pick<KubeClient, 'get' | 'create' | 'replace'> => {
    const reach = (): void => {
      if (cut.has(who)) throw new KubeError(0, '', 'no answer');
    };
    return {
      get: async () => {
        reach();
        if (lease === undefined) throw new KubeError(404, 'NotFound', 'not found');
        return lease;
      },
      create: async (_resource, written) => {
        reach();
        if (lease !== undefined) throw new KubeError(409, 'AlreadyExists', 'there');
        return put(written);
      },
      replace: async (_resource, written) => {
        reach();
        const { resourceVersion } = written.metadata as { readonly resourceVersion?: string };
        if (resourceVersion !== lease?.metadata.resourceVersion)
          throw new KubeError(409, 'Conflict', 'older');
        return put(written);
      },
    };
  };
  return {
    clientFor,
    cut,
    holder: () => (lease as unknown as { spec: { holderIdentity: string } }).spec.holderIdentity,
  };
}

function rig() {
  const clock = virtualClock();
  const api = server();
  const terms: string[] = [];
  const join = (identity: string) =>
    startElection({
      client: api.clientFor(identity),
      namespace: 'n',
      name: 'leader',
      identity,
      clock,
      date: () => new Date(clock.now()),
      onError: () => undefined,
      onLead: (signal) => {
        terms.push(`${identity} leads at ${clock.now()}`);
        signal.addEventListener('abort', () => terms.push(`${identity} stops at ${clock.now()}`));
      },
    });
  return { clock, api, terms, join };
}

describe('an election', () => {
  test('has one leader, for as long as it renews', async () => {
    const { clock, terms, join } = rig();
    const [a, b] = [join('a'), join('b')];
    await clock.advance(120_000);
    expect(terms).toEqual(['a leads at 0']);
    expect([a.leads(), b.leads()]).toEqual([true, false]);
  });

  test('goes to another at once when the leader leaves', async () => {
    const { clock, api, terms, join } = rig();
    const a = join('a');
    await clock.advance(100);
    const b = join('b');
    await clock.advance(5000);
    await a.stop();
    expect(api.holder()).toBe('');
    await clock.advance(2000);
    expect(terms).toEqual(['a leads at 0', 'a stops at 5100', 'b leads at 6100']);
    expect(b.leads()).toBe(true);
  });

  test('goes to another only after a leader that is cut off has given up', async () => {
    const { clock, api, terms, join } = rig();
    join('a');
    await clock.advance(100);
    join('b');
    await clock.advance(900);
    api.cut.add('a');
    await clock.advance(60_000);
    const moments = terms.map((term) => Number(term.split(' ').at(-1)));
    expect(terms.map((term) => term.replace(/ at .*/, ''))).toEqual(['a leads', 'a stops', 'b leads']);
    expect(moments[1]).toBeGreaterThanOrEqual(10_000);
    expect(moments[1]).toBeLessThanOrEqual(10_500);
    expect(moments[2]).toBeGreaterThan(15_000);
    expect(moments[2]).toBeLessThan(20_000);
  });
});

test.each([
  [{}, 0, 'take'],
  [{ holderIdentity: '' }, 0, 'take'],
  [{ holderIdentity: 'me', leaseDurationSeconds: 15 }, 99_000, 'renew'],
  [{ holderIdentity: 'other', leaseDurationSeconds: 15 }, 15_000, 'wait'],
  [{ holderIdentity: 'other', leaseDurationSeconds: 15 }, 15_001, 'take'],
  [{ holderIdentity: 'other' }, 15_001, 'take'],
] as const)('of %j, unchanged for %i ms: %s', (spec, unchangedMs, claim) => {
  expect(claimOn(spec, 'me', unchangedMs)).toBe(claim);
});
