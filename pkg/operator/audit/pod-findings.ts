import { type Drift, type DriftCode, driftCodes } from '../../api/drift.ts';
import { list } from '../../policy/describe.ts';

/** Stable: reasons of events and labels of metrics. */
export const podFindingCodes = [
  /** It should have the proxy, and does not. */
  'NotInjected',
  /** Its specification is another than the one that was admitted. */
  'ChangedAfterAdmission',
  ...driftCodes,
] as const;

export type PodFindingCode = (typeof podFindingCodes)[number];

export interface PodFinding {
  readonly code: PodFindingCode;
  /** What was found and what to do; never a value of a variable. */
  readonly message: string;
}

/** With one of these a client may get past the proxy; the others are repaired at leisure. */
export const pastTheProxy: ReadonlySet<PodFindingCode> = new Set(['NotInjected', 'RoutesOverridden']);

export interface JudgedPod {
  readonly injected: boolean;
  /** Its namespace enforces. */
  readonly enforced: boolean;
  /** 1 as it was created; grows with each change of its specification. */
  readonly generation: number;
  readonly drift: readonly Drift[];
}

/** What is wrong with a pod that was admitted, worst first. */
export function podFindings({ injected, enforced, generation, drift }: JudgedPod): readonly PodFinding[] {
  if (!injected) return [notInjected(enforced)];
  return [
    ...drift.filter(({ code }) => pastTheProxy.has(code)).map(drifted),
    ...(generation > 1 ? [changed] : []),
    ...drift.filter(({ code }) => !pastTheProxy.has(code)).map(drifted),
  ];
}

const notInjected = (enforced: boolean): PodFinding => ({
  code: 'NotInjected',
  message: `${
    enforced ? 'Its namespace enforces injection' : 'It asks for injection'
  }, and it has no proxy: it is older than that, or admission was out of force. Create it anew.`,
});

const changed: PodFinding = {
  code: 'ChangedAfterAdmission',
  message:
    'Its specification was changed after it was admitted (an image, resources, tolerations). Change what makes the pod instead, and create it anew.',
};

const what: Readonly<Record<DriftCode, string>> = {
  OldImage: 'It runs other images than this installation injects',
  OldBootstrap: 'Its proxy is set up otherwise than this installation would',
  RoutesOverridden: 'Variables that lead its clients through the proxy have other values',
  AgentChanged: 'Its containers are not as injection would leave them',
};

/** Parts that a message names; the others are counted. */
const namedParts = 8;

function drifted({ code, parts }: Drift): PodFinding {
  const named = list(parts.slice(0, namedParts));
  const more = parts.length > namedParts ? ` and ${parts.length - namedParts} more` : '';
  return { code, message: `${what[code]} (${named}${more}). Create it anew.` };
}
