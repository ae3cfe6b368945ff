import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { injected, keptKey, policy } from './inject.fixture.ts';
import type { Pod } from './pod.ts';
import type { InjectionRequest } from './request.ts';

const enforced = { mode: 'enforce' } as const;
const guardrail = {
  ...policy({ reachableRanges: ['10.96.0.0/12'] }, 'guardrail'),
  kind: 'ClusterResidencyPolicy' as const,
};
const support = { selector: { matchLabels: { app: 'support' } } };

/** What each pod is injected with. */
export const goldenPods: Readonly<Record<string, Partial<InjectionRequest>>> = {
  'asked-for': { policies: [policy(support)] },
  'locked-down': { ...enforced, policies: [policy({ ...support, ...keptKey }), guardrail] },
  unselected: { ...enforced, policies: [policy(support)] },
};

export const goldenPath = (name: string): string =>
  new URL(`golden/${name}.injected.yaml`, import.meta.url).pathname;

/** What comes out today, as YAML. */
export function goldenText(name: string): string {
  const pod = parse(readFileSync(new URL(`golden/${name}.yaml`, import.meta.url), 'utf8')) as Pod;
  return stringify(injected(pod, goldenPods[name]), { aliasDuplicateObjects: false, lineWidth: 0 });
}
