import type { Destination } from './request.ts';
import type { Locality } from './location.ts';

export type ReasonCode =
  | 'allowed'
  | 'allowed_by_exception'
  | 'audit_only'
  | 'processing_outside'
  | 'processing_anywhere'
  | 'processing_unknown'
  | 'storage_outside'
  | 'storage_unknown'
  | 'telemetry_outside'
  | 'telemetry_unknown'
  | 'second_hop_outside'
  | 'second_hop_denied'
  | 'egress_denied'
  | 'egress_unmatched'
  | 'data_class'
  | 'uninspectable'
  | 'approval_required';

/** What one policy says of one request. */
export interface Verdict {
  /** The policy's name. */
  readonly policy: string;
  /** The field that decided: `residency.allow`, `egress[2] (github)`, `exceptions[0]`. */
  readonly rule: string;
  readonly action: 'Allow' | 'RequireApproval' | 'Deny';
  readonly reason: ReasonCode;
  /**
   * For people: what was found, what is allowed. Holds no data of the request but place, host, model and field names.
   */
  readonly message: string;
  /** The nearest way to comply. Empty when the action is Allow. */
  readonly fix: string;
}

/** What all policies together say; each policy decided alone. */
export interface Decision {
  /** `Steer`: what was rewritten is allowed, and what was asked for was not. */
  readonly action: 'Allow' | 'Steer' | 'RequireApproval' | 'Deny';
  /** The verdict that decided: the first denial of an Enforce policy, else the first approval, else an allowance. */
  readonly deciding: Verdict;
  readonly verdicts: readonly Verdict[];
  /** Names of exceptions used, `policy exceptions[0]`. */
  readonly exceptionsUsed: readonly string[];
}

/** How a request was rewritten into an equivalent that is allowed. Holds no data of the request but these names. */
export interface Steering {
  readonly from: SteeringEnd;
  readonly to: SteeringEnd;
  /** For people: `model global.anthropic.a -> eu.anthropic.a`, `inference_geo us`, `removed tools.0 (web_search)`. */
  readonly changes: readonly string[];
}

export interface SteeringEnd {
  readonly provider: string;
  readonly host: string;
  readonly model: string | undefined;
}

declare const permitBrand: unique symbol;

/**
 * Leave to send one request to one destination. Only `permitOf` (residency) makes one, out of a decision that
 * allows; `forward` takes nothing else, so nothing can be sent that was not decided.
 */
export interface Permit {
  readonly [permitBrand]: true;
  readonly destination: Destination;
  readonly locality: Locality;
  readonly decision: Decision;
  /** The host may have an address of a private network: its policies declare so. */
  readonly privateAddresses: boolean;
}

/** The label of a place in metrics, summaries and records: `US`, `DE+FR`, `EU`, `anywhere`, `unknown`. */
export type PlaceLabel = string;
