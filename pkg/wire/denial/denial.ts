import type { DomicileError } from '../../errors/domicile-error.ts';
import { errorBodyOf } from './error-body.ts';
import { type ErrorShape, errorNamesOf } from './error-names.ts';

export interface Denial {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

const requestIdHeaders: Readonly<Record<ErrorShape, string>> = {
  anthropic: 'request-id',
  openai: 'x-request-id',
  aws: 'x-amzn-requestid',
  google: 'x-request-id',
  problem: 'x-request-id',
};

/** An answer that says `error` the way the client's own provider would say it. `requestId`: empty where none began. */
export function denialOf(shape: ErrorShape, error: DomicileError, requestId: string): Denial {
  const body = Buffer.from(JSON.stringify(errorBodyOf(shape, error, requestId)));
  const headers: Record<string, string> = {
    'content-type': shape === 'problem' ? 'application/problem+json' : 'application/json',
    'content-length': String(body.length),
  };
  if (requestId !== '') headers[requestIdHeaders[shape]] = requestId;
  if (shape === 'aws') headers['x-amzn-errortype'] = errorNamesOf(error).aws;
  // Clients would repeat what fails here for reasons that a repetition does not change.
  if (error.status === 503) headers['x-should-retry'] = 'false';
  return { status: error.status, headers, body };
}
