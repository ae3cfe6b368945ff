import { comparingPolicyNames, takesAnnotation } from '../api/admission-policies.ts';
import type { KubeClient } from '../kube/client.ts';
import { type Clock, realClock } from '../kube/clock.ts';
import type { EventRecorder } from '../kube/events.ts';
import { admissionPolicies, operatorDeployment } from './resources.ts';

/** Milliseconds. */
export const agreementTimes = {
  /** Between two looks at the admission policies. */
  lookMs: 500,
  /** From when they are stored until all API servers go by them: each looks once a second at what has changed. */
  settleMs: 2_000,
  /** After which we serve all the same: what the backstop does not know it refuses, then too. */
  patienceMs: 60_000,
} as const;

export interface AgreementOptions {
  readonly client: Pick<KubeClient, 'get'>;
  /** The operator's own. */
  readonly namespace: string;
  /** Of what we inject, as the chart computes it; absent: there is nothing to agree with. */
  readonly checksum: string | undefined;
  readonly events: EventRecorder;
  readonly onError: (error: unknown) => void;
  readonly clock?: Clock;
}

export interface Agreement {
  /** Whether pods that we inject may still be refused, since admission goes by another release. */
  readonly isAwaited: () => boolean;
  readonly stop: () => Promise<void>;
}

/**
 * A new operator injects otherwise than the one of before, and the admission policies that take what it injects are
 * applied at about the same time: it is ready only once they are in force.
 */
export function startAgreement(options: AgreementOptions): Agreement {
  const { checksum, clock = realClock, onError } = options;
  if (checksum === undefined) return { isAwaited: () => false, stop: async () => undefined };
  const stopped = new AbortController();
  let awaited = true;
  const wait = async (): Promise<void> => {
    const began = clock.now();
    while (!stopped.signal.aborted && !(await areTaken(options, checksum).catch(reported(onError)))) {
      if (clock.now() - began >= agreementTimes.patienceMs) return tell(options);
      await clock.wait(agreementTimes.lookMs, stopped.signal);
    }
    await clock.wait(agreementTimes.settleMs, stopped.signal);
  };
  const waiting = wait().finally(() => {
    awaited = false;
  });
  return {
    isAwaited: () => awaited,
    stop: async () => {
      stopped.abort();
      await waiting;
    },
  };
}

const reported =
  (onError: (error: unknown) => void) =>
  (error: unknown): false => {
    onError(error);
    return false;
  };

/** Whether each admission policy that compares pods with a release knows ours. */
async function areTaken({ client }: Pick<AgreementOptions, 'client'>, wanted: string): Promise<boolean> {
  const policies = await Promise.all(
    comparingPolicyNames.map((name) => client.get(admissionPolicies, { name })),
  );
  return policies.every(({ metadata }) =>
    (metadata.annotations?.[takesAnnotation] ?? '').split(',').includes(wanted),
  );
}

function tell({ events, namespace }: AgreementOptions): void {
  void events.record({
    regarding: operatorDeployment(namespace),
    type: 'Warning',
    reason: 'AdmissionOfAnotherRelease',
    action: 'Start',
    note: `The admission policies (${comparingPolicyNames.join(', ')}) are not of the release of this operator, so pods that it injects may be refused: apply the whole chart of one release.`,
  });
}
