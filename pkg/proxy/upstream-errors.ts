import { DomicileError } from '../errors/domicile-error.ts';

export function unreachable(what: string, cause?: unknown): DomicileError {
  return new DomicileError('upstream.unreachable', `The provider could not be reached: ${what}.`, { cause });
}

export function timedOut(ms: number): DomicileError {
  return new DomicileError('upstream.timeout', `The provider sent nothing for ${ms / 1000} s.`);
}
