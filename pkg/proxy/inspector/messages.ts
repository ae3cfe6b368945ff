import type { KeyObject } from 'node:crypto';
import type { MaskingConfig } from '../../api/policy.ts';
import type { BodyChange, BodyFacts } from '../../api/request.ts';
import type { ErrorCode, RefusedBy } from '../../errors/domicile-error.ts';
import type { CarriedMemory } from '../../mask/carried.ts';
import type { Offer } from '../../mask/offer.ts';
import type { PackedTokens } from '../../mask/packed-minted.ts';
import type { MaskKeys } from '../../mask/replacer.ts';
import type { BodyForm, BodyScan } from '../inspection.ts';

/** What bodies that are read from now on are masked by. */
export interface Policy {
  readonly masking: MaskingConfig;
  readonly keys: MaskKeys;
  readonly digestKey: KeyObject;
}

/** What can be asked of the thread about the body that it is at. It does one after the other, and reports each. */
export type Order =
  | { readonly kind: 'read'; readonly form: BodyForm; readonly bytes: Uint8Array }
  | { readonly kind: 'change'; readonly form: BodyForm; readonly changes: readonly BodyChange[] }
  /** `carried`: where it is not what it was told last. */
  | { readonly kind: 'scan'; readonly carried: CarriedMemory | undefined }
  | { readonly kind: 'mask' }
  | { readonly kind: 'digest' }
  | { readonly kind: 'record' };

/** Everything that is said to the thread. */
export type ToInspector =
  | Order
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'forget' };

/** Everything that is said to the thread that searches texts beside the inspector. */
export type ToSearcher =
  | { readonly kind: 'masking'; readonly masking: MaskingConfig }
  | { readonly kind: 'offer'; readonly offer: Offer };

/** What carrying an order out came to. */
export type Report =
  | { readonly kind: 'read'; readonly facts: BodyFacts }
  | { readonly kind: 'scanned'; readonly scan: BodyScan }
  | {
      readonly kind: 'masked';
      readonly bytes: Uint8Array;
      readonly tokens: PackedTokens;
      readonly masked: number;
    }
  | { readonly kind: 'digested'; readonly digest: string }
  | { readonly kind: 'recorded'; readonly record: string }
  | {
      readonly kind: 'refused';
      readonly code: ErrorCode;
      readonly message: string;
      readonly by: RefusedBy | undefined;
    }
  /** A defect, named without its data. */
  | { readonly kind: 'failed'; readonly name: string; readonly where: string };

export type ReportOf<Kind extends Order['kind']> = Extract<
  Report,
  {
    kind: {
      read: 'read';
      change: 'read';
      scan: 'scanned';
      mask: 'masked';
      digest: 'digested';
      record: 'recorded';
    }[Kind];
  }
>;
