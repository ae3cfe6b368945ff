import Counter from 'prom-client/lib/counter.js';
import Gauge from 'prom-client/lib/gauge.js';
import Histogram from 'prom-client/lib/histogram.js';
import Registry from 'prom-client/lib/registry.js';
import type { BuildInfo } from './metrics.ts';

export interface OperatorMetrics {
  reconciled(seconds: number): void;
  reconcileFailed(): void;
  /** `path` is one of the webhooks', `outcome` of a closed set. */
  webhookAnswered(path: string, outcome: string, seconds: number): void;
  /** From the sending of a configuration to its acknowledgement. */
  acknowledged(seconds: number, runs: boolean): void;
  secondChannel(): void;
  /** A pod was created that declines injection, where it may. */
  podSkipped(): void;
  /** Calls of the API server that failed, watches included. */
  callFailed(): void;
  render(): Promise<string>;
  readonly contentType: string;
}

/** Asked for at each scrape. */
export interface OperatorState {
  readonly queueDepth: () => number;
  /** Milliseconds since each list was last heard of. */
  readonly watchAges: () => Readonly<Record<string, number>>;
  readonly channels: () => number;
  readonly leads: () => boolean;
  /** When certificates end, Unix milliseconds, by what they are for. */
  readonly certificateEnds: () => Readonly<Record<string, number>>;
  /** Injected pods, and how they are, by a word for each. */
  readonly pods: () => Readonly<Record<'injected' | 'current' | 'behind', number>>;
  /** Pods with each finding of the audit, by its code. */
  readonly podFindings: () => Readonly<Record<string, number>>;
  /** Policies with each finding, by its code. */
  readonly policyFindings: () => Readonly<Record<string, number>>;
  /** How admission judged the canary's dry runs, by their names, and when, in Unix milliseconds; 0: not yet. */
  readonly canary: () => {
    readonly results: Readonly<Record<string, { readonly reason: string }>>;
    readonly at: number;
  };
}

/** Seconds. The handler's own budget is 3 ms. */
const webhookBuckets = [0.0005, 0.001, 0.002, 0.003, 0.005, 0.01, 0.025, 0.1, 1];
const reconcileBuckets = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];
/** A policy should be in force everywhere within a second. */
const propagationBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

const mapped = <T>(
  values: Readonly<Record<string, T>>,
  as: (value: T) => number,
): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, as(value)]));

const inSeconds = (ms: Readonly<Record<string, number>>) => mapped(ms, (one) => one / 1000);

/** The metrics of one operator, in a registry of their own. */
export function createOperatorMetrics(build: BuildInfo, state: OperatorState): OperatorMetrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Counter({ name: `domicile_operator_${name}`, help, labelNames, registers });
  const histogram = (name: string, help: string, buckets: number[], labelNames: readonly string[] = []) =>
    new Histogram({ name: `domicile_operator_${name}`, help, buckets, labelNames, registers });
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name: `domicile_operator_${name}`,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  };
  /** One series for each name, by what `read` says at a scrape. */
  const gauges = (
    name: string,
    help: string,
    label: string,
    read: () => Readonly<Record<string, number>>,
  ): void => {
    new Gauge({
      name: `domicile_operator_${name}`,
      help,
      labelNames: [label],
      registers,
      collect() {
        this.reset();
        for (const [value, number] of Object.entries(read())) this.labels(value).set(number);
      },
    });
  };
  const ofLeader =
    (read: () => Readonly<Record<string, number>>): (() => Readonly<Record<string, number>>) =>
    () =>
      state.leads() ? read() : {};
  new Gauge({
    name: 'domicile_build_info',
    help: 'Always 1; what runs here is in the labels.',
    labelNames: ['version', 'node'],
    registers,
  })
    .labels(build.version, build.node)
    .set(1);
  gauge('queue_depth', 'Policies that wait to be reconciled.', state.queueDepth);
  gauge('channels', 'Sidecars that are connected to this replica.', state.channels);
  gauge('leader', '1 where this replica writes status.', () => (state.leads() ? 1 : 0));
  gauges('watch_age_seconds', 'Since the API server was last heard of each list.', 'list', () =>
    inSeconds(state.watchAges()),
  );
  gauges(
    'pods',
    'Injected pods, those that run on what they should, those that have not answered to it for 5 minutes; counted by the leader alone.',
    'state',
    ofLeader(state.pods),
  );
  gauges(
    'pod_findings',
    'Pods that are not as they should be, by what is wrong; counted by the leader alone.',
    'finding',
    ofLeader(state.podFindings),
  );
  gauges(
    'policy_findings',
    'Policies that are refused or doubtful, by what is wrong; counted by the leader alone.',
    'finding',
    ofLeader(state.policyFindings),
  );
  gauges(
    'canary',
    '1 where admission judged a dry run as it must, else 0; told by the leader alone.',
    'probe',
    ofLeader(() => mapped(state.canary().results, ({ reason }) => (reason === 'Passed' ? 1 : 0))),
  );
  gauge(
    'canary_time_seconds',
    'When the canary was last judged, since 1970; 0 where it was not.',
    () => state.canary().at / 1000,
  );
  gauges(
    'certificate_expiry_timestamp_seconds',
    'When a certificate ends: the authority that issues, the one that is served.',
    'certificate',
    () => inSeconds(state.certificateEnds()),
  );
  const reconciles = histogram('reconcile_duration_seconds', 'One policy.', reconcileBuckets);
  const reconcileErrors = counter('reconcile_errors_total', 'Reconciles that failed and are tried again.');
  const callErrors = counter('api_errors_total', 'Calls of the API server that failed.');
  const webhooks = histogram('webhook_duration_seconds', 'Our part of an admission.', webhookBuckets, [
    'webhook',
    'outcome',
  ]);
  const propagation = histogram(
    'propagation_seconds',
    'From the sending of a configuration to its acknowledgement.',
    propagationBuckets,
  );
  const acknowledgements = counter('acknowledgements_total', 'Configurations that sidecars answered.', [
    'runs',
  ]);
  const seconds = counter(
    'second_channels_total',
    'Pods that opened a channel while they had one, at this replica or at another.',
  );
  const skipped = counter(
    'skipped_pods_total',
    'Pods that were created without a proxy because their annotation says so; counted by the leader alone.',
  );
  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    reconciled: (took) => reconciles.observe(took),
    reconcileFailed: () => reconcileErrors.inc(),
    webhookAnswered: (path, outcome, took) => webhooks.labels(path, outcome).observe(took),
    acknowledged: (took, runs) => {
      propagation.observe(took);
      acknowledgements.labels(String(runs)).inc();
    },
    secondChannel: () => seconds.inc(),
    podSkipped: () => skipped.inc(),
    callFailed: () => callErrors.inc(),
  };
}
