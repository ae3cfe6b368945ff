import Counter from 'prom-client/lib/counter.js';
import Gauge from 'prom-client/lib/gauge.js';
import Histogram from 'prom-client/lib/histogram.js';
import Registry from 'prom-client/lib/registry.js';
import {
  createLabels,
  type DecisionLabel,
  type DirectionLabel,
  type KnownNames,
  type ReasonLabel,
  type WithheldLabel,
} from './labels.ts';
import { Series } from './series.ts';
import { Sums } from './sums.ts';

/** Every value that is not of a closed set comes out as `other`: labels carry no data, and series are bounded. */
export interface Metrics {
  /** One finished request. `place` is a `PlaceLabel`; `none` where nothing was decided. */
  request(provider: string, place: string, decision: DecisionLabel, reason: ReasonLabel): void;
  /** From the first byte of the request to the last of the answer. */
  duration(provider: string, seconds: number): void;
  /** Our own part of it. */
  addedLatency(seconds: number): void;
  /** From the first byte of the request to the first of the answer. */
  timeToFirstByte(provider: string, seconds: number): void;
  findings(direction: DirectionLabel, byEntity: Readonly<Record<string, number>>): void;
  /** Parts of a request that no detector can read, by kind: those of `BodyFacts.uninspectable`, and `tunnel`. */
  uninspectable(kind: string, count: number): void;
  masked(count: number): void;
  restored(count: number): void;
  withheld(why: WithheldLabel, count: number): void;
  /** The most UTF-16 units of one text of an answer that were held back at a time. */
  heldBack(units: number): void;
  bytes(inspected: boolean, direction: DirectionLabel, count: number): void;
  /** Returns what counts the stream as closed; calling that twice counts once. */
  streamOpened(): () => void;
  /** `at`: Unix milliseconds. The age is reckoned when it is asked for. */
  policyLoaded(at: number): void;
  /** From now on it is shown since when the operator was not heard. `heardAt`: Unix milliseconds. */
  watchOperator(heardAt: () => number): void;
  exceptionUsed(policy: string, exception: string): void;
  recordingFailed(): void;
  unknownEvent(): void;
  /** A provider says that it was elsewhere than was decided. */
  echoMismatch(provider: string): void;
  /** The address that answered is registered elsewhere than was decided. */
  addressContradicted(provider: string): void;
  /** The text format of Prometheus. */
  render(): Promise<string>;
  readonly contentType: string;
}

export interface BuildInfo {
  readonly version: string;
  readonly node: string;
}

/** Seconds. Our own part: the stated budgets lie between 0.5 and 5 ms. */
const addedBuckets = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5];
const durationBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];
/** Without masking answers less than a token is held back; what is masked, or a row of a table, takes more. */
const heldBuckets = [0, 16, 64, 256, 640, 1024, 4096, 16384];
const firstByteBuckets = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

const builtIn: KnownNames = {
  providers: ['anthropic', 'openai', 'azure', 'bedrock', 'vertex', 'gemini', 'mistral'],
  entities: ['EmailAddress', 'PhoneNumber', 'Iban', 'CreditCard', 'IpAddress'],
};

function createInstruments(build: BuildInfo, policyAge: () => number) {
  const registry = new Registry();
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Counter({ name: `domicile_${name}`, help, labelNames, registers });
  const histogram = (name: string, help: string, buckets: number[], labelNames: readonly string[] = []) =>
    new Histogram({ name: `domicile_${name}`, help, buckets, labelNames, registers });
  new Gauge({
    name: 'domicile_build_info',
    help: 'Always 1; what runs here is in the labels.',
    labelNames: ['version', 'node'],
    registers,
  })
    .labels(build.version, build.node)
    .set(1);
  new Gauge({
    name: 'domicile_policy_age_seconds',
    help: 'Since the policy in force was loaded. Infinite before the first.',
    registers,
    collect() {
      this.set(policyAge());
    },
  });
  return {
    registry,
    requests: counter('requests_total', 'Requests by where they would be processed and what was decided.', [
      'provider',
      'place',
      'decision',
      'reason',
    ]),
    duration: histogram('request_duration_seconds', 'Whole exchange.', durationBuckets, ['provider']),
    added: histogram(
      'added_latency_seconds',
      'The part of the exchange that this proxy added.',
      addedBuckets,
    ),
    firstByte: histogram('time_to_first_byte_seconds', 'Until the answer began.', firstByteBuckets, [
      'provider',
    ]),
    findings: counter('findings_total', 'Sensitive values found.', ['entity', 'direction']),
    uninspectable: counter('uninspectable_total', 'Parts of requests that no detector can read.', ['kind']),
    masked: counter('masked_total', 'Values masked on their way.'),
    restored: counter('restored_total', 'Tokens restored into answers.'),
    withheld: counter('withheld_total', 'Tokens that were not restored.', ['why']),
    heldBack: histogram(
      'held_back_units',
      'The most UTF-16 units of one text of an answer that were held back at a time.',
      heldBuckets,
    ),
    bytes: counter('bytes_total', 'Bytes of bodies.', ['inspected', 'direction']),
    streams: new Gauge({ name: 'domicile_open_streams', help: 'Answers that stream now.', registers }),
    exceptions: counter('exceptions_used_total', 'Requests that an exception let pass.', [
      'policy',
      'exception',
    ]),
    recordingFailures: counter('recording_failures_total', 'Records that could not be written.'),
    echoMismatches: counter(
      'echo_mismatch_total',
      'Answers whose provider says that it was elsewhere than was decided.',
      ['provider'],
    ),
    addressContradictions: counter(
      'address_contradictions_total',
      'Answers from addresses that are registered elsewhere than was decided.',
      ['provider'],
    ),
    unknownEvents: counter('unknown_events_total', 'Parts of answers of a shape that is not known.'),
  };
}

