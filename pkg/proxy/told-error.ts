import { DomicileError } from '../errors/domicile-error.ts';
import { maskAll } from '../mask/mask-all.ts';
import type { Exchange } from './exchange.ts';

/** An error as it may be told: messages quote names that clients and providers chose, and are masked like all that is written. */
export function toldError({ policy, destination }: Exchange, error: DomicileError): DomicileError {
  const { code, message } = error;
  const told = policy === undefined ? maskAll(message) : policy.written.text(message, destination?.host);
  return told === message ? error : new DomicileError(code, told, { cause: error });
}
