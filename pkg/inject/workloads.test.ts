import { describe, expect, test } from '@jest/globals';
import { namespacesIn, podsIn } from './workloads.ts';

const metadata = { name: 'a', namespace: 'n' };
const pod = { metadata: { labels: { app: 'x' } }, spec: { containers: [{ name: 'app' }] } };

describe('pods in documents', () => {
  test.each(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job'])(
    '%s',
    (kind) => {
      expect(podsIn({ kind, metadata, spec: { template: pod } })).toEqual([
        { path: ['spec', 'template'], pod, kind, name: 'a', namespace: 'n' },
      ]);
    },
  );

  test('a Pod is its own', () => {
    const whole = { kind: 'Pod', ...pod, metadata };
    expect(podsIn(whole)).toEqual([{ path: [], pod: whole, kind: 'Pod', name: 'a', namespace: 'n' }]);
  });

  test('a CronJob', () => {
    const found = podsIn({ kind: 'CronJob', metadata, spec: { jobTemplate: { spec: { template: pod } } } });
    expect(found).toMatchObject([{ path: ['spec', 'jobTemplate', 'spec', 'template'], pod }]);
  });

  test('a List has those of its items, in their places', () => {
    const items = [
      { kind: 'Service' },
      { kind: 'Pod', metadata: { generateName: 'b-' } },
      { kind: 'List', items: [{ kind: 'Pod' }] },
    ];
    expect(podsIn({ kind: 'List', items }).map(({ path, name }) => [path, name])).toEqual([
      [['items', 1], 'b-'],
      [['items', 2, 'items', 0], 'without a name'],
    ]);
  });

  test('a list of one kind has those of its items, whether they say their kind or not', () => {
    const items = [
      { metadata, spec: { template: pod } },
      { kind: 'Pod', metadata: { name: 'b' } },
    ];
    expect(
      podsIn({ kind: 'DeploymentList', items }).map(({ path, kind, name }) => [path, kind, name]),
    ).toEqual([
      [['items', 0, 'spec', 'template'], 'Deployment', 'a'],
      [['items', 1], 'Pod', 'b'],
    ]);
  });

  test.each([null, 'text', [], {}, { kind: 'Service', spec: { template: pod } }])(
    '%j has none',
    (document) => {
      expect(podsIn(document)).toEqual([]);
    },
  );
});

test('namespaces that documents declare, with their labels', () => {
  const labels = { 'domicile.dev/inject': 'enabled' };
  const documents = [
    { kind: 'Namespace', metadata: { name: 'n', labels } },
    { kind: 'Namespace', metadata: { name: 'm' } },
    {},
  ];
  expect(Object.fromEntries(namespacesIn(documents))).toEqual({ n: labels, m: {} });
});
