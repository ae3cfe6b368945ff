import type { Confidence } from '../api/location.ts';
import type { BodyFormat, OperationKind, ProtocolId } from '../api/request.ts';

/** How a provider writes its errors, and so how a refusal to its client is written. */
export type ErrorShape = 'anthropic' | 'openai' | 'aws' | 'google';
export type CloudId = 'aws' | 'gcp' | 'azure';

/** Why something is believed, and since when. `asOf`: the day the source was read, `YYYY-MM-DD`. */
export interface Evidence {
  readonly confidence: Confidence;
  readonly source: string;
  readonly asOf: string;
  readonly reason: string;
}

/** A place that is the same for every request. */
export type FixedPlaceData = 'anywhere' | 'unknown' | { readonly places: readonly string[] };

/**
 * Zones, countries or cloud regions; the cloud region that the named host parameter holds; for storage and telemetry,
 * wherever the request is processed; or what a policy declares of the host and the deployment, unknown without it.
 */
export type PlaceData = FixedPlaceData | 'processing' | 'deployment' | { readonly hostRegion: string };

export type Aspect = 'processing' | 'storage' | 'telemetry';

/** All that is given must hold. Statements of an aspect are read in order; the first that holds counts. */
export interface StatementCondition {
  readonly operations?: readonly OperationKind[];
  /** Services and ids of operations. */
  readonly services?: readonly string[];
  readonly endpoints?: readonly string[];
  /** Globs; a request that names no model meets none. */
  readonly models?: readonly string[];
  /** Kinds of second hops, or fields that keep state: one of them is in the request; none of `without` is. */
  readonly features?: readonly string[];
  readonly without?: readonly string[];
  /** Source regions: the region that the host names. */
  readonly regions?: readonly string[];
  readonly params?: Readonly<Record<string, readonly string[]>>;
  readonly inferenceGeo?: readonly string[] | 'absent';
  /** What no request shows: it holds only under policies that declare all of these as met. */
  readonly conditions?: readonly string[];
}

export interface StatementData extends Evidence {
  readonly about: Aspect;
  readonly when?: StatementCondition;
  readonly location: PlaceData;
}

/** `{name}` stands for part of one label; the last two labels are literal. `params` are implied by a literal host. */
export interface HostData {
  readonly template: string;
  readonly service: string;
  readonly params?: Readonly<Record<string, string>>;
  /** AWS partitions whose regions this host may name. */
  readonly partitions?: readonly string[];
}

/** `{name}` stands for (part of) one path segment, `{model}` may hold encoded slashes, a last `/**` for any rest. */
interface OperationHead {
  readonly id: string;
  readonly service: string;
  readonly method: string;
  readonly path: string;
  /** Absent: as the provider writes its errors everywhere else. */
  readonly errorShape?: ErrorShape;
}

export type OperationData =
  | (OperationHead & {
      readonly kind: OperationKind;
      readonly protocol: ProtocolId;
      readonly streams: boolean;
    })
  | (OperationHead & {
      readonly kind: 'unsupported';
      readonly reason: string;
      /** What a request would do if it were sent, so that it can be explained; absent: not known. */
      readonly explains?: { readonly kind: OperationKind; readonly format: BodyFormat };
    });

/** How one kind of credential is put on a request, and the variables that a client takes it from. */
export type CredentialData =
  | {
      readonly kind: 'apiKey' | 'bearer' | 'gcp';
      readonly header: string;
      readonly scheme: string;
      readonly env: readonly string[];
      readonly fileEnv?: readonly string[];
      /** Variables with other credentials of the same account: taken out where this one is in custody. */
      readonly hides?: readonly string[];
    }
  | {
      readonly kind: 'sigv4';
      readonly service: string;
      readonly env: readonly string[];
      readonly hides?: readonly string[];
    };

/**
 * Where a reverse route takes a host parameter from: the path, else what the entry point read from `env`, else a
 * default.
 */
export interface HostParamData {
  readonly path?: string;
  readonly env: readonly string[];
  readonly default?: string;
  /** The client takes these variables or a base URL, not both: they are taken out of its environment. */
  readonly excludedByBaseUrl?: boolean;
}

/** How a client is pointed at a reverse route. */
export interface ClientModeData {
  /** First segment of the route after the secret. */
  readonly prefix: string;
  readonly name: string;
  /** The variable that puts Claude's client into this mode; `null`: its default, or another client. */
  readonly switch: string | null;
  /** Variables that take the route's URL. */
  readonly env: readonly string[];
  /** Variables that would lead the client past the route, to be taken out of its environment. */
  readonly clears: readonly string[];
  /** What the base URL stands for besides the host: `/v1`, `/p/{project}` with host parameters put in, or nothing. */
  readonly basePath: string;
  readonly hostParams: Readonly<Record<string, HostParamData>>;
}

