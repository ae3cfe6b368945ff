import type { SecondHopKind } from './location.ts';

/** The body formats that the product reads and rewrites. `opaque`: passed as bytes, counted as not inspected. */
export type ProtocolId =
  | 'anthropic-messages'
  | 'openai-chat'
  | 'openai-responses'
  | 'bedrock-invoke'
  | 'bedrock-converse'
  | 'opaque';

/** What can be read of a body: formats of protocols, and of requests that are explained but never sent. */
export type BodyFormat =
  | Exclude<ProtocolId, 'opaque'>
  | 'gemini-generate'
  | 'anthropic-batch'
  /** JSON of a stateful API: handles, URLs and files by the names that providers give them. */
  | 'stateful-json';

/** What one (provider, method, path) does, as the catalog says. */
export type OperationKind =
  | 'inference' // body inspected, answer restored
  | 'count' // body inspected like inference; the answer holds numbers
  | 'list' // no body, a listing comes back
  | 'probe' // answered here, never forwarded
  | 'passthrough'; // declared host: bytes relayed, not inspected

/** The destination of a request, identified before its body is read. */
export interface Destination {
  /**
   * Catalog id (`anthropic`, `openai`, `bedrock`, `vertex`); `declared`: a policy names the host; `undeclared`: none
   * does.
   */
  readonly provider: string;
  /** Real host: lower case, no trailing dot, no port. */
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly method: string;
  /** Upstream path, starting with `/`, without the query. */
  readonly path: string;
  /** Allow-listed query parameters, with the leading `?`, or empty. */
  readonly query: string;
  /** How many query parameters were left out of `query`. */
  readonly droppedQuery?: number;
  readonly operation: OperationKind;
  readonly protocol: ProtocolId;
  /** Whether the path itself says that the answer streams (`invoke-with-response-stream`); the body may say it too. */
  readonly streams: boolean;
  /** Values captured by the catalog's host and path templates: `region`, `model`, `location`, `project` ... */
  readonly params: Readonly<Record<string, string>>;
}

/** Something in a body that makes the provider talk to somebody else, or reopens what is kept elsewhere. */
export interface HopFact {
  readonly kind: SecondHopKind;
  readonly target: string;
  /**
   * Member names and indexes from the root of the body to what has to be removed; absent: it cannot be removed alone.
   */
  readonly at?: readonly (string | number)[];
  /** What else asks for it than the body or a header. */
  readonly by?: 'path' | 'model';
  /** Lower-case headers that ask for it instead of the body, the one that names it first. */
  readonly headers?: readonly string[];
}

/** What a body says that matters to residency. Gathered by `wire`, judged by `residency`. */
export interface BodyFacts {
  readonly model: string | undefined;
  /** Anthropic's `inference_geo`, only where it is a top-level string. */
  readonly inferenceGeo: string | undefined;
  readonly stream: boolean;
  readonly secondHops: readonly HopFact[];
  /** Names of fields that ask the provider to keep state (`store`, `background`, `container` ...). */
  readonly keepsState: readonly string[];
  /** How many parts no detector can read, by kind: images, documents, audio, files by their ids. */
  readonly uninspectable: Readonly<Record<string, number>>;
  /** What may need a beta of Anthropic's; absent: nothing. */
  readonly uses?: BetaUses;
}

/** How many parts there are of all kinds. */
export function countParts(byKind: BodyFacts['uninspectable']): number {
  let parts = 0;
  for (const count of Object.values(byKind)) parts += count;
  return parts;
}

export interface BetaUses {
  /** Betas that members of the body need, by their names without the date: `context-management`. */
  readonly betas: readonly string[];
  /** Members and blocks that are not described here, and so may need any beta. */
  readonly undescribed: readonly string[];
}

/**
 * One change of a body's JSON. `path`: names and indexes in the body as it came, whatever other changes there are.
 * `set` replaces a member or element, or adds a member to an object that is there; `json`: one JSON text.
 * `remove` of what is not there changes nothing.
 */
export type BodyChange =
  | { readonly kind: 'set'; readonly path: BodyPath; readonly json: string }
  | { readonly kind: 'remove'; readonly path: BodyPath };

export type BodyPath = readonly (string | number)[];
