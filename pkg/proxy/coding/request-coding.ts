import { DomicileError } from '../../errors/domicile-error.ts';
import { askedCoding, type Coding, codings, faultWords, unreadableWords } from './coding.ts';

/** How a request's body is to be decoded; `undefined`: not at all. Throws `request.unsupported_encoding`. */
export function requestCoding(header: string | undefined): Coding | undefined {
  const asked = askedCoding(header);
  if (asked === 'identity') return undefined;
  if (asked !== 'several' && asked !== 'unknown') return asked;
  throw new DomicileError(
    'request.unsupported_encoding',
    `The Content-Encoding of the body ${unreadableWords[asked]}, so it cannot be inspected: send it with one of ${codings.join(', ')}, or uncompressed.`,
  );
}

export function invalidEncoding(coding: Coding, fault: keyof typeof faultWords): DomicileError {
  return new DomicileError(
    'request.invalid_encoding',
    `The body is not ${coding}, as its Content-Encoding says: it ${faultWords[fault]}. Send exactly one compressed body, whole, or none of that header.`,
  );
}
