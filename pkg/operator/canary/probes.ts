import { annotations, proxyContainer } from '../../api/bootstrap.ts';

/** Namespaces of the canary: one in which pods ask for injection, and one that enforces it. */
export interface CanaryNamespaces {
  readonly optin: string;
  readonly enforced: string;
}

export interface CanaryPlan extends CanaryNamespaces {
  /** Milliseconds between two rounds. */
  readonly everyMs: number;
}

/** What became of a pod that was made for a dry run. */
export type Answer =
  | { readonly kind: 'taken'; readonly pod: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly message: string };

/** Stable: labels of events, and what `domicile check` reads. */
export const canaryReasons = [
  'Passed',
  /** The pod was taken without the proxy: neither webhook nor backstop is in force. */
  'NotInjected',
  /** A pod that must be refused was taken. */
  'NotRefused',
  /** The backstop refused a pod that the webhook should have injected. */
  'WebhookMissing',
  /** The API server does not reach the webhook, or it fails. */
  'WebhookFails',
  /** Something else refused the pod; the message says what. */
  'RefusedOtherwise',
] as const;

export type CanaryReason = (typeof canaryReasons)[number];

export interface Result {
  readonly reason: CanaryReason;
  /** Empty where it passed. */
  readonly message: string;
}

export interface Probe {
  readonly name: 'asks' | 'enforced' | 'disabled' | 'forged';
  readonly in: keyof CanaryNamespaces;
  readonly annotations: Readonly<Record<string, string>>;
  readonly judge: (answer: Answer) => Result;
}

const passed: Result = { reason: 'Passed', message: '' };
/** Said by the backstop alone. */
const notInjectedWords = 'must be injected and is not';
const notReached = 'failed calling webhook';

const mustBeInjected = (answer: Answer): Result => {
  if (answer.kind === 'taken') {
    if (hasProxy(answer.pod)) return passed;
    const message =
      'A pod that must be injected was taken without the proxy: neither webhook nor backstop is in force.';
    return { reason: 'NotInjected', message };
  }
  const { message } = answer;
  if (message.includes(notReached)) return { reason: 'WebhookFails', message };
  return { reason: message.includes(notInjectedWords) ? 'WebhookMissing' : 'RefusedOtherwise', message };
};

/** `words`: what our own refusals of it say; another refusal proves nothing. */
const mustBeRefused =
  (...words: readonly string[]) =>
  (answer: Answer): Result => {
    if (answer.kind === 'taken')
      return { reason: 'NotRefused', message: 'A pod that must be refused was taken.' };
    const { message } = answer;
    if (words.some((one) => message.includes(one))) return passed;
    return { reason: message.includes(notReached) ? 'WebhookFails' : 'RefusedOtherwise', message };
  };

/** Each way into a pod's admission, and the backstop, which alone judges the last. */
export const probes: readonly Probe[] = [
  { name: 'asks', in: 'optin', annotations: { [annotations.inject]: 'enabled' }, judge: mustBeInjected },
  { name: 'enforced', in: 'enforced', annotations: {}, judge: mustBeInjected },
  {
    name: 'disabled',
    in: 'enforced',
    annotations: { [annotations.inject]: 'disabled' },
    judge: mustBeRefused('disabled does not count', notInjectedWords),
  },
  {
    name: 'forged',
    in: 'optin',
    annotations: { [annotations.injected]: 'canary' },
    judge: mustBeRefused(notInjectedWords),
  },
];

/** The pod of a probe, as strict as Pod Security knows; it never runs. */
export const podOf = ({ in: where, annotations: given }: Probe, namespaces: CanaryNamespaces) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'domicile-canary', namespace: namespaces[where], annotations: given },
  spec: {
    serviceAccountName: 'domicile-canary',
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, runAsUser: 65_532, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: 'canary',
        image: 'domicile.dev/canary:never-pulled',
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      },
    ],
  },
});

function hasProxy(pod: unknown): boolean {
  const { spec } = (pod ?? {}) as {
    readonly spec?: { readonly initContainers?: readonly { name?: string }[] };
  };
  return (spec?.initContainers ?? []).some(({ name }) => name === proxyContainer);
}
