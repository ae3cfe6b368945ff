import type { Confidence } from './location.ts';

/** The places that a policy allows: what a location must be a subset of. */
export interface AllowedPlaces {
  /** As the user wrote them: `EU`, `CH`, `aws/eu-central-1`. For messages. */
  readonly written: readonly string[];
  /**
   * ISO 3166-1 alpha-2, zones expanded. A region that is allowed does not add its country; one that is declared does.
   */
  readonly countries: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
}

export type Covered = 'Processing' | 'SecondHops' | 'Storage' | 'Telemetry';
export type EgressAction = 'Allow' | 'Deny' | 'RequireApproval';

export interface CompiledEgressRule {
  readonly name: string;
  readonly action: EgressAction;
  readonly provider: string | undefined;
  /** Lower case; a leading `*.` matches any subdomain, not the domain itself. */
  readonly hosts: readonly string[];
  /** The place of these hosts as the operator of the policy declares it. */
  readonly location: AllowedPlaces | undefined;
  /** These hosts may have addresses of private networks. */
  readonly privateAddresses: boolean;
}

export interface CompiledSteerTo {
  readonly from: { readonly provider: string };
  /** Bedrock has a region, Vertex a location and a project. */
  readonly to: {
    readonly provider: 'bedrock' | 'vertex';
    readonly region?: string;
    readonly location?: string;
    readonly project?: string;
  };
  /** The first whose `from` (a glob) matches names the model at the target. */
  readonly models: readonly { readonly from: string; readonly to: string }[];
}

export interface CompiledException {
  /** `exceptions[0]`: what a message and a metric call it. */
  readonly name: string;
  readonly provider: string | undefined;
  readonly hosts: readonly string[];
  /** Globs with `*`; empty matches every model. */
  readonly models: readonly string[];
  readonly allow: AllowedPlaces;
  readonly reason: string;
  readonly ticket: string | undefined;
  /** Unix milliseconds; from this moment on the exception no longer applies. */
  readonly notAfter: number;
}

export interface CompiledDataClass {
  readonly name: string;
  /**
   * Entity names any one of which puts a request into the class; `Unscanned` stands for what could not be inspected.
   */
  readonly findings: ReadonlySet<string>;
  /** What a pod says of its data, to have all its requests in the class. */
  readonly annotation: string | undefined;
  readonly allow: AllowedPlaces;
}

/** The place of a deployment, which no request shows, as the operator of the policy declares it. */
export interface CompiledDeployment {
  /** `name residency.deployments[0]`: what a statement gives as its source. */
  readonly name: string;
  /** Lower case; a leading `*.` matches any subdomain, not the domain itself. */
  readonly hosts: readonly string[];
  /** The deployment as path or body name it, or an ARN; `undefined`: all that runs behind these hosts. */
  readonly deployment: string | undefined;
  /** Zones, countries or cloud regions. */
  readonly place: readonly string[] | 'anywhere';
  readonly reason: string;
}

/** One policy, ready to decide: nothing is parsed or looked up per request any more. */
export interface CompiledPolicy {
  /** `namespace/name`, or `name` for a cluster policy. */
  readonly name: string;
  readonly kind: 'ResidencyPolicy' | 'ClusterResidencyPolicy';
  readonly mode: 'Enforce' | 'Audit';
  readonly allow: AllowedPlaces;
  readonly covers: ReadonlySet<Covered>;
  readonly unknown: 'Deny' | 'RequireApproval';
  readonly secondHops: 'Allow' | 'Deny' | 'Remove';
  /** Whether a request that would be denied may be rewritten into an equivalent that is allowed. */
  readonly steer: boolean;
  /** Where a request may be steered at another provider, in the order of preference. */
  readonly steerTo: readonly CompiledSteerTo[];
  /** What happens where a provider says that it processed elsewhere than was decided. */
  readonly onEchoMismatch: 'Record' | 'EndStream';
  readonly require: { readonly confidence: Confidence | undefined; readonly maxAgeMs: number | undefined };
  /** Conditions of the catalog that the operator declares as met. */
  readonly conditions: ReadonlySet<string>;
  readonly deployments: readonly CompiledDeployment[];
  /** `undefined`: decided by residency alone. Otherwise the first match wins and nothing matched denies. */
  readonly egress: readonly CompiledEgressRule[] | undefined;
  readonly exceptions: readonly CompiledException[];
  readonly dataClasses: readonly CompiledDataClass[];
  readonly uninspectable: 'Deny' | 'Allow';
}

