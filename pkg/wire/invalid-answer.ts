import { DomicileError } from '../errors/domicile-error.ts';

/** The error of an answer that cannot be passed on. `what` was found: never anything of its data. */
export function invalidAnswer(what: string, cause?: unknown): DomicileError {
  return new DomicileError(
    'upstream.invalid',
    `${what}, so it cannot be passed on: send the request again, ask for a shorter answer, or ask the provider if it stays so`,
    { cause },
  );
}
