import { type Drift, type DriftCode, driftCodes } from '../../api/drift.ts';
import { list } from '../../policy/describe.ts';

/** Stable: reasons of events and labels of metrics. */
export const podFindingCodes = [
  /** It should have the proxy, and does not. */
  'NotInjected',
  /** It runs on a node that is known to lie outside of what a policy allows. */
  'OutsideRegion',
  /** Its specification is another than the one that was admitted. */
  'ChangedAfterAdmission',
  /** Its agents run other images than those that talked through the proxy, and were not heard since they do. */
  'AgentSilent',
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
  /** The region of its node; empty where that is not known. */
  readonly region: string;
  /** Policies of the pod outside of whose places that region lies. */
  readonly outside: readonly string[];
  /** Since when its agents run images that were never heard, where others were before: Unix milliseconds. */
  readonly silentSince: number | undefined;
}

/** What is wrong with a pod that was admitted, worst first. */
export function podFindings(pod: JudgedPod): readonly PodFinding[] {
  const { injected, enforced, generation, drift } = pod;
  if (!injected) return [notInjected(enforced)];
  return [
    ...drift.filter(({ code }) => pastTheProxy.has(code)).map(drifted),
    ...(pod.outside.length > 0 ? [outside(pod)] : []),
    ...(generation > 1 ? [changed] : []),
    ...(pod.silentSince === undefined ? [] : [silent(pod.silentSince)]),
    ...drift.filter(({ code }) => !pastTheProxy.has(code)).map(drifted),
  ];
}

const notInjected = (enforced: boolean): PodFinding => ({
  code: 'NotInjected',
  message: `${
    enforced ? 'Its namespace enforces injection' : 'It asks for injection'
  }, and it has no proxy: it is older than that, or admission was out of force. Create it anew.`,
});

const outside = ({ region, outside: policies }: JudgedPod): PodFinding => ({
  code: 'OutsideRegion',
  message: `Its node is in the region ${region}, which lies outside of what ${list(policies)} ${policies.length === 1 ? 'allows' : 'allow'}, and so does every request on its way through the proxy there. Keep it to other nodes, or have the policy do so by placement: Require.`,
});

const changed: PodFinding = {
  code: 'ChangedAfterAdmission',
  message:
    'Its specification was changed after it was admitted (an image, resources, tolerations). Change what makes the pod instead, and create it anew.',
};

const silent = (since: number): PodFinding => ({
  code: 'AgentSilent',
  message: `Its agents run an image since ${new Date(since).toISOString().replace('.000', '')} with which nobody was heard to talk through the proxy, as with the image before. Either nobody has asked it for anything, or it talks to its model in another way: look for clients in it that heed neither base URLs nor proxy variables.`,
});

const what: Readonly<Record<DriftCode, string>> = {
  OldImage: 'It runs other images than this installation injects',
  OldAuthority: 'Its proxy may not trust the certificate that the operator serves, and was not heard since',
  OldBootstrap: 'Its proxy is set up otherwise than this installation would',
  RoutesOverridden: 'Variables that lead its clients through the proxy have other values',
  RoutesBlocked:
    'Variables that lead its clients through the proxy have other values, and under lockdown such clients reach nothing',
  NotPlaced: 'The scheduler was not told to keep it to the regions that its policies require',
  AgentChanged: 'Its containers are not as injection would leave them',
};

/** Parts that a message names; the others are counted. */
const namedParts = 8;

function drifted({ code, parts }: Drift): PodFinding {
  const named = list(parts.slice(0, namedParts));
  const more = parts.length > namedParts ? ` and ${parts.length - namedParts} more` : '';
  return { code, message: `${what[code]} (${named}${more}). Create it anew.` };
}
