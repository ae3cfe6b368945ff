import type { Capture } from '../api/bootstrap.ts';
import type { PatchOperation } from './patch.ts';
import type { Pod } from './pod.ts';

/** Each says how to change the pod, in its message and in the guide to injection. */
export const refusalCodes = [
  'annotation.unknown',
  'annotation.value',
  'annotation.disabled',
  'annotation.cooperative',
  'pod.lockdown_forbidden',
  'pod.host_namespaces',
  'pod.shared_processes',
  'pod.host_path',
  'pod.volume_kind',
  'pod.dns',
  'pod.windows',
  'pod.region_label',
  'policy.placement',
  'container.proxy_uid',
  'container.privileged',
  'container.capabilities',
  'container.escalation',
  'container.port',
  'container.variable',
  'container.regions',
  'pod.reserved_name',
  'pod.reserved_volume',
  'pod.credential_secret',
  'pod.token_audience',
  'policy.credentials',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

export interface Refusal {
  readonly code: RefusalCode;
  /** What is wrong and how to change it; never a value of a variable. */
  readonly message: string;
  /** The name of the container, or of the volume, that has to change; absent where it is neither. */
  readonly container?: string;
  readonly volume?: string;
}

/** `not-annotated` and `disabled` occur where nothing enforces. */
export type SkipReason = 'not-annotated' | 'disabled';

export interface Injection {
  readonly pod: Pod;
  /** RFC 6902, from the pod that was given to `pod`; empty where `kind` is `unchanged`. */
  readonly patch: readonly PatchOperation[];
  readonly capture: Capture;
  /** Names of the policies that select the pod; none: everything is denied. */
  readonly policies: readonly string[];
  /** For people: what the pod had that no longer counts, and what it will miss. */
  readonly warnings: readonly string[];
}

export type Outcome =
  | ({ readonly kind: 'injected' | 'unchanged' } & Injection)
  | { readonly kind: 'skipped'; readonly reason: SkipReason }
  /** `code` is that of the first problem, `message` says all of them. */
  | {
      readonly kind: 'refused';
      readonly code: RefusalCode;
      readonly message: string;
      readonly problems: readonly Refusal[];
    };

export function refused(first: Refusal, ...rest: readonly Refusal[]): Outcome {
  const problems = [first, ...rest];
  return {
    kind: 'refused',
    code: first.code,
    message: problems.map(({ message }) => message).join('\n'),
    problems,
  };
}
