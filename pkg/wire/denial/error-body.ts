import type { DomicileError } from '../../errors/domicile-error.ts';
import { type ErrorShape, errorNamesOf } from './error-names.ts';

/** The JSON of an error in a shape; `requestId` empty: left out, as within a stream. */
export function errorBodyOf(shape: ErrorShape, error: DomicileError, requestId: string): object {
  const { code, message, status } = error;
  const names = errorNamesOf(error);
  switch (shape) {
    case 'anthropic':
      return {
        type: 'error',
        error: { type: names.anthropic, message },
        ...(requestId === '' ? {} : { request_id: requestId }),
      };
    case 'openai':
      return { error: { message, type: names.openai, param: null, code } };
    case 'aws':
      return { message };
    case 'google':
      return { error: { code: status, message, status: names.google, details: [googleInfo(code)] } };
    case 'problem':
      return { type: `urn:domicile:error:${code}`, title: names.title, status, detail: message, code };
  }
}

function googleInfo(code: string): object {
  return { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: code, domain: 'domicile.dev' };
}
