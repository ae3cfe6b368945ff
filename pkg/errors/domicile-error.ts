/**
 * Every refusal and failure that a caller can see has one of these codes; `statuses` is the only place that
 * says which HTTP status it gives. 451: by policy. 400 family: malformed. 403: not our caller. 50x: us or upstream.
 */
export const statuses = {
  'policy.denied': 451,
  'policy.approval_unavailable': 451,
  'policy.uninspectable': 451,
  'policy.placeholder_in_tool': 451,
  'policy.citations_shifted': 451,
  'policy.unseen_signed_part': 451,
  'policy.repeat_of_ended_stream': 451,
  'policy.echo_mismatch': 451,
  'policy.private_address': 451,
  'operation.unlisted': 451,
  'operation.unsupported': 451,
  'caller.secret_missing': 403,
  'caller.foreign_host': 403,
  'caller.browser': 403,
  'request.malformed': 400,
  'request.invalid_json': 400,
  'request.duplicate_key': 400,
  'request.wrong_shape': 400,
  'request.timeout': 408,
  'request.length_mismatch': 400,
  'request.invalid_encoding': 400,
  'request.too_large': 413,
  'request.too_complex': 413,
  'request.unsupported_media_type': 415,
  'request.unsupported_encoding': 415,
  'request.headers_too_large': 431,
  'proxy.busy': 503,
  'proxy.draining': 503,
  'proxy.not_configured': 503,
  'proxy.internal': 503,
  'recording.failed': 503,
  'masking.failed': 503,
  'credential.missing': 503,
  'upstream.unreachable': 502,
  'upstream.invalid': 502,
  'upstream.timeout': 504,
} as const;

export type ErrorCode = keyof typeof statuses;

/** What refused, where a policy did. */
export interface RefusedBy {
  /** The one policy that decided; absent where all that are in force apply as one. */
  readonly policy?: string;
  /** Its field: `residency.allow`. */
  readonly field?: string;
}

/**
 * An error with a stable code and a message that says what was found, what is allowed and what to do, and never holds
 * any data of the request. Who refused is for whoever answers the client to say.
 */
export class DomicileError extends Error {
  override readonly name = 'DomicileError';
  readonly code: ErrorCode;
  readonly by: RefusedBy | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options?: { readonly cause?: unknown; readonly by?: RefusedBy | undefined },
  ) {
    super(message, options);
    this.code = code;
    this.by = options?.by;
  }

  get status(): number {
    return statuses[this.code];
  }
}
