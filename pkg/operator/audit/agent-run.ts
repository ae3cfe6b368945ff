import { createHash } from 'node:crypto';
import type { KubeObject } from '../../kube/resource.ts';

/** What the agents of a pod run, as its status says. */
export interface AgentRun {
  /** The same for all pods that run the same. */
  readonly images: string;
  /**
   * When the last of its containers began to run them: Unix milliseconds, in whole seconds, by the clock of its node.
   */
  readonly startedAt: number;
}

type WithStatus = KubeObject & {
  readonly status?: {
    readonly containerStatuses?: readonly {
      readonly imageID?: string;
      readonly state?: { readonly running?: { readonly startedAt?: string } };
    }[];
  };
};

/** `before` stands while not all of its containers run, and where they were only started again. */
export function agentRunOf(pod: KubeObject, before: AgentRun | undefined): AgentRun | undefined {
  const { containerStatuses = [] } = (pod as WithStatus).status ?? {};
  const ids = containerStatuses.map(({ imageID = '' }) => contentOf(imageID));
  const startedAt = Math.max(
    ...containerStatuses.map(({ state }) => Date.parse(state?.running?.startedAt ?? '')),
  );
  if (!Number.isFinite(startedAt) || ids.includes('')) return before;
  const images = createHash('sha256')
    .update([...new Set(ids)].toSorted().join())
    .digest('hex')
    .slice(0, 12);
  return before?.images === images ? before : { images, startedAt };
}

/** Nodes that have an image from different registries name it otherwise, but not what is in it. */
const contentOf = (imageId: string): string => /sha256:[0-9a-f]{64}/.exec(imageId)?.[0] ?? imageId;
