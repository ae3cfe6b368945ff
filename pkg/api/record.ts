import type { Decision, Steering } from './decision.ts';
import type { Confidence, Locality } from './location.ts';

interface RecordHead {
  readonly v: 1;
  /** Counts from 0 without gaps over the whole journal, rotations included. */
  readonly seq: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
  readonly session: string;
  /** One request with its answer. Empty on records of the session itself. */
  readonly exchange: string;
}

/** What was asked and decided, before anything is forwarded. Masked by all detectors already. */
export interface OpenBody {
  readonly type: 'open';
  /** The policy version (hex SHA-256). */
  readonly policy: string;
  /** Version and digest of the catalog that the decision rests on: `2026-11-22 sha256:...`. */
  readonly catalog: string;
  readonly destination: {
    readonly provider: string;
    readonly host: string;
    readonly method: string;
    readonly path: string;
  };
  readonly locality: Locality | undefined;
  readonly decision: Decision | undefined;
  /** How the request was rewritten before it was decided on; the destination is the one that it was rewritten to. */
  readonly steered?: Steering | undefined;
  /** Findings by entity. */
  readonly findings: Readonly<Record<string, number>>;
  /** The masked request body at level `Masked`; `undefined` at `Metadata`. Truncated at the journal's stated bound. */
  readonly request: string | undefined;
  /** Keyed digest of the raw body, hex; `undefined` when there was none. */
  readonly requestDigest: string | undefined;
  readonly bytesIn: number;
}

export interface CloseBody {
  readonly type: 'close';
  readonly outcome: 'completed' | 'denied' | 'failed' | 'aborted';
  readonly status: number;
  /** Code of the error, where there was one. */
  readonly code: string | undefined;
  readonly findings: Readonly<Record<string, number>>;
  /** How many tokens were restored into the answer. */
  readonly restored: number;
  /** The answer as the provider gave it, masked by all detectors, at level `Masked`. */
  readonly response: string | undefined;
  readonly echo: Readonly<Record<string, string>>;
  /** A violation: the provider says that it was elsewhere than was decided. */
  readonly echoMismatch?: EchoMismatch | undefined;
  readonly addressEvidence?: AddressRecord | undefined;
  readonly bytesOut: number;
  readonly durationMs: number;
}

/** What an address database says of the address that answered: evidence, never proof. */
export interface AddressRecord {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The country is not among those that were decided. */
  readonly contradicts: boolean;
  /** What this leaves of the confidence in the statement that was decided by. */
  readonly confidence: Confidence;
}

export interface EchoMismatch {
  /** `inference_geo`, or the header that says it. */
  readonly field: string;
  readonly value: string;
  /** The place that was decided, as metrics name it. */
  readonly decided: string;
}

/** A session begins (`exec` or the sidecar starts) or ends. */
export interface SessionBody {
  readonly type: 'session-start' | 'session-end';
  readonly policy: string;
  readonly command: readonly string[];
  readonly note: string;
}

export type RecordBody = OpenBody | CloseBody | SessionBody;

/** One line of the journal: `prev` is the hash of the line before, `hash` covers the line's bytes before `hash`. */
export type JournalRecord = RecordHead & RecordBody & { readonly prev: string; readonly hash: string };

/** What the straight path needs of a journal. Rejects when the record is not safely with the operating system. */
export interface Journal {
  append(session: string, exchange: string, body: RecordBody): Promise<void>;
  /** Hash of the last line: what proves that the end was not cut off. */
  head(): { readonly seq: number; readonly hash: string };
  close(): Promise<void>;
}
