/** One alert: series that make it fire after `minutes`, and series beside which it stays quiet for as long. */
export interface AlertCase {
  readonly alert: string;
  readonly minutes: number;
  readonly fires: readonly Series[];
  readonly quiet: readonly Series[];
}

/** Name and labels, values a minute in the notation of promtool. */
type Series = readonly [name: string, values: string];

const webhook = (outcome: string): string =>
  `domicile_operator_webhook_duration_seconds_count{webhook="enforce",outcome="${outcome}"}`;
const bucket = (le: string): string =>
  `domicile_operator_webhook_duration_seconds_bucket{webhook="enforce",le="${le}"}`;
const expiry = (certificate: string): string =>
  `domicile_operator_certificate_expiry_timestamp_seconds{pod="a",certificate="${certificate}"}`;
const pod = 'namespace="agents",pod="agent-1"';
const requests = (decision: string, place: string, reason: string): string =>
  `domicile_requests_total{${pod},provider="anthropic",place="${place}",decision="${decision}",reason="${reason}"}`;
const allowed = requests('Allow', 'EU', 'allowed');

export const alertCases: readonly AlertCase[] = [
  {
    alert: 'DomicileNoLeader',
    minutes: 5,
    fires: [['domicile_operator_leader{pod="a"}', '0x9']],
    quiet: [
      ['domicile_operator_leader{pod="a"}', '0x9'],
      ['domicile_operator_leader{pod="b"}', '1x9'],
    ],
  },
  {
    alert: 'DomicileNoLeader',
    minutes: 5,
    fires: [],
    quiet: [['domicile_operator_leader{pod="a"}', '1 1 0 1x9']],
  },
  {
    alert: 'DomicileWebhookErrors',
    minutes: 5,
    fires: [[webhook('failed'), '_x2 1x9']],
    quiet: [[webhook('injected'), '0+5x9']],
  },
  {
    alert: 'DomicileWebhookSlow',
    minutes: 25,
    fires: [
      [bucket('0.1'), '0+1x30'],
      [bucket('1'), '0+9x30'],
      [bucket('+Inf'), '0+9x30'],
    ],
    quiet: [
      [bucket('0.1'), '0+9x30'],
      [bucket('1'), '0+9x30'],
      [bucket('+Inf'), '0+9x30'],
    ],
  },
  {
    alert: 'DomicileAgentSilent',
    minutes: 20,
    fires: [['domicile_operator_pod_findings{pod="a",finding="AgentSilent"}', '2x25']],
    quiet: [
      ['domicile_operator_pod_findings{pod="a",finding="AgentSilent"}', '0x25'],
      ['domicile_operator_pod_findings{pod="a",finding="OldImage"}', '2x25'],
    ],
  },
  {
    alert: 'DomicilePolicyDoubtful',
    minutes: 20,
    fires: [['domicile_operator_policy_findings{pod="a",finding="NoCommonPlace"}', '1x25']],
    quiet: [
      ['domicile_operator_policy_findings{pod="a",finding="NoCommonPlace"}', '0x25'],
      ['domicile_operator_policy_findings{pod="a",finding="SelectsNothing"}', '1x25'],
    ],
  },
  {
    alert: 'DomicileOperatorUnheard',
    minutes: 15,
    fires: [[`domicile_channel_silence_seconds{${pod}}`, '0+60x20']],
    quiet: [[`domicile_channel_silence_seconds{${pod}}`, '0 10 5 300x20']],
  },
  {
    alert: 'DomicileAdmissionFails',
    minutes: 5,
    fires: [['domicile_operator_canary{pod="a",probe="asks"}', '1 0x9']],
    quiet: [
      ['domicile_operator_canary{pod="a",probe="asks"}', '1 0 0 1x9'],
      ['domicile_operator_canary{pod="a",probe="forged"}', '1x9'],
    ],
  },
  {
    alert: 'DomicilePastTheProxy',
    minutes: 8,
    fires: [['domicile_operator_pod_findings{pod="a",finding="NotInjected"}', '0 1x12']],
    quiet: [
      ['domicile_operator_pod_findings{pod="a",finding="NotInjected"}', '0 1 1 0x12'],
      ['domicile_operator_pod_findings{pod="a",finding="OldImage"}', '9x12'],
    ],
  },
  {
    alert: 'DomicileWatchStale',
    minutes: 9,
    fires: [['domicile_operator_watch_age_seconds{pod="a",list="pods"}', '0+60x9']],
    quiet: [['domicile_operator_watch_age_seconds{pod="a",list="pods"}', '300x9']],
  },
  {
    alert: 'DomicileReconcileErrors',
    minutes: 15,
    fires: [['domicile_operator_reconcile_errors_total', '0+1x15']],
    quiet: [['domicile_operator_reconcile_errors_total', '0 1 2 2x15']],
  },
  {
    alert: 'DomicileProxiesRefuse',
    minutes: 5,
    fires: [['domicile_operator_acknowledgements_total{runs="false"}', '_x2 1x9']],
    quiet: [['domicile_operator_acknowledgements_total{runs="true"}', '_x2 1x9']],
  },
  {
    alert: 'DomicilePolicySkew',
    minutes: 15,
    fires: [['domicile_operator_pods{pod="a",state="behind"}', '0 0 1x20']],
    quiet: [
      ['domicile_operator_pods{pod="a",state="behind"}', '0 1x8 0 1x12'],
      ['domicile_operator_pods{pod="a",state="injected"}', '9x20'],
    ],
  },
  {
    alert: 'DomicileSecondChannel',
    minutes: 5,
    fires: [['domicile_operator_second_channels_total', '0 0 1x9']],
    quiet: [['domicile_operator_second_channels_total', '1x9']],
  },
  {
    alert: 'DomicileBlockedEgressSurge',
    minutes: 12,
    fires: [
      [requests('Deny', 'US', 'policy.denied'), '0+30x20'],
      [allowed, '0+60x20'],
    ],
    quiet: [
      [requests('Deny', 'US', 'policy.denied'), '0+30x20'],
      [allowed, '0+600x20'],
    ],
  },
  {
    alert: 'DomicileBlockedEgressSurge',
    minutes: 12,
    fires: [],
    quiet: [[requests('Deny', 'US', 'policy.denied'), '0+1x20']],
  },
  {
    alert: 'DomicileUnknownPlaces',
    minutes: 9,
    fires: [[requests('Deny', 'unknown', 'policy.denied'), '_x2 1x9']],
    quiet: [[allowed, '_x2 1x9']],
  },
  {
    alert: 'DomicileElsewhere',
    minutes: 5,
    fires: [[`domicile_echo_mismatch_total{${pod},provider="anthropic"}`, '_x2 1x9']],
    quiet: [[`domicile_echo_mismatch_total{${pod},provider="anthropic"}`, '0x9']],
  },
  ...(['serving', 'webhooks'] as const).map((certificate) => ({
    alert: 'DomicileCertificateExpiring',
    minutes: 15,
    fires: [[expiry(certificate), `${2 * 86_400}x20`]] as const,
    // Replaced 3 days before its end.
    quiet: [[expiry(certificate), `${3 * 86_400}x20`]] as const,
  })),
  {
    alert: 'DomicileCertificateExpiring',
    minutes: 15,
    fires: [[expiry('authority'), `${14 * 86_400}x20`]],
    quiet: [
      [expiry('authority'), `${15 * 86_400}x20`],
      [expiry('serving'), `${15 * 86_400}x20`],
    ],
  },
  {
    alert: 'DomicileRecordingLosses',
    minutes: 5,
    fires: [[`domicile_recording_failures_total{${pod}}`, '0 0 1x9']],
    quiet: [[`domicile_recording_failures_total{${pod}}`, '7x9']],
  },
  {
    alert: 'DomicileWithoutPolicy',
    minutes: 5,
    fires: [[requests('none', 'none', 'proxy.not_configured'), '_x2 1x9']],
    quiet: [[allowed, '_x2 1x9']],
  },
];
