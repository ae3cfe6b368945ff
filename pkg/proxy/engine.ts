import type { KeyObject } from 'node:crypto';
import type { Bounds } from '../api/bounds.ts';
import type { PolicySnapshot } from '../api/policy.ts';
import type { Journal } from '../api/record.ts';
import type { CarriedValues } from '../mask/carried.ts';
import type { Masker } from '../mask/masker.ts';
import type { Policy as InspectorPolicy } from './inspector/messages.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Catalog } from '../residency/catalog.ts';
import type { Surroundings } from '../residency/destination.ts';
import type { AddressEvidence } from './address-evidence.ts';
import type { BodyKey } from './body-digest.ts';
import type { CleanTexts } from './clean-texts.ts';
import type { Custody } from './credentials.ts';
import type { EndedStreams } from './ended-streams.ts';
import type { Forwarder } from './forward.ts';
import type { Handles } from './handles.ts';
import type { KnownDecisions } from './known-decisions.ts';
import type { Inspector } from './inspector/inspector.ts';
import type { KnownLocalities } from './known-localities.ts';
import type { KnownRoutes } from './known-routes.ts';
import type { Lulls } from './lulls.ts';
import type { SignedParts } from './signed-parts.ts';
import type { SliceScheduler } from './slices.ts';
import type { Tally } from './tally.ts';
import type { Together } from './together.ts';
import type { Written } from './written.ts';

/** What is in force: swapped as one when a policy changes, and held by each exchange from beginning to end. */
export interface PolicyInForce {
  readonly snapshot: PolicySnapshot;
  /** Whether none of its policies enforces: requests leave as they are. */
  readonly onlyAudits: boolean;
  readonly surroundings: Surroundings;
  readonly masker: Masker;
  /** What the inspector of large bodies goes by. */
  readonly large: InspectorPolicy;
  readonly custody: Custody;
  readonly cleanTexts: CleanTexts;
  readonly written: Written;
  readonly routes: KnownRoutes;
  readonly localities: KnownLocalities;
  readonly decisions: KnownDecisions;
}

export interface Clock {
  /** Unix milliseconds. */
  readonly now: () => number;
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
}

/** Everything the straight path needs, handed in by the entry point. */
export interface Engine {
  /** `undefined` while no policy was received: then everything is refused. */
  inForce(): PolicyInForce | undefined;
  readonly catalog: Catalog;
  readonly forwarder: Forwarder;
  readonly journal: Journal;
  readonly metrics: Metrics;
  readonly tally: Tally;
  readonly carried: CarriedValues;
  readonly handles: Handles;
  readonly signedParts: SignedParts;
  readonly endedStreams: EndedStreams;
  readonly scheduler: SliceScheduler;
  readonly together: Together;
  readonly lulls: Lulls;
  /** Where large bodies are inspected. */
  readonly inspector: Inspector;
  readonly bounds: Bounds;
  readonly clock: Clock;
  /** Key of the digests that are written or remembered; never leaves the process. */
  readonly digestKey: KeyObject;
  /** The same, as the digests of bodies take it. */
  readonly bodyKey: BodyKey;
  readonly session: string;
  /** Exchanges that have begun, those of them that have not ended, and answers of others still to be recorded. */
  readonly exchanges: { begun: number; inFlight: number; unrecorded: number };
  /** Takes what no step of the path expected: a defect, to be named in the log without its data. */
  readonly reportFailure: (error: unknown) => void;
  /** Takes what somebody should look into: one line without data of the request. */
  readonly warn: (message: string) => void;
  /** `undefined`: addresses are not looked up. */
  readonly addressEvidence?: AddressEvidence | undefined;
  /** Set once a shutdown has begun. */
  draining(): boolean;
}
