import type { Statement } from '../api/location.ts';
import type { BodyFacts, OperationKind } from '../api/request.ts';

/** What a condition is held against. */
export interface Circumstances {
  readonly operation: OperationKind;
  readonly host: string;
  readonly params: Readonly<Record<string, string>>;
  readonly facts: BodyFacts | undefined;
  /** Where the request is processed, for what is said of storage and telemetry by it. */
  readonly processing?: Statement | undefined;
}
