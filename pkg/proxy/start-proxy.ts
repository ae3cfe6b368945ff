import { createSecretKey, hkdfSync } from 'node:crypto';
import type { Bounds } from '../api/bounds.ts';
import type { Credential } from '../api/credential.ts';
import type { PolicySnapshot } from '../api/policy.ts';
import type { Journal } from '../api/record.ts';
import { CarriedValues } from '../mask/carried.ts';
import { createMaskerSliced } from '../mask/masker.ts';
import type { MaskKeys } from '../mask/replacer.ts';
import { deriveKey } from '../mask/pseudonym.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Catalog } from '../residency/catalog.ts';
import { credentialHosts } from '../residency/credential-hosts.ts';
import { hostSet } from '../residency/host-names.ts';
import type { Surroundings } from '../residency/destination.ts';
import type { AddressEvidence } from './address-evidence.ts';
import { bodyKey } from './body-digest.ts';
import { CleanTexts } from './clean-texts.ts';
import { createCustody } from './credentials.ts';
import { EndedStreams } from './ended-streams.ts';
import type { Clock, Engine, PolicyInForce } from './engine.ts';
import { createForwarder } from './forward.ts';
import { handle } from './handle.ts';
import { KnownDecisions } from './known-decisions.ts';
import { Inspector } from './inspector/inspector.ts';
import type { StartWorker } from './inspector/thread.ts';
import { KnownLocalities } from './known-localities.ts';
import { KnownRoutes } from './known-routes.ts';
import { Lulls } from './lulls.ts';
import { startServer } from './server.ts';
import { Handles } from './handles.ts';
import { type DigestStore, SignedParts } from './signed-parts.ts';
import { SliceScheduler } from './slices.ts';
import { Tally } from './tally.ts';
import { Together } from './together.ts';
import { Written } from './written.ts';

export interface ProxyOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** What callers must present. */
  readonly secret: string;
  readonly session: string;
  /** Root of the pseudonym keys and of all digests, 32 bytes. */
  readonly rootKey: Buffer;
  /** `undefined`: none yet, everything is refused. */
  readonly snapshot: PolicySnapshot | undefined;
  readonly catalog: Catalog;
  readonly credentials: ReadonlyMap<string, Credential>;
  /** Provider id or host -> URL to dial instead. */
  readonly connectTo: ReadonlyMap<string, URL>;
  /** Client mode -> host parameters (`region`) of its reverse route. */
  readonly hostParams: Surroundings['hostParams'];
  readonly bounds: Bounds;
  readonly journal: Journal;
  readonly metrics: Metrics;
  readonly digestStore: DigestStore;
  readonly clock: Clock;
  readonly startInspector: StartWorker;
  readonly onCrash: (error: unknown) => void;
  readonly onWarning: (message: string) => void;
  readonly addressEvidence?: AddressEvidence | undefined;
  /** Whether a policy may still be gone by: false once it is older than may be. */
  readonly stands?: (() => boolean) | undefined;
}

/** What came with a policy and is swapped with it, instead of what the proxy was started with. */
export interface OwnOfPolicy {
  readonly keys: MaskKeys;
  readonly credentials: ReadonlyMap<string, Credential>;
}

export interface RunningProxy {
  readonly host: string;
  readonly port: number;
  readonly tally: Tally;
  /**
   * Exchanges now in force see the old policy to their end; those that come once it resolves the new. It is made ready
   * in slices; one that is overtaken by a later one, or by `withdrawPolicy`, is never in force.
   */
  replacePolicy(snapshot: PolicySnapshot, own?: Partial<OwnOfPolicy>): Promise<void>;
  /** From now on everything is refused, until a policy comes. */
  withdrawPolicy(): void;
  readonly configured: boolean;
  readonly draining: boolean;
  /** Exchanges that have begun and not ended. */
  readonly inFlight: number;
  drain(): Promise<void>;
}

/** The pseudonym key's place in the tree of keys: one namespace, its first epoch. */
const laptopNamespace = 'exec';
const firstEpoch = 0;

