import type { DomicileError } from '../../errors/domicile-error.ts';

/** In whose terms an error is told; `problem` is RFC 9457, for whatever speaks no provider's protocol. */
export type ErrorShape = 'anthropic' | 'openai' | 'aws' | 'google' | 'problem';

/** What each provider calls the same cause. */
export interface ErrorNames {
  readonly anthropic: string;
  readonly openai: string;
  readonly aws: string;
  /** An event stream has fewer exceptions than the answers of the same service: these are known to its clients. */
  readonly awsEvent: string;
  readonly google: string;
  readonly title: string;
}

const refused: ErrorNames = {
  anthropic: 'permission_error',
  openai: 'request_forbidden',
  aws: 'AccessDeniedException',
  awsEvent: 'validationException',
  google: 'PERMISSION_DENIED',
  title: 'Refused',
};
const malformed: ErrorNames = {
  anthropic: 'invalid_request_error',
  openai: 'invalid_request_error',
  aws: 'ValidationException',
  awsEvent: 'validationException',
  google: 'INVALID_ARGUMENT',
  title: 'Request not understood',
};
const unavailable: ErrorNames = {
  anthropic: 'api_error',
  openai: 'server_error',
  aws: 'ServiceUnavailableException',
  awsEvent: 'serviceUnavailableException',
  google: 'UNAVAILABLE',
  title: 'Not available',
};
const tooLarge: ErrorNames = { ...malformed, anthropic: 'request_too_large' };
const late: ErrorNames = { ...unavailable, anthropic: 'timeout_error', google: 'DEADLINE_EXCEEDED' };

const byStatus: ReadonlyMap<number, ErrorNames> = new Map([
  [451, refused],
  [403, refused],
  [413, tooLarge],
  [408, late],
  [504, late],
]);

export function errorNamesOf(error: DomicileError): ErrorNames {
  return byStatus.get(error.status) ?? (error.status >= 500 ? unavailable : malformed);
}
