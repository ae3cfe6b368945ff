import { DomicileError } from '../../errors/domicile-error.ts';

/** The error of a document that is not strict JSON: names the byte offset, never the content. */
export function invalidJson(offset: number, reason: string): DomicileError {
  return new DomicileError('request.invalid_json', `invalid JSON at byte ${offset}: ${reason}`);
}

export function duplicateKey(offset: number): DomicileError {
  return new DomicileError(
    'request.duplicate_key',
    `duplicate key at byte ${offset}: an object names a member twice, and readers differ on which one counts`,
  );
}
