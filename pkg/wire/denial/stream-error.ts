import type { DomicileError } from '../../errors/domicile-error.ts';
import { encodeFrame, encodeHeaders } from '../eventstream/frame-writer.ts';
import { sseEventOf } from '../sse/sse-edit.ts';
import { errorBodyOf } from './error-body.ts';
import { type ErrorShape, errorNamesOf } from './error-names.ts';

/** The provider's own error event, for a stream that has begun: nothing may follow it. */
export function streamErrorOf(
  shape: ErrorShape,
  framing: 'sse' | 'eventstream',
  error: DomicileError,
): Buffer {
  if (framing === 'eventstream') return exceptionFrame(error);
  const body = errorBodyOf(shape, error, '');
  if (shape === 'openai') return sseEventOf('', JSON.stringify({ ...responsesError(error), ...body }));
  return sseEventOf(shape === 'google' ? '' : 'error', JSON.stringify(body));
}

/** The Responses API tells its errors on the event itself, chat completions in `error`: one event serves both. */
function responsesError({ code, message }: DomicileError): object {
  return { type: 'error', code, message, param: null };
}

function exceptionFrame(error: DomicileError): Buffer {
  const headers = encodeHeaders({
    ':exception-type': errorNamesOf(error).awsEvent,
    ':content-type': 'application/json',
    ':message-type': 'exception',
  });
  return encodeFrame(headers, Buffer.from(JSON.stringify({ message: error.message })));
}
