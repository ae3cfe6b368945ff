import { expect, test } from '@jest/globals';
import { rehearsals, rehearse } from './rehearse.ts';
import type { PodToInject } from './webhooks.ts';

test('the way of a pod is gone often before the first real one, with the policies there are, and nobody is told', async () => {
  const asked: PodToInject[] = [];
  const told: unknown[] = [];
  await rehearse({
    world: { namespace: () => undefined },
    validPolicies: () => [],
    inject: (given) => {
      asked.push(given);
      return { kind: 'refused', code: 'none', message: 'it is nobody' };
    },
    onPodAnswer: (request) => told.push(request),
  });
  expect([asked.length, told]).toEqual([rehearsals, []]);
  expect(asked[0]).toMatchObject({ mode: 'optin', policies: [], pod: { kind: 'Pod' } });
});
