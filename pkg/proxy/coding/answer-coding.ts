import type { IncomingMessage } from 'node:http';
import { DomicileError } from '../../errors/domicile-error.ts';
import { askedCoding, type Coding, codings, faultWords, unreadableWords } from './coding.ts';
import { answerTooLarge } from '../upstream-errors.ts';
import { type BodySource, DecodedBody } from './decoded-body.ts';

/**
 * The bytes of an answer: as they come, or decoded where somebody compressed them although they were asked for as they
 * are. `limit`: compressed bytes that may come. Whoever gives it up has upstream given up as well.
 */
export function answerBody(upstream: IncomingMessage, limit: number): BodySource {
  const asked = askedCoding(upstream.headers['content-encoding']);
  if (asked === 'identity') return upstream;
  if (asked === 'several' || asked === 'unknown') throw unreadable(asked);
  const body = new DecodedBody(upstream, {
    coding: asked,
    limit,
    errorOf: (fault) => {
      if (fault === 'empty') return undefined;
      return fault === 'too_long' ? answerTooLarge(limit) : invalid(asked, fault);
    },
  });
  return body.once('close', () => upstream.destroy());
}

function unreadable(asked: keyof typeof unreadableWords): DomicileError {
  return new DomicileError(
    'upstream.invalid',
    `The provider compressed its answer although it was asked not to, and its Content-Encoding ${unreadableWords[asked]} (${codings.join(', ')}): it cannot be restored. See what compresses between this proxy and the provider.`,
  );
}

function invalid(coding: Coding, fault: keyof typeof faultWords): DomicileError {
  return new DomicileError(
    'upstream.invalid',
    `The provider's answer is not ${coding}, as its Content-Encoding says: it ${faultWords[fault]}. It was asked not to compress: see what does between this proxy and the provider.`,
  );
}
