/** Where data is processed or kept: a set of countries, or a value that is never a subset of anything. */
export type Location =
  | {
      readonly kind: 'countries';
      /** ISO 3166-1 alpha-2, sorted, without duplicates, never empty. */
      readonly countries: readonly string[];
      /** Cloud regions such as `aws/eu-central-1`, where they are known; each lies in `countries`. */
      readonly regions: readonly string[];
    }
  | { readonly kind: 'anywhere' }
  | { readonly kind: 'unknown' };

/** From strongest to weakest. */
export type Confidence = 'Attested' | 'Contractual' | 'Documented' | 'Declared' | 'Inferred' | 'Unknown';

/** A location together with why it is believed. */
export interface Statement {
  readonly location: Location;
  readonly confidence: Confidence;
  /** A URL or the name of the document or policy that says so. */
  readonly source: string;
  /** The day the source was read, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** One sentence for people: what in the request led to this location. */
  readonly reason: string;
  /** What the request itself would have to do otherwise for its place to be known; absent where it is not to blame. */
  readonly remedy?: string;
}

export type SecondHopKind =
  | 'mcp'
  | 'web_search'
  | 'web_fetch'
  | 'code_execution'
  | 'url'
  | 'file'
  | 'fallback'
  | 'batch'
  | 'handle'
  | 'guardrail'
  | 'grounding'
  | 'knowledge_base'
  | 'agent'
  | 'prompt'
  | 'advisor'
  | 'data_source';

/** `field`: its names and indexes joined by dots, `tools.0`. */
export type AskedBy =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'path' | 'model' };

/** A further place that the request makes the provider talk to, or state that it reopens. */
export interface SecondHop {
  readonly kind: SecondHopKind;
  readonly target: string;
  /** What of the request asks for it, as its sender knows it; absent where that has no name that may be shown. */
  readonly askedBy?: AskedBy;
  readonly processing: Statement;
}

/** Everything that is known about where one request goes. */
export interface Locality {
  /** Catalog id such as `anthropic`, or `declared` for a host that a policy names. */
  readonly provider: string;
  readonly service: string;
  readonly model: string | undefined;
  readonly processing: Statement;
  readonly storage: Statement;
  readonly telemetry: Statement;
  readonly secondHops: readonly SecondHop[];
  /** Request fields that ask the provider to keep state; not empty: storage is judged in any case. */
  readonly keepsState: readonly string[];
}