/** Geographic prefix x model family -> regions, by source region. */
export type ProfilePrefixData = Evidence & { readonly prefix: string } & (
    | {
        readonly destinations: readonly string[];
        /** Regions that a request with this prefix may come from; the source always counts as a destination. */
        readonly sources: readonly string[];
        readonly families: readonly string[];
      }
    | { readonly anywhere: true }
  );

export interface ProfilesData {
  /** Model families that a bare id may belong to. */
  readonly families: readonly string[];
  /** Family -> globs that its models are named by; an id that none matches is unknown. Absent: any name. */
  readonly models?: Readonly<Record<string, readonly string[]>>;
  readonly bare: Evidence;
  readonly prefixes: readonly ProfilePrefixData[];
}

/** Host and path both name the location and must agree. Promises are read in order; the first that covers it counts. */
export interface PathLocationData {
  readonly hostParam: string;
  readonly pathParam: string;
  readonly promises: readonly PathPromiseData[];
}

/** Where some models run in some locations; any other is unknown. */
export type PathPromiseData = Evidence & {
  /** Globs; absent: any model. */
  readonly models?: readonly string[];
  /** Cloud regions that promise themselves. */
  readonly regions: readonly string[];
  /** Locations with a name of their own: `eu`, `global`. */
  readonly named?: Readonly<Record<string, FixedPlaceData>>;
};

/** State that the provider keeps of some requests, whatever they ask for: where it is kept is judged in any case. */
export interface KeptStateData {
  /** As a message names it. */
  readonly what: string;
  readonly when: StatementCondition;
}

/** Betas of Anthropic's that another provider takes with Anthropic's models, by their names without the date. */
export interface BetaData {
  readonly source: string;
  readonly asOf: string;
  readonly carried: readonly string[];
  /** What it calls a beta instead, with the date. */
  readonly written?: Readonly<Record<string, string>>;
}

/** Advice for a denial: the place that the provider would process in if it were followed. */
export interface WayData {
  readonly places: readonly string[];
  readonly advice: string;
  readonly operations: readonly OperationKind[];
}

/** What providers with the same API have in common. */
export interface SurfaceData {
  readonly errorShape: ErrorShape;
  readonly operations: readonly OperationData[];
  /**
   * Lower-case names, a last `*` matches any rest. What is in no list is dropped; `refused` refuses, with the reason.
   */
  readonly headers: {
    readonly request: readonly string[];
    readonly refused: Readonly<Record<string, string>>;
    readonly response: readonly string[];
  };
  readonly query: readonly string[];
}

/** One provider. With hosts and without operations: a cloud whose hosts carry their region. */
export interface ProviderData extends SurfaceData {
  readonly id: string;
  readonly name: string;
  readonly asOf: string;
  readonly cloud?: CloudId;
  readonly hosts: readonly HostData[];
  /** Headers of answers that name the cloud region that answered. */
  readonly echoHeaders?: readonly string[];
  readonly credentials: readonly CredentialData[];
  readonly clientModes: readonly ClientModeData[];
  /** `openai/regional-project` -> what a policy declares with it. Named by statements, and by policies. */
  readonly conditions?: Readonly<Record<string, string>>;
  readonly profiles?: ProfilesData;
  readonly pathLocation?: PathLocationData;
  readonly statements: readonly StatementData[];
  readonly keeps?: readonly KeptStateData[];
  readonly betas?: BetaData;
  readonly ways: readonly WayData[];
}

/** One file per provider: what a surface says need not be said again. */
export type ProviderFile = Omit<ProviderData, keyof SurfaceData> &
  Partial<SurfaceData> & { readonly surface?: string };

export interface RegionData {
  readonly country: string;
  /** ISO 3166-2. */
  readonly state?: string;
  readonly partition?: string;
}

export interface CloudRegionsData {
  readonly version: string;
  readonly clouds: Readonly<
    Record<
      CloudId,
      {
        readonly name: string;
        readonly source: string;
        readonly asOf: string;
        readonly regions: Readonly<Record<string, RegionData>>;
      }
    >
  >;
}

export interface ZonesData {
  readonly version: string;
  readonly zones: Readonly<
    Record<
      string,
      {
        readonly countries: readonly string[];
        /** Cloud regions; where there are any, nothing else of their countries belongs to the zone. */
        readonly regions: readonly string[];
        readonly source: string;
        readonly asOf: string;
        readonly meaning: string;
      }
    >
  >;
  readonly countries: { readonly source: string; readonly asOf: string; readonly codes: readonly string[] };
}

/** The catalog as data, every provider complete. */
export interface CatalogFiles {
  readonly version: string;
  readonly providers: readonly ProviderData[];
  readonly cloudRegions: CloudRegionsData;
  readonly zones: ZonesData;
}