/** The metrics of one process, in a registry of their own. `known`: names of the catalog and of the detectors. */
export function createMetrics(
  build: BuildInfo,
  known: KnownNames = builtIn,
  now: () => number = Date.now,
): Metrics {
  let loadedAt = Number.NEGATIVE_INFINITY;
  const instruments = createInstruments(build, () => (now() - loadedAt) / 1000);
  const label = createLabels(known);
  const sums = new Sums();
  const maskedSum = sums.of(instruments.masked);
  const restoredSum = sums.of(instruments.restored);
  const requests = new Series(sums.labelled(instruments.requests), 4);
  const added = sums.observations(instruments.added);
  const durations = new Series(sums.labelledObservations(instruments.duration), 1);
  const firstBytes = new Series(sums.labelledObservations(instruments.firstByte), 1);
  const findings = new Series(sums.labelled(instruments.findings), 2);
  const uninspectable = new Series(sums.labelled(instruments.uninspectable), 1);
  const heldBack = sums.observations(instruments.heldBack);
  const withheld = new Series(sums.labelled(instruments.withheld), 1);
  const bytes = new Series(sums.labelled(instruments.bytes), 2);
  const exceptions = new Series(sums.labelled(instruments.exceptions), 2);
  const addressContradictions = new Series(instruments.addressContradictions, 1);
  const echoMismatches = new Series(instruments.echoMismatches, 1);
  return {
    contentType: instruments.registry.contentType,
    render() {
      sums.flush();
      return instruments.registry.metrics();
    },
    request: (provider, place, decision, reason) =>
      requests
        .of(label.provider(provider), label.place(place), label.decision(decision), label.reason(reason))
        .inc(),
    duration: (provider, seconds) => durations.of(label.provider(provider)).observe(seconds),
    addedLatency: (seconds) => added.observe(seconds),
    timeToFirstByte: (provider, seconds) => firstBytes.of(label.provider(provider)).observe(seconds),
    findings(direction, byEntity) {
      for (const entity in byEntity) {
        findings.of(label.entity(entity), label.direction(direction)).inc(byEntity[entity] ?? 0);
      }
    },
    uninspectable: (kind, count) => uninspectable.of(label.uninspectable(kind)).inc(count),
    masked: (count) => maskedSum.inc(count),
    restored: (count) => restoredSum.inc(count),
    withheld: (why, count) => withheld.of(label.withheld(why)).inc(count),
    heldBack: (units) => heldBack.observe(units),
    bytes: (inspected, direction, count) =>
      bytes.of(inspected ? 'true' : 'false', label.direction(direction)).inc(count),
    streamOpened() {
      instruments.streams.inc();
      let open = true;
      return () => {
        if (open) instruments.streams.dec();
        open = false;
      };
    },
    policyLoaded(at) {
      loadedAt = at;
    },
    watchOperator(heardAt) {
      new Gauge({
        name: 'domicile_channel_silence_seconds',
        help: 'Since the operator was last heard. Infinite before the first time.',
        registers: [instruments.registry],
        collect() {
          this.set((now() - heardAt()) / 1000);
        },
      });
    },
    exceptionUsed: (policy, exception) =>
      exceptions.of(label.policy(policy), label.exception(exception)).inc(),
    recordingFailed: () => instruments.recordingFailures.inc(),
    echoMismatch: (provider) => echoMismatches.of(label.provider(provider)).inc(),
    addressContradicted: (provider) => addressContradictions.of(label.provider(provider)).inc(),
    unknownEvent: () => instruments.unknownEvents.inc(),
  };
}
