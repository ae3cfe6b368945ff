import { DomicileError } from '../errors/domicile-error.ts';

export function unreachable(what: string, cause?: unknown): DomicileError {
  return new DomicileError('upstream.unreachable', `The provider could not be reached: ${what}.`, { cause });
}

/** `limit`: bytes. */
export function answerTooLarge(limit: number): DomicileError {
  return new DomicileError(
    'upstream.invalid',
    `The provider's answer is larger than ${limit} bytes: stream it, or raise the bound answerBytes.`,
  );
}

export function timedOut(ms: number): DomicileError {
  return new DomicileError('upstream.timeout', `The provider sent nothing for ${ms / 1000} s.`);
}
