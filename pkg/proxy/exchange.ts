import type { Decision } from '../api/decision.ts';
import type { Locality } from '../api/location.ts';
import type { AddressRecord, EchoMismatch, OpenBody } from '../api/record.ts';
import type { Destination } from '../api/request.ts';
import type { Slices } from '../api/text.ts';
import { DomicileError, type ErrorCode } from '../errors/domicile-error.ts';
import type { ErrorShape } from '../wire/denial/error-names.ts';
import type { BodyDigest } from './body-digest.ts';
import type { Engine, PolicyInForce } from './engine.ts';
import type { Inbound } from './inbound.ts';
import type { Inspection } from './inspection.ts';
import type { InspectorPlace } from './inspector/inspector.ts';
import type { Soon } from './soon.ts';
import type { Steered } from './steered.ts';

export type Asked = Omit<OpenBody['destination'], 'method'>;

export type Outcome = 'completed' | 'denied' | 'failed' | 'aborted';

/**
 * What is known of one request so far. The steps of the path fill it in, and only the last ones (record, meter)
 * read it: no step depends on it for its decision.
 */
export interface Exchange {
  readonly id: string;
  readonly inbound: Inbound;
  readonly engine: Engine;
  /** The one snapshot that this exchange is judged by; `undefined`: none loaded, everything is refused. */
  readonly policy: PolicyInForce | undefined;
  readonly began: number;
  /** Whether its caller has presented the secret. */
  isOurs: boolean;
  /** Takes the raw body as it arrives; `undefined` where nothing is recorded. */
  bodyDigest: BodyDigest | undefined;
  errorShape: ErrorShape;
  /** Why the host of a tunnel does not prove the place; `undefined` where it does, or where there is no tunnel. */
  blindTunnel: string | undefined;
  destination: Destination | undefined;
  /** Where there is no destination: what was asked for as it was written, of an operation that is refused. */
  asked: Asked | undefined;
  locality: Locality | undefined;
  /** How the request was rewritten; the destination is then the one that it was rewritten to. */
  steered: Steered | undefined;
  /** What stood in the way of steering a request that is denied; empty where nothing did. */
  unsteered: string;
  decision: Decision | undefined;
  findings: Readonly<Record<string, number>>;
  /** Parts that no detector can read, by kind. */
  uninspectable: Readonly<Record<string, number>>;
  masked: number;
  restored: number;
  withheld: number;
  answerFindings: Record<string, number>;
  /** Of a large body, until it is sent or refused. */
  place: InspectorPlace | undefined;
  /** The body once it was scanned: for the record, which masks it by all detectors; let go of once it was sent. */
  scanned: Inspection | undefined;
  recordedAnswer: (() => Slices<string>) | undefined;
  opened: boolean;
  outcome: Outcome;
  status: number;
  code: ErrorCode | undefined;
  echo: Record<string, string>;
  /** The first place that the provider named and that was not decided. */
  echoMismatch: EchoMismatch | undefined;
  /** What the provider's address speaks for; `undefined` without a database, or where it has nothing. */
  addressEvidence: AddressRecord | undefined;
  bytesIn: number;
  bytesOut: number;
  inspected: boolean;
  /** When the request left for upstream, when its first byte came, when its last byte came (monotonic ms; 0: never). */
  sentAt: number;
  firstByteAt: number;
  upstreamEndAt: number;
  endedAt: number;
}

export function beginExchange(inbound: Inbound, engine: Engine): Exchange {
  engine.exchanges.begun += 1;
  engine.exchanges.inFlight += 1;
  return {
    id: `${engine.exchanges.begun}`,
    inbound,
    engine,
    policy: engine.inForce(),
    began: engine.clock.monotonic(),
    isOurs: false,
    bodyDigest: undefined,
    errorShape: 'problem',
    blindTunnel: undefined,
    destination: undefined,
    asked: undefined,
    locality: undefined,
    steered: undefined,
    unsteered: '',
    decision: undefined,
    findings: {},
    uninspectable: {},
    masked: 0,
    restored: 0,
    withheld: 0,
    answerFindings: {},
    place: undefined,
    scanned: undefined,
    recordedAnswer: undefined,
    opened: false,
    outcome: 'failed',
    status: 0,
    code: undefined,
    echo: {},
    echoMismatch: undefined,
    addressEvidence: undefined,
    bytesIn: 0,
    bytesOut: 0,
    inspected: true,
    sentAt: 0,
    firstByteAt: 0,
    upstreamEndAt: 0,
    endedAt: 0,
  };
}

/** Waits for the others that have come as far in this turn of the event loop; where there are none, for nobody. */
export function withOthers({ engine }: Exchange): Soon<void> {
  return engine.exchanges.inFlight > 1 ? engine.together.gathered() : undefined;
}

/** The snapshot of this exchange; throws while there is none, which refuses everything. */
export function policyOf(exchange: Exchange): PolicyInForce {
  if (exchange.policy !== undefined) return exchange.policy;
  throw new DomicileError(
    'proxy.not_configured',
    'No policy is in force here, so nothing may pass: none was received, or the last one is too old. Load a policy, or try again once this proxy is ready.',
  );
}
