import type { KubeObject } from '../kube/resource.ts';

/** The part of an `admission.k8s.io/v1` request that we look at. */
export interface AdmissionRequest {
  readonly uid: string;
  readonly namespace: string;
  readonly operation: string;
  /** As it would be stored; of a pod that is being created, without uid and often without name. */
  readonly object: Readonly<Record<string, unknown>>;
  readonly dryRun: boolean;
}

/** How a webhook's answer is counted. */
export type AdmissionOutcome = 'injected' | 'unchanged' | 'skipped' | 'refused' | 'allowed';

export interface AdmissionAnswer {
  readonly outcome: AdmissionOutcome;
  readonly allowed: boolean;
  /** For people, where it is not allowed. */
  readonly message?: string;
  /** RFC 6902. */
  readonly patch?: readonly unknown[];
  readonly warnings?: readonly string[];
}

/** Characters of one warning: the API server cuts longer ones. */
const warningCharacters = 256;

/** Reads an AdmissionReview; `undefined` where it is none. */
export function readReview(body: string): AdmissionRequest | undefined {
  const request = requestOf(body);
  const { uid, namespace = '', operation, object, dryRun } = request ?? {};
  if (typeof uid !== 'string' || typeof operation !== 'string' || typeof namespace !== 'string')
    return undefined;
  if (typeof object !== 'object' || object === null) return undefined;
  return {
    uid,
    namespace,
    operation,
    object: object as KubeObject & AdmissionRequest['object'],
    dryRun: dryRun === true,
  };
}

function requestOf(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const review = JSON.parse(body) as { readonly request?: Readonly<Record<string, unknown>> } | null;
    return review?.request;
  } catch {
    return undefined;
  }
}

/** The AdmissionReview that answers. */
export function reviewOf(uid: string, answer: AdmissionAnswer): object {
  const { allowed, message, patch = [], warnings = [] } = answer;
  return {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    response: {
      uid,
      allowed,
      ...(!allowed && { status: { code: 403, reason: 'Forbidden', message: message ?? '' } }),
      ...(patch.length > 0 && {
        patchType: 'JSONPatch',
        patch: Buffer.from(JSON.stringify(patch)).toString('base64'),
      }),
      ...(warnings.length > 0 && { warnings: warnings.map((one) => one.slice(0, warningCharacters)) }),
    },
  };
}
