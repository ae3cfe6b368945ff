import { describe, expect, test } from '@jest/globals';
import { comparingPolicyNames, takesAnnotation } from '../api/admission-policies.ts';
import { KubeError } from '../kube/kube-error.ts';
import type { KubeObject } from '../kube/resource.ts';
import { virtualClock } from '../kube/virtual-clock.fixture.ts';
import { agreementTimes, startAgreement } from './agreement.ts';

type Live = Readonly<Partial<Record<string, string>>>;

const all = (takes: string): Live => Object.fromEntries(comparingPolicyNames.map((name) => [name, takes]));

function started(live: Live, { checksum }: { readonly checksum?: string } = { checksum: 'ours' }) {
  const clock = virtualClock();
  const told: string[] = [];
  const errors: unknown[] = [];
  const given = { live };
  const agreement = startAgreement({
    client: {
      get: async (_, { name = '' }) => {
        const takes = given.live[name];
        if (takes === undefined) throw new KubeError(404, 'NotFound', `${name} is not there`);
        const metadata = { name, uid: '', resourceVersion: '', annotations: { [takesAnnotation]: takes } };
        return { metadata } satisfies KubeObject;
      },
    },
    namespace: 'sys',
    checksum,
    events: { record: async ({ reason }) => void told.push(reason) },
    onError: (error) => errors.push(error),
    clock,
  });
  return { agreement, clock, told, errors, given };
}

describe('an operator', () => {
  test('waits until the admission policies are of its release, and API servers go by them', async () => {
    const { agreement, clock, given, told, errors } = started(all('theirs'));
    await clock.advance(10_000);
    expect(agreement.isAwaited()).toBe(true);
    given.live = all('ours,theirs');
    await clock.advance(agreementTimes.lookMs + agreementTimes.settleMs - 1);
    expect(agreement.isAwaited()).toBe(true);
    await clock.advance(1);
    expect([agreement.isAwaited(), told, errors]).toEqual([false, [], []]);
  });

  test.each(comparingPolicyNames)('waits also where %s alone is of another', async (name) => {
    const { agreement, clock } = started({ ...all('ours'), [name]: 'ours2' });
    await clock.advance(agreementTimes.patienceMs - 1);
    expect(agreement.isAwaited()).toBe(true);
    await agreement.stop();
  });

  test('takes what it knows as the release before', async () => {
    const { agreement, clock } = started(all('theirs,ours'));
    await clock.advance(agreementTimes.settleMs);
    expect(agreement.isAwaited()).toBe(false);
  });

  test('serves at last, and says why its pods may be refused', async () => {
    const { agreement, clock, told } = started(all('theirs'));
    await clock.advance(agreementTimes.patienceMs - 1);
    expect([agreement.isAwaited(), told]).toEqual([true, []]);
    await clock.advance(agreementTimes.lookMs);
    expect([agreement.isAwaited(), told]).toEqual([false, ['AdmissionOfAnotherRelease']]);
  });

  test('looks again where it could not look', async () => {
    const { agreement, clock, errors, given } = started({});
    await clock.advance(agreementTimes.lookMs);
    expect(errors.length).toBeGreaterThan(0);
    given.live = all('ours');
    await clock.advance(agreementTimes.lookMs + agreementTimes.settleMs);
    expect(agreement.isAwaited()).toBe(false);
  });

  test('without a checksum has nothing to wait for', () => {
    expect(started({}, {}).agreement.isAwaited()).toBe(false);
  });

  test('that is stopped waits no longer', async () => {
    const { agreement } = started(all('theirs'));
    await agreement.stop();
    expect(agreement.isAwaited()).toBe(false);
  });
});