export type Strategy = 'Redact' | 'Hash' | 'Pseudonym' | 'Partial';
export type Direction = 'Request' | 'Response' | 'Both';

/** What one masking rule does. Exactly one of `entities` and `pattern` is set. */
export interface MaskRule {
  /** The rule's name, which is the entity of a pattern's findings. */
  readonly name: string;
  readonly entities: readonly string[] | undefined;
  /** RE2 syntax; the group `value`, else the whole match, is what is masked. */
  readonly pattern: string | undefined;
  readonly strategy: Strategy;
  readonly direction: Direction;
  /** For `Partial`: how many characters at the end stay. */
  readonly keepLast: number;
  /** For `Pseudonym`: where answers get the values back. */
  readonly restore: RestoreScope;
}

/** Where the values of a rule may be restored: in text that the agent reads, in inputs of its own tools. */
export interface RestoreScope {
  readonly text: boolean;
  readonly tools: boolean;
}

/** What the rules never mask: what every policy with masking rules exempts. */
export interface MaskingAllowance {
  /** Exact values. */
  readonly values: readonly string[];
  /** RE2 syntax; a value that one of them matches from end to end. */
  readonly patterns: readonly string[];
  /** E-mail addresses of these domains and of the domains below them. */
  readonly domains: readonly string[];
  /** Names and numbers that are reserved for documents: `example.com`, `192.0.2.0/24`, `555-0100`. */
  readonly documentation: boolean;
}

/** Names that a policy lists, all found as one entity. */
export interface MaskingDictionary {
  readonly name: string;
  readonly values: readonly string[];
}

/** The masking of all policies in force, put together: per span Redact > Hash > Pseudonym > Partial. */
export interface MaskingConfig {
  readonly rules: readonly MaskRule[];
  readonly dictionaries: readonly MaskingDictionary[];
  readonly allow: MaskingAllowance;
  /**
   * Lower-case hosts (a leading `*.` as in egress rules) that all policies allow by name: a URL of theirs may carry
   * restored values.
   */
  readonly allowedUrlHosts: readonly string[];
  /** What happens when the model writes our irreversible output (`[EMAIL_ADDRESS]`) into a tool's input. */
  readonly placeholderInTool: 'Deny' | 'Allow';
  /** Whether account and user ids (`metadata.user_id`) leave as keyed hashes: where any policy enforces. */
  readonly hashIdentifiers: boolean;
}

export type CredentialKind = 'apiKey' | 'bearer' | 'sigv4' | 'gcp';

export interface CredentialRequest {
  readonly provider: string;
  readonly kind: CredentialKind;
  /** The only hosts that it goes to (a leading `*.` as in egress rules); absent: those that the catalog knows. */
  readonly hosts?: readonly string[];
}

export interface RecordingConfig {
  readonly level: 'Metadata' | 'Masked' | 'Off';
  readonly onFailure: 'Block' | 'Continue';
}

/** The snapshot that one exchange is judged by from beginning to end. */
export interface PolicySnapshot {
  readonly policies: readonly CompiledPolicy[];
  readonly masking: MaskingConfig;
  readonly credentials: readonly CredentialRequest[];
  readonly recording: RecordingConfig;
  /** What is said of the data that is sent, whatever is found in it: the pod's annotation. May only tighten. */
  readonly dataClasses: ReadonlySet<string>;
  /** Hex SHA-256 over the canonical policy documents: the policy version. */
  readonly version: string;
  /** Unix milliseconds. */
  readonly loadedAt: number;
}
