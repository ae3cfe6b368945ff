import type { Drift } from '../api/drift.ts';
import type { PolicyDocument } from '../api/generated/policy-document.ts';
import type { PolicyContext } from '../policy/context.ts';
import { checkPolicyDocuments } from '../policy/load-policy-documents.ts';
import { PolicyError } from '../policy/problem.ts';
import type { AdmissionAnswer, AdmissionRequest } from './admission.ts';
import { oversize } from './pod-bounds.ts';
import type { Handler } from './webhook-server.ts';
import type { World } from './world.ts';

export type SkipReason = 'not-annotated' | 'disabled';

/** What injection makes of a pod; `pkg/inject` has it. */
export type InjectionOutcome =
  | {
      readonly kind: 'injected' | 'unchanged';
      readonly pod: object;
      readonly patch: readonly unknown[];
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'skipped'; readonly reason: SkipReason }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

export interface PodToInject {
  readonly pod: object;
  readonly namespace: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly mode: 'enforce' | 'optin';
  /** Those that are valid. */
  readonly policies: readonly PolicyDocument[];
}

/** What an installation makes of pods; handed in, so that the operator knows nothing of how. */
export interface Injection {
  readonly inject: (given: PodToInject) => InjectionOutcome;
  /** In what a pod of the cluster is not what injection would make of it now. */
  readonly driftOf: (given: PodToInject) => readonly Drift[];
  /** Another where `driftOf` may answer otherwise. */
  readonly settings: string;
}

/** Told of pods that were not injected, for an event on their owner. */
export type OnPodAnswer = (
  request: AdmissionRequest,
  outcome: Extract<InjectionOutcome, { readonly kind: 'skipped' | 'refused' }>,
) => void;

export interface PodWebhookOptions {
  readonly world: Pick<World, 'namespace'>;
  /** Those of the namespace and of the cluster. */
  readonly validPolicies: (namespace: string) => readonly PolicyDocument[];
  readonly inject: Injection['inject'];
  readonly onPodAnswer: OnPodAnswer;
}

/** `/inject/enforce` and `/inject/optin`. */
export const podWebhook =
  (mode: PodToInject['mode'], options: PodWebhookOptions): Handler =>
  (request) => {
    const name = request.namespace;
    // The webhook's selector matched before our own watch may have told of the namespace.
    const known = options.world.namespace(name)?.labels;
    if (known === undefined) {
      const message = `The namespace ${name} is not known to the operator yet: try again in a moment.`;
      return { outcome: 'refused', allowed: false, message };
    }
    const tooLarge = oversize(request.object);
    if (tooLarge !== undefined) return { outcome: 'refused', allowed: false, message: tooLarge };
    const policies = options.validPolicies(name);
    const outcome = options.inject({
      pod: request.object,
      namespace: { name, labels: known },
      mode,
      policies,
    });
    if (outcome.kind === 'skipped' || outcome.kind === 'refused') options.onPodAnswer(request, outcome);
    return answerOf(outcome);
  };

function answerOf(outcome: InjectionOutcome): AdmissionAnswer {
  switch (outcome.kind) {
    case 'refused':
      return { outcome: 'refused', allowed: false, message: outcome.message };
    case 'skipped':
      return { outcome: 'skipped', allowed: true };
    case 'injected':
    case 'unchanged':
      return { outcome: outcome.kind, allowed: true, patch: outcome.patch, warnings: outcome.warnings };
  }
}

/** `/validate`: what the definitions' own rules cannot say. */
export const policyWebhook =
  (context: () => PolicyContext): Handler =>
  ({ object }) => {
    const { apiVersion, kind, metadata, spec } = object as Partial<PolicyDocument>;
    const { name, namespace } = metadata ?? {};
    const document = {
      apiVersion,
      kind,
      metadata: namespace === undefined ? { name } : { name, namespace },
      spec,
    };
    try {
      const { warnings } = checkPolicyDocuments([document], context());
      return { outcome: 'allowed', allowed: true, warnings };
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      const message = error.message.split('\n').map(withoutPosition).join('\n');
      return { outcome: 'refused', allowed: false, message };
    }
  };

/** Documents of an API server have no lines: `agents/eu-only:1:1 spec...` tells less than `agents/eu-only spec...`. */
const withoutPosition = (message: string): string => message.replace(/^([^:]*):1:1/, '$1');
