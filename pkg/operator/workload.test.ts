import { expect, test } from '@jest/globals';
import { ownerOf, workloadOf } from './workload.ts';

const owner = (kind: string, name: string) => ({ kind, name, uid: 'u' });
const hash = { 'pod-template-hash': '7c9f8d6b5' };

test.each([
  [undefined, {}, 'Pod/one'],
  [owner('ReplicaSet', 'support-7c9f8d6b5'), hash, 'Deployment/support'],
  [owner('ReplicaSet', 'support-7c9f8d6b5'), {}, 'ReplicaSet/support-7c9f8d6b5'],
  [owner('ReplicaSet', 'mine'), hash, 'ReplicaSet/mine'],
  [owner('StatefulSet', 'queue'), {}, 'StatefulSet/queue'],
  [owner('Job', 'report-29387460'), {}, 'CronJob/report'],
  [owner('Job', 'report-1'), {}, 'Job/report-1'],
])('a pod that %j made is one of %s', (of, labels, expected) => {
  expect(workloadOf(of, 'one', labels)).toBe(expected);
});

test('the controller counts, else the first that is named, else nobody', () => {
  const [first, second] = [owner('A', 'a'), { ...owner('B', 'b'), controller: true }];
  expect([ownerOf([first, second]), ownerOf([first]), ownerOf([]), ownerOf(undefined)]).toEqual([
    second,
    first,
    undefined,
    undefined,
  ]);
});