/** Builds the straight path's engine and opens its port. */
export async function startProxy(options: ProxyOptions): Promise<RunningProxy> {
  const { bounds, clock } = options;
  const pseudonymKey = deriveKey(options.rootKey, laptopNamespace, firstEpoch);
  const digestBytes = hkdfSync('sha256', options.rootKey, '', 'domicile digests v1', 32);
  const digestKey = createSecretKey(Buffer.from(digestBytes));
  const started: OwnOfPolicy = {
    keys: { current: pseudonymKey, previous: undefined },
    credentials: options.credentials,
  };
  const scheduler = new SliceScheduler(bounds.sliceMs, clock.monotonic);
  const inForce = async (
    snapshot: PolicySnapshot,
    own: Partial<OwnOfPolicy> = {},
  ): Promise<PolicyInForce> => {
    const { keys, credentials } = { ...started, ...own };
    const hosts = snapshot.policies.flatMap((one) => (one.egress ?? []).flatMap((rule) => rule.hosts));
    const surroundings = { declaredHosts: hostSet(hosts), hostParams: options.hostParams };
    const isMeantFor = credentialHosts(snapshot.credentials, surroundings, options.catalog);
    const masker = await scheduler.run(createMaskerSliced(snapshot.masking, keys));
    const cleanTexts = new CleanTexts(masker);
    return {
      snapshot,
      onlyAudits: snapshot.policies.every(({ mode }) => mode === 'Audit'),
      masker,
      large: { masking: snapshot.masking, keys, digestKey },
      custody: createCustody(credentials, isMeantFor, clock.now),
      cleanTexts,
      written: new Written(cleanTexts),
      routes: new KnownRoutes(),
      localities: new KnownLocalities(),
      decisions: new KnownDecisions(snapshot.policies),
      surroundings,
    };
  };
  const { stands = () => true } = options;
  let policy: PolicyInForce | undefined;
  let replacements = 0;
  const replacePolicy: RunningProxy['replacePolicy'] = async (snapshot, own) => {
    const mine = ++replacements;
    const next = await inForce(snapshot, own);
    if (mine !== replacements) return;
    policy = next;
    options.metrics.policyLoaded(snapshot.loadedAt);
  };
  if (options.snapshot !== undefined) await replacePolicy(options.snapshot);
  let draining = false;
  const tally = new Tally();
  const carried = new CarriedValues();
  const inspector = new Inspector(options.startInspector, carried, bounds);
  const forwarder = createForwarder(options.connectTo, bounds);
  const engine: Engine = {
    inForce: () => (stands() ? policy : undefined),
    catalog: options.catalog,
    forwarder,
    journal: options.journal,
    metrics: options.metrics,
    tally,
    carried,
    handles: new Handles(digestKey),
    signedParts: new SignedParts(digestKey, bounds.signedParts, options.digestStore),
    endedStreams: new EndedStreams(bounds),
    scheduler,
    together: new Together(),
    lulls: new Lulls(),
    inspector,
    bounds,
    clock,
    digestKey,
    bodyKey: bodyKey(Buffer.from(digestBytes)),
    session: options.session,
    reportFailure: options.onCrash,
    warn: options.onWarning,
    addressEvidence: options.addressEvidence,
    draining: () => draining,
    exchanges: { begun: 0, inFlight: 0, unrecorded: 0 },
  };
  const server = await startServer({ ...options, handle: (inbound) => handle(inbound, engine) });
  return {
    host: server.host,
    port: server.port,
    tally,
    replacePolicy,
    withdrawPolicy: () => {
      replacements += 1;
      policy = undefined;
    },
    get configured() {
      return engine.inForce() !== undefined;
    },
    get draining() {
      return draining;
    },
    get inFlight() {
      return engine.exchanges.inFlight;
    },
    async drain() {
      draining = true;
      await server.drain();
      forwarder.close();
      await inspector.close();
    },
  };
}
