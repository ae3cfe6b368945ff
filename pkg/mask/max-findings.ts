import { DomicileError } from '../errors/domicile-error.ts';

/**
 * Most values found in one prompt, some 400 bytes of memory each. Above, the request is refused: to leave a value out
 * of what is known from then on would let it through where nothing but its first occurrence gives it away.
 */
export const MAX_FINDINGS = 262_144;

/** Throws `request.too_large` where more was found. */
export const refuseAbove = (found: number): void => {
  if (found <= MAX_FINDINGS) return;
  throw new DomicileError(
    'request.too_large',
    `The request holds more than ${MAX_FINDINGS.toLocaleString('en')} values that detectors find, and is not sent. ` +
      'Send what it carries in several requests.',
  );
};
