import type { BodyFormat, Destination } from '../api/request.ts';
import type { ErrorCode } from '../errors/domicile-error.ts';
import type { ErrorShape, ProviderData } from './catalog-shape.ts';

/** What is refused before any policy is asked: nobody can say what such a request would do. */
export interface Refusal {
  readonly refused: ErrorCode;
  /** For the client: no data of the request but method, host and operation. */
  readonly message: string;
  /** The nearest way to go on. */
  readonly fix: string;
  /** Catalog id, where the provider is known. */
  readonly provider: string | undefined;
  readonly errorShape: ErrorShape | undefined;
  /** Where the request is addressed to all the same, for an explanation: nothing is ever sent there. */
  readonly explained?: { readonly destination: Destination; readonly format: BodyFormat | undefined };
}

export function isRefusal<T extends object>(value: T | Refusal): value is Refusal {
  return 'refused' in value;
}

export function refuse(
  refused: ErrorCode,
  message: string,
  fix: string,
  provider?: Pick<ProviderData, 'id' | 'errorShape'>,
): Refusal {
  return { refused, message, fix, provider: provider?.id, errorShape: provider?.errorShape };
}
