// Generated from crds/ by scripts/generate: do not edit.

export interface PolicyDocument {
  apiVersion: 'domicile.dev/v1alpha1';
  kind: 'ResidencyPolicy' | 'ClusterResidencyPolicy';
  metadata: PolicyMetadata;
  spec: ResidencyPolicySpec;
  status?: {};
}
export interface PolicyMetadata {
  name: string;
  namespace?: string;
  labels?: {
    [k: string]: string;
  };
  annotations?: {
    [k: string]: string;
  };
  creationTimestamp?: unknown;
  finalizers?: unknown;
  generation?: unknown;
  managedFields?: unknown;
  ownerReferences?: unknown;
  resourceVersion?: unknown;
  uid?: unknown;
}
/**
 * What the policy demands. Several policies are never merged; each decides alone, and any denial denies.
 */
export interface ResidencyPolicySpec {
  /**
   * `Enforce` refuses and masks. `Audit` lets traffic pass untouched; it is decided, recorded and metered.
   */
  mode: 'Enforce' | 'Audit';
  selector?: LabelSelectorSpec;
  namespaceSelector?: LabelSelectorSpec;
  /**
   * Ranges of addresses inside the cluster that locked-down pods may reach past the proxy, undecided and unrecorded.
   *
   * @minItems 1
   * @maxItems 64
   */
  reachableRanges?: string[];
  residency: ResidencySpec;
  /**
   * `Require` has pods of the policy run only on nodes whose label `topology.kubernetes.io/region` names a region within `allow` - injection says so to the scheduler, and the proxy refuses everything elsewhere. Absent - such pods are only reported. The region where the proxy runs is a hop, too.
   */
  placement?: 'Require';
  /**
   * Where the regions of your own nodes lie, as you declare it. Regions of the clouds in the catalog need none.
   *
   * @minItems 1
   * @maxItems 64
   */
  nodeRegions?: NodeRegionSpec[];
  /**
   * Which providers and hosts may be reached. Absent - decided by residency alone. Present - the first match wins and what matches nothing is denied. `Allow` never widens residency.
   *
   * @minItems 1
   * @maxItems 128
   */
  egress?: EgressRuleSpec[];
  /**
   * Dated permissions to leave `residency.allow`. Each use is recorded and metered.
   *
   * @minItems 1
   * @maxItems 64
   */
  exceptions?: ExceptionSpec[];
  /**
   * Requests that carry certain data may go to fewer places. A data class may only tighten.
   *
   * @minItems 1
   * @maxItems 32
   */
  dataClasses?: DataClassSpec[];
  masking?: MaskingSpec;
  /**
   * The credentials that only the sidecar sees and puts into requests. Without `secretRef` they come from the environment.
   *
   * @minItems 1
   * @maxItems 32
   */
  credentials?: CredentialSpec[];
  recording?: RecordingSpec;
}
/**
 * The namespaces that the policy is for, by their labels. Absent or empty - all of them.
 */
export interface LabelSelectorSpec {
  /**
   * Labels and the values that all of them must have.
   */
  matchLabels?: {
    [k: string]: string;
  };
  /**
   * Conditions on labels, all of which must hold.
   *
   * @minItems 1
   * @maxItems 32
   */
  matchExpressions?: LabelExpressionSpec[];
}
export interface LabelExpressionSpec {
  /**
   * The label.
   */
  key: string;
  /**
   * What must hold of it. `NotIn` holds where the label is missing, too.
   */
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  /**
   * The values, for `In` and `NotIn`.
   *
   * @minItems 1
   * @maxItems 256
   */
  values?: string[];
}
/**
 * Where requests may be processed. A place that is not known is not allowed.
 */
