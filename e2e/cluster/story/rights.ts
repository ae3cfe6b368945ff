import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { operatorNamespace } from '../chart.ts';
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

    test('was forbidden nothing of what it tried', () => {
      const forbidden = calls().filter(({ annotations }) => annotations?.[decision] !== 'allow');
      expect(forbidden.map(named)).toEqual([]);
    });
  });
}
