import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { operatorNamespace } from '../chart.ts';
import { until } from '../daemon.ts';
import { policyOf, policyPath } from '../policies.ts';
import type { Story } from './story.ts';

interface Line {
  readonly verb: string;
  readonly user: { readonly username: string };
  readonly objectRef?: { readonly resource?: string; readonly subresource?: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What its rights made of a call. Admission may still refuse it, as it must the canary's pods. */
const decision = 'authorization.k8s.io/decision';

const account = `system:serviceaccount:${operatorNamespace}:domicile-operator`;
/** What it cannot have done the story without. */
const needed = [
  ['watch', 'residencypolicies'],
  ['watch', 'clusterresidencypolicies'],
  ['watch', 'pods'],
  ['watch', 'namespaces'],
  ['patch', 'residencypolicies/status'],
  ['create', 'events'],
  ['create', 'tokenreviews'],
  ['patch', 'configmaps'],
  ['patch', 'mutatingwebhookconfigurations'],
  ['patch', 'validatingwebhookconfigurations'],
].map((call) => call.join(' '));

interface Role {
  readonly rules: readonly { readonly resources: readonly string[]; readonly verbs: readonly string[] }[];
}

/** What the chart lets the operator do where agents and itself are; of Leases the audit log does not tell. */
async function granted({ cluster }: Story): Promise<readonly string[]> {
  const { kubectl } = cluster.admin;
  const roles = await Promise.all(
    [['clusterrole'], ['role', '-n', operatorNamespace]].map(async ([kind = '', ...within]) =>
      JSON.parse(await kubectl('get', kind, 'domicile-operator', ...within, '-o', 'json')),
    ),
  );
  return (roles as readonly Role[])
    .flatMap(({ rules }) => rules)
    .flatMap(({ resources, verbs }) =>
      verbs.flatMap((verb) => resources.map((resource) => `${verb} ${resource}`)),
    )
    .filter((right) => !right.endsWith(' leases'));
}

/** By the audit log of the API server: the last chapter. */
export function rights(story: () => Story): void {
  describe('the operator', () => {
    const calls = (): readonly Line[] =>
      readFileSync(story().cluster.api.auditLog, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Line)
        .filter(({ user }) => user.username === account);
    const named = ({ verb, objectRef: { resource, subresource } = {} }: Line): string =>
      `${verb} ${[resource, subresource].filter((part) => part !== undefined).join('/')}`;

    test('did all of it as the service account that the chart gives it', () => {
      const made = new Set(calls().map(named));
      expect(needed.filter((call) => !made.has(call))).toEqual([]);
    });

    test('needs all that it is granted', async () => {
      const { request } = story().cluster.admin;
      const path = policyPath();
      const namespaceSelector = { matchLabels: { name: 'of-nothing' } };
      const policy = policyOf('everywhere', { residency: { allow: ['EU'] }, namespaceSelector }, path);
      expect((await request('POST', path, policy)).status).toBe(201);
      const made = await until('it has a status', async () => {
        const all = new Set(calls().map(named));
        return all.has('patch clusterresidencypolicies/status') ? all : undefined;
      });
      expect((await granted(story())).filter((right) => !made.has(right))).toEqual([]);
    });

    test('was forbidden nothing of what it tried', () => {
      const forbidden = calls().filter(({ annotations }) => annotations?.[decision] !== 'allow');
      expect(forbidden.map(named)).toEqual([]);
    });
  });
}