export interface ResidencySpec {
  /**
   * The places allowed - zones (`EU`), ISO 3166-1 alpha-2 countries (`CH`) or cloud regions (`aws/eu-central-1`).
   *
   * @minItems 1
   * @maxItems 256
   */
  allow: string[];
  /**
   * What is judged against `allow`. A request that asks the provider to keep state has its storage judged in any case.
   *
   * @minItems 1
   * @maxItems 4
   */
  covers: ('Processing' | 'SecondHops' | 'Storage' | 'Telemetry')[];
  /**
   * What happens where a place cannot be known. `RequireApproval` denies until approvals exist.
   */
  unknown: 'Deny' | 'RequireApproval';
  /**
   * What happens to further places that a request makes the provider talk to (MCP servers, web search, files). `Allow` lets pass only those that are known to lie in `allow`. `Remove` takes the others out of the request.
   */
  secondHops: 'Allow' | 'Deny' | 'Remove';
  /**
   * Whether a request that the policy would deny may be rewritten into an equivalent that it allows. The rewrite is recorded, metered and shown in a response header.
   */
  steer: boolean;
  /**
   * Where a request may be steered at another provider, the first that is allowed. Only with `steer`, and only with a credential for that provider among `credentials`.
   *
   * @minItems 1
   * @maxItems 16
   */
  steerTo?: SteerToSpec[];
  /**
   * What happens where a provider says in its answer that it processed elsewhere than was decided. `Record` writes it down as a violation; `EndStream` ends or withholds the answer as well.
   */
  onEchoMismatch: 'Record' | 'EndStream';
  require?: ResidencyRequirement;
  /**
   * Conditions of the catalog that you declare as met, for example `openai/regional-project`. `domicile catalog show` names them. What depends on one that is not declared does not hold.
   *
   * @minItems 1
   * @maxItems 64
   */
  conditions?: string[];
  /**
   * Where deployments run whose requests do not show it (Azure OpenAI, Foundry, ARNs of Bedrock, Snowflake, Databricks), as you declare it. The first that matches counts; without one the place is unknown.
   *
   * @minItems 1
   * @maxItems 256
   */
  deployments?: DeploymentSpec[];
}
export interface SteerToSpec {
  from: SteerSource;
  to: SteerTarget;
  /**
   * What the target calls the models that are asked for; the first that matches. Others are not steered.
   *
   * @minItems 1
   * @maxItems 64
   */
  models: SteerModel[];
}
/**
 * Which requests the entry is for.
 */
export interface SteerSource {
  /**
   * The provider that the client asks, in whose format it goes on being answered.
   */
  provider: 'anthropic';
}
/**
 * Where they are sent instead.
 */
export interface SteerTarget {
  /**
   * The provider that answers instead.
   */
  provider: 'bedrock' | 'vertex';
  /**
   * A region of AWS, for example `eu-central-1`.
   */
  region?: string;
  /**
   * A location of Vertex AI, for example `eu` or `europe-west4`.
   */
  location?: string;
  /**
   * The project of Google Cloud that pays.
   */
  project?: string;
}
export interface SteerModel {
  /**
   * A model name as clients write it, `*` for any characters.
   */
  from: string;
  /**
   * The same model as the target names it.
   */
  to: string;
}
/**
 * How well a place must be known. Weaker or older statements count as unknown.
 */
