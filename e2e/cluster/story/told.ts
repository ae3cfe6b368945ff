import { describe, expect, test } from '@jest/globals';
import { operatorNamespace } from '../chart.ts';
import { until } from '../daemon.ts';
import { deployment, serving } from './agents.ts';
import { create, namespace, type Story } from './story.ts';

export const statusOf = async ({ alice }: Story, policy: string): Promise<Status> =>
  JSON.parse(
    await alice.kubectl('get', 'residencypolicy', policy, '-n', namespace, '-o', 'jsonpath={.status}'),
  ) as Status;

export interface Status {
  readonly pods: Readonly<Record<string, number>>;
  readonly conditions: readonly {
    readonly type: string;
    readonly status: string;
    readonly message: string;
  }[];
}

/** Waits until a policy says that all is well with it. */
export const isReady = (story: Story, policy: string): Promise<Status> =>
  until(`${policy} is ready`, async () => {
    const status = await statusOf(story, policy);
    return status.conditions.some(({ type, status: is }) => type === 'Ready' && is === 'True')
      ? status
      : undefined;
  });

/** Reasons of the events on an object, as anybody reads them who may view the namespace. */
export const reasonsOn = async ({ alice }: Story, kind: string, name: RegExp): Promise<readonly string[]> => {
  const list = JSON.parse(await alice.kubectl('get', 'events', '-n', namespace, '-o', 'json')) as {
    readonly items: readonly {
      readonly reason: string;
      readonly involvedObject: { readonly kind: string; readonly name: string };
    }[];
  };
  return list.items
    .filter(({ involvedObject }) => involvedObject.kind === kind && name.test(involvedObject.name))
    .map(({ reason }) => reason);
};

/** What people see of it: status and events. */
export function told(story: () => Story): void {
  describe('the cluster tells', () => {
    test.each([['us-only'], ['steered'], ['across']])(
      'in the status of the policy %s that its pods run on it',
      async (policy) => {
        const { pods } = await isReady(story(), policy);
        expect(pods).toEqual({ selected: 1, injected: 1, current: 1, bypassable: 0, drifted: 0 });
      },
    );

    test('in a table', async () => {
      const table = await story().alice.kubectl('get', 'rp', 'us-only', '-n', namespace);
      expect(table).toMatch(
        /NAME +MODE +ALLOW +PODS +DRIFTED +SOUND +READY +AGE\nus-only +Enforce +\["US"\] +1 +0 +Sound +True /,
      );
    });

    test('its successors that agents were heard to talk, by the images that their kubelet says they run', async () => {
      const { kubectl } = story().cluster.admin;
      const kept = [
        'get',
        'configmap',
        'domicile-talkers',
        '-n',
        operatorNamespace,
        '-o',
        'jsonpath={.data.talked}',
      ];
      const talked = await until('it is kept', async () => (await kubectl(...kept)) || undefined);
      const images = Object.values(JSON.parse(talked) as Readonly<Record<string, readonly string[]>>);
      expect(images.flat().every((one) => /^[0-9a-f]{12}$/.test(one))).toBe(true);
    });

    test('by events that a policy was accepted and is in force', async () => {
      const reasons = await reasonsOn(story(), 'ResidencyPolicy', /^us-only$/);
      expect(reasons).toEqual(expect.arrayContaining(['Accepted', 'Programmed']));
    });

    test('by an event on what wanted to make it that a pod was refused, and how to mend it', async () => {
      const who = { name: 'outside', app: 'support' };
      await create(story(), deployment(who, { hostNetwork: true, containers: [serving] }));
      await until('the refusal is told', async () => {
        const reasons = await reasonsOn(story(), 'ReplicaSet', /^outside-/);
        return reasons.includes('InjectionRefused') || undefined;
      });
      await story().alice.kubectl('delete', 'deployment', 'outside', '-n', namespace);
    });
  });
}
