import type { Clock } from '../kube/clock.ts';
import type { Transport } from '../kube/transport.ts';
import type { BuildInfo } from '../metrics/metrics.ts';
import type { PolicyContext } from '../policy/context.ts';
import type { CanaryPlan } from './canary/probes.ts';
import type { Lifetimes } from './certificates.ts';
import type { Injection } from './webhooks.ts';

export interface OperatorOptions {
  readonly transport: Transport;
  readonly build: BuildInfo;
  readonly namespace: string;
  /** Ours alone. */
  readonly instance: string;
  readonly host: string;
  readonly ports: { readonly webhook: number; readonly channel: number };
  /** Names and addresses that the serving certificate is for. */
  readonly hosts: readonly string[];
  readonly staleMs: number;
  /** What policies are checked against, at this moment. */
  readonly context: () => PolicyContext;
  /** Makes injection, once it is known whom sidecars are to trust. */
  readonly injection: (authority: string) => Injection;
  /** Namespaces, beside our own and kube-system, whose pods are never judged: the webhooks leave them out. */
  readonly excludedNamespaces: readonly string[];
  /** Of what we inject, as admission policies name it that take it; absent: they are not waited for. */
  readonly backstop?: string | undefined;
  /** Where the canary makes its dry runs; absent: no canary. */
  readonly canary: CanaryPlan | undefined;
  /** Pods that have drifted and are evicted in a minute at most; 0: none. */
  readonly evictPerMinute: number;
  /** Milliseconds for which agents with another image are given time to talk through their proxy; 0: for ever. */
  readonly silentMs: number;
  readonly onError: (error: unknown) => void;
  /** By which certificates and keys are kept. */
  readonly clock?: Clock;
  /** Milliseconds between two looks at all pods. */
  readonly auditMs?: number;
  /** Milliseconds without a pod after which a policy selects nothing. */
  readonly idleMs?: number;
  /** Without a byte, after which a watch is taken for dead. */
  readonly watchSilenceMs?: number;
  /** Unix milliseconds, in what others read: certificates, configurations, what replicas tell one another. */
  readonly now?: () => number;
  readonly lifetimes?: Lifetimes;
  /** A Secret with the certificate of the webhooks, which somebody else renews and has the API server trust. */
  readonly webhookSecret?: string | undefined;
}