export interface ResidencyRequirement {
  /**
   * The weakest confidence accepted, from `Attested` (strongest) to `Inferred`.
   */
  confidence?: 'Attested' | 'Contractual' | 'Documented' | 'Declared' | 'Inferred';
  /**
   * The oldest statement accepted, in days, for example `365d`.
   */
  maxAge?: string;
}
export interface DeploymentSpec {
  /**
   * A host of a provider whose requests do not show the place.
   */
  host?: string;
  /**
   * The name of an Azure resource, the first part of its host names.
   */
  resource?: string;
  /**
   * The deployment as path or body name it, or the ARN of a model. Absent, with a host - all that runs there.
   */
  deployment?: string;
  /**
   * Zones, countries or cloud regions; with a sku, the region of the resource.
   *
   * @minItems 1
   * @maxItems 64
   */
  location: string[];
  /**
   * The deployment type. A data zone widens the location to the zone, a global one to anywhere.
   */
  sku?:
    | 'Standard'
    | 'ProvisionedManaged'
    | 'DataZoneStandard'
    | 'DataZoneProvisionedManaged'
    | 'DataZoneBatch'
    | 'GlobalStandard'
    | 'GlobalProvisionedManaged'
    | 'GlobalBatch'
    | 'DeveloperTier';
}
export interface NodeRegionSpec {
  /**
   * The value of the label `topology.kubernetes.io/region`.
   */
  name: string;
  /**
   * The place, as in `allow`.
   *
   * @minItems 1
   * @maxItems 16
   */
  location: string[];
}
export interface EgressRuleSpec {
  /**
   * What messages, records and metrics call the rule.
   */
  name: string;
  /**
   * A provider of the catalog, for example `anthropic`.
   */
  provider?: string;
  /**
   * Host names. A leading `*.` matches every subdomain, not the domain itself.
   *
   * @minItems 1
   * @maxItems 64
   */
  hosts?: string[];
  /**
   * Where these hosts process, as you declare it. Without it their place is unknown.
   *
   * @minItems 1
   * @maxItems 64
   */
  location?: string[];
  /**
   * Whether these hosts may have addresses of private networks, of this machine or of its cloud. Without it such an address is refused, whatever name leads to it.
   */
  privateAddresses?: boolean;
  /**
   * What happens to a request that matches. `RequireApproval` denies until approvals exist.
   */
  action: 'Allow' | 'Deny' | 'RequireApproval';
}
export interface ExceptionSpec {
  match: ExceptionMatch;
  /**
   * The places allowed in addition.
   *
   * @minItems 1
   * @maxItems 64
   */
  allow: string[];
  /**
   * Why, for whoever reads the record.
   */
  reason: string;
  /**
   * Where it was agreed, for example `SEC-12`.
   */
  ticket?: string;
  /**
   * From this moment on the exception no longer applies, for example `2027-01-31T00:00:00Z`.
   */
  notAfter: string;
}
/**
 * Which requests the exception is for.
 */
export interface ExceptionMatch {
  /**
   * A provider of the catalog, for example `mistral`.
   */
  provider?: string;
  /**
   * Host names. A leading `*.` matches every subdomain, not the domain itself.
   *
   * @minItems 1
   * @maxItems 64
   */
  hosts?: string[];
  /**
   * Model names, `*` for any characters. Absent - every model.
   *
   * @minItems 1
   * @maxItems 64
   */
  models?: string[];
}
export interface DataClassSpec {
  /**
   * What messages, records and metrics call the class.
   */
  name: string;
  when: DataClassCondition;
  /**
   * The places allowed for the class, all of them within `residency.allow`.
   *
   * @minItems 1
   * @maxItems 256
   */
  allow: string[];
}
/**
 * Which requests are in the class. Each of the two puts a request into it.
 */
export interface DataClassCondition {
  /**
   * A name in the pod's annotation `domicile.dev/data-class` puts all its requests into the class.
   */
  annotation?: string;
  /**
   * Any one of these entities puts a request into the class. `Unscanned` stands for what could not be inspected.
   *
   * @minItems 1
   * @maxItems 64
   */
  findings?: string[];
}
/**
 * What is masked before a request leaves, and restored in its answer.
 */
export interface MaskingSpec {
  /**
   * What happens to images, documents and opaque files, which cannot be searched. `Deny` where there are rules, else `Allow`.
   */
  uninspectable?: 'Deny' | 'Allow';
  /**
   * What happens when the model writes an irreversible mask such as `[EMAIL_ADDRESS]` into the input of a tool.
   */
  placeholderInTool: 'Deny' | 'Allow';
  allow?: MaskingAllow;
  /**
   * Lists of names to find, such as those of customers and projects, without regard to case.
   *
   * @minItems 1
   * @maxItems 32
   */
  dictionaries?: DictionarySpec[];
  /**
   * What is masked, and how. Where masks overlap, Redact beats Hash beats Pseudonym beats Partial.
   *
   * @minItems 1
   * @maxItems 64
   */
  rules?: MaskRuleSpec[];
}
/**
 * What the rules of this policy never mask.
 */
