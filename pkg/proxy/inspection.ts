import type { KeyObject } from 'node:crypto';
import type { BodyChange, BodyFacts, ProtocolId } from '../api/request.ts';
import type { Slices } from '../api/text.ts';
import type { CarriedValues } from '../mask/carried.ts';
import type { PromptMasker } from '../mask/masker.ts';
import type { Minted } from '../mask/minted.ts';
import type { CleanTexts } from './clean-texts.ts';
import type { Soon } from './soon.ts';

/** How a body is to be read: as the catalog captured it from method, host and path. */
export interface BodyForm {
  readonly protocol: ProtocolId;
  readonly params: Readonly<Record<string, string>>;
}

export interface BodyScan {
  /** Findings by entity. */
  readonly findings: Readonly<Record<string, number>>;
  /** Digests of the signed parts that came in, each once. */
  readonly signed: readonly string[];
}

export interface MaskedBody {
  readonly body: Buffer;
  readonly minted: Minted;
  /** Values that were masked. */
  readonly masked: number;
}

/**
 * One request body in work: read, then scanned, then masked and recorded. It is the same whether the work is done in
 * the event loop or, for large bodies, in a thread beside it.
 */
export interface Inspection {
  readonly facts: BodyFacts;
  /** The body with changes of its JSON written into it, read anew as `form`. Without changes it stays as it is. */
  change(form: BodyForm, changes: readonly BodyChange[]): Soon<Inspection>;
  /** What is sensitive. The steps below want it scanned. */
  scan(): Soon<BodyScan>;
  /** As it may leave. Throws `policy.citations_shifted`. */
  mask(): Soon<MaskedBody>;
  /** As the record keeps it. */
  record(): Soon<string>;
  /** Of the conversation as it came: to recognise a repeat. */
  digest(): Soon<string>;
  /** Keeps no more than facts and digest are made of: an answer may take long. Nothing else can be asked for after. */
  letGo(): void;
}

/** What bodies are inspected with. */
export interface Means {
  readonly masker: PromptMasker;
  /** For the record: names and ids leave as they are, and may still be values. */
  readonly names: CleanTexts;
  readonly carried: CarriedValues;
  readonly digestKey: KeyObject;
  /** Drives sliced work, giving way or at once. */
  run<T>(work: Slices<T>): Soon<T>;
}
