import { DomicileError } from '../errors/domicile-error.ts';
import type { Exchange } from './exchange.ts';
import type { Inspection } from './inspection.ts';
import { after, type Soon } from './soon.ts';

/** Finds what is sensitive, and refuses signed parts that we never saw: they could carry anything past the scan. */
export function scanMessage(
  exchange: Exchange,
  message: Inspection | undefined,
): Soon<Inspection | undefined> {
  if (message === undefined) return undefined;
  return after(message.scan(), ({ findings, signed }) => {
    exchange.findings = findings;
    exchange.scanned = message;
    if (!signed.every((digest) => exchange.engine.signedParts.knows(digest))) throw unseenSignedPart();
    return message;
  });
}

function unseenSignedPart(): DomicileError {
  return new DomicileError(
    'policy.unseen_signed_part',
    'The request carries a signed or encrypted part (thinking, reasoning) that did not come through this proxy, so it cannot be inspected. ' +
      'Start the conversation anew, or run with the --key-file and journal folder of the session that made it.',
  );
}