export interface MaskingAllow {
  /**
   * Exact values.
   *
   * @minItems 1
   * @maxItems 1024
   */
  values?: string[];
  /**
   * Regular expressions in RE2 syntax. What one of them matches from end to end is not masked.
   *
   * @minItems 1
   * @maxItems 64
   */
  patterns?: string[];
  /**
   * E-mail addresses of these domains, and of the domains below them, are not masked.
   *
   * @minItems 1
   * @maxItems 256
   */
  domains?: string[];
  /**
   * Whether names, addresses and numbers that are reserved for documents and examples are left as they are.
   */
  documentation: boolean;
}
export interface DictionarySpec {
  /**
   * What findings of the dictionary are called; rules and data classes name it.
   */
  name: string;
  /**
   * The names themselves.
   *
   * @minItems 1
   * @maxItems 4096
   */
  values?: string[];
  /**
   * Files with one name per line, relative to the file of the policy; not in a cluster.
   *
   * @minItems 1
   * @maxItems 16
   */
  files?: string[];
  /**
   * ConfigMaps with one name per line and with the label `domicile.dev/dictionary: enabled`, for injected pods: of the namespace of the policy, or for a cluster policy of that of the operator.
   *
   * @minItems 1
   * @maxItems 16
   */
  configMaps?: ConfigMapKeyRef[];
}
/**
 * A key of a ConfigMap.
 */
export interface ConfigMapKeyRef {
  /**
   * The name of the ConfigMap.
   */
  name: string;
  /**
   * The key within the ConfigMap.
   */
  key: string;
}
export interface MaskRuleSpec {
  /**
   * Names of built-in detectors, for example `EmailAddress`, and of dictionaries.
   *
   * @minItems 1
   * @maxItems 256
   */
  entities?: string[];
  /**
   * What findings of the pattern are called.
   */
  name?: string;
  /**
   * A regular expression in RE2 syntax. The group `value`, else the whole match, is what is masked.
   */
  pattern?: string;
  /**
   * `Pseudonym` is restored in the answer. `Partial` keeps the last characters. `Hash` and `Redact` are never restored.
   */
  strategy: 'Redact' | 'Pseudonym' | 'Partial' | 'Hash';
  /**
   * For `Partial`, how many characters at the end stay; 4 where it is absent.
   */
  keepLast?: number;
  /**
   * Whether requests, answers or both are masked.
   */
  direction: 'Request' | 'Response' | 'Both';
  restore?: RestoreSpec;
}
/**
 * For `Pseudonym`, where an answer gets the values back.
 */
export interface RestoreSpec {
  /**
   * In text that the agent reads.
   */
  text: boolean;
  /**
   * In the input of the agent's own tools.
   */
  tools: boolean;
}
export interface CredentialSpec {
  /**
   * A provider of the catalog, for example `anthropic`.
   */
  provider: string;
  /**
   * Host names that the credential goes to, and no others. A leading `*.` matches every subdomain, not the domain itself. Needed for `self-hosted` and `gateway`, whose hosts no catalog knows.
   *
   * @minItems 1
   * @maxItems 64
   */
  hosts?: string[];
  apiKey?: CredentialSource;
  bearer?: CredentialSource;
  sigv4?: CredentialSource;
  gcp?: CredentialSource;
}
/**
 * A Google service account.
 */
export interface CredentialSource {
  secretRef?: SecretKeyRef;
}
/**
 * A key of a Secret in the namespace of the pod.
 */
export interface SecretKeyRef {
  /**
   * The name of the Secret.
   */
  name: string;
  /**
   * The key within the Secret.
   */
  key: string;
}
/**
 * What is recorded of each exchange. Where several policies speak, the strictest holds.
 */
export interface RecordingSpec {
  /**
   * `Masked` records requests and answers with every finding masked, `Metadata` only what went where.
   */
  level: 'Metadata' | 'Masked' | 'Off';
  /**
   * What happens to a request that cannot be recorded.
   */
  onFailure: 'Block' | 'Continue';
}
