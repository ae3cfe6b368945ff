import { type Bounds, boundOf } from '../api/bounds.ts';
import { DomicileError } from '../errors/domicile-error.ts';

/** `what`: what became of the connection, with a system's word for it where there is one. */
function unreachable(what: string, cause?: unknown): DomicileError {
  return new DomicileError(
    'upstream.unreachable',
    `The provider could not be reached: ${what}. Check the network from here to it, or where --connect-to and connectTo lead.`,
    { cause },
  );
}

/** `what` came instead. */
function noAnswer(what: string, cause?: unknown): DomicileError {
  return new DomicileError(
    'upstream.invalid',
    `What came from the provider is ${what}: see what answers in its place, or where --connect-to and connectTo lead.`,
    { cause },
  );
}

export function notFinal(status: number): DomicileError {
  return noAnswer(`the status ${status}, with which no answer ends`);
}

export function transferCoded(): DomicileError {
  return noAnswer('coded for its transfer by more than chunks (Transfer-Encoding), which nobody asked for');
}

export function closedWithout(): DomicileError {
  return unreachable('the connection was closed without an answer');
}

/** `limit`: bytes. */
export function answerTooLarge(limit: number): DomicileError {
  return new DomicileError(
    'upstream.invalid',
    `The provider's answer is larger than ${boundOf('answerBytes', limit)}: stream it, ask for less, or raise it.`,
  );
}

/** Codes that the system gives, such as ECONNREFUSED: a word of its own, and no data. */
const systemCode = /^[A-Z][A-Z0-9_]{2,40}$/;

/** Words of Node's parser, and no part of what was sent. */
const parserCode = /^HPE_[A-Z_]{1,40}$/;

/** The connection failed as the system says; where we ended it ourselves, the error says why already. */
export function connectionFailed(cause: Error & { readonly code?: string }): DomicileError {
  if (cause instanceof DomicileError) return cause;
  const { code = '' } = cause;
  if (parserCode.test(code)) return noAnswer(`no well-formed HTTP/1.1 (${code})`, cause);
  return unreachable(`the connection failed${systemCode.test(code) ? ` (${code})` : ''}`, cause);
}

export function connectedTooLate(connectMs: number): DomicileError {
  return unreachable(
    `there was no connection within ${boundOf('connectMs', connectMs)}, which may be raised`,
  );
}

/** `bound`: the one that was reached, which is `ms`. */
export function timedOut(bound: keyof Pick<Bounds, 'firstByteMs' | 'idleMs'>, ms: number): DomicileError {
  return new DomicileError(
    'upstream.timeout',
    `The provider sent nothing for ${ms / 1000} s, which is ${boundOf(bound, ms)}. Send the request again, stream it, or raise the bound.`,
  );
}
