import { DomicileError } from '../../errors/domicile-error.ts';

/** The error of a document that is not strict JSON: names the byte offset, never the content. */
export function invalidJson(
  offset: number,
  reason: string,
  way = 'send one whole JSON text (RFC 8259) in UTF-8',
): DomicileError {
  return new DomicileError('request.invalid_json', `invalid JSON at byte ${offset}: ${reason}; ${way}`);
}

export function duplicateKey(offset: number): DomicileError {
  return new DomicileError(
    'request.duplicate_key',
    `duplicate key at byte ${offset}: an object names a member twice, and readers differ on which one counts; send each key once`,
  );
}
