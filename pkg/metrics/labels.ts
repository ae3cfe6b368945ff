import type { ReasonCode } from '../api/decision.ts';
import { type ErrorCode, statuses } from '../errors/domicile-error.ts';
import { firstNames, oneOf } from './closed-label.ts';

export type DecisionLabel = 'Allow' | 'Steer' | 'RequireApproval' | 'Deny' | 'none';
export type ReasonLabel = ReasonCode | ErrorCode;
export type DirectionLabel = 'request' | 'response';
/** Why a token was not restored. */
export type WithheldLabel = (typeof withheldReasons)[number];

const withheldReasons = [
  'secret',
  'unsafe_character',
  'rule',
  'foreign_url',
  'foreign_tool',
  'carried_full',
] as const;

/** What no detector can read: as readers of bodies call it, and a tunnel, of which nothing is seen. */
const uninspectableKinds = ['image', 'document', 'audio', 'media', 'file', 'unknown', 'tunnel'];

/** Names that a label may take, beyond those that are the same in every run. */
export interface KnownNames {
  readonly providers: readonly string[];
  readonly entities: readonly string[];
}

const reasons = {
  allowed: true,
  allowed_by_exception: true,
  audit_only: true,
  processing_outside: true,
  processing_anywhere: true,
  processing_unknown: true,
  storage_outside: true,
  storage_unknown: true,
  telemetry_outside: true,
  telemetry_unknown: true,
  second_hop_outside: true,
  second_hop_denied: true,
  egress_denied: true,
  egress_unmatched: true,
  data_class: true,
  uninspectable: true,
  approval_required: true,
} as const satisfies Record<ReasonCode, true>;

/**
 * How many places, user-named entities and policies or exceptions get a name of their own, each; the rest is `other`.
 */
export const maxNames = 64;

/** Countries and zones, joined: `DE+FR`, `EU+EFTA`, `US-GOV`. */
const place = /^[A-Z]{2,8}([+-][A-Z]{2,8}){0,3}$/;
const entity = /^[A-Z][A-Za-z0-9]{0,39}$/;
const policy = /^[a-z0-9][a-z0-9./-]{0,127}$/;
const exception = /^exceptions\[\d{1,3}\]$/;

export function createLabels(known: KnownNames) {
  return {
    provider: oneOf([...known.providers, 'declared', 'none']),
    place: firstNames(place, maxNames, ['EU', 'multiple', 'anywhere', 'unknown', 'none']),
    decision: oneOf(['Allow', 'Steer', 'RequireApproval', 'Deny', 'none'] satisfies DecisionLabel[]),
    reason: oneOf([...Object.keys(reasons), ...Object.keys(statuses)]),
    entity: firstNames(entity, maxNames, known.entities),
    direction: oneOf(['request', 'response'] satisfies DirectionLabel[]),
    uninspectable: oneOf(uninspectableKinds),
    withheld: oneOf(withheldReasons),
    policy: firstNames(policy, maxNames),
    exception: firstNames(exception, maxNames),
  } as const;
}
