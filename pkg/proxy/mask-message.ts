import type { Minted } from '../mask/minted.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import type { Exchange } from './exchange.ts';
import type { ScannedMessage } from './scanned-message.ts';

/** The body as it may leave, and the tokens that its answer may restore. */
export interface MaskedMessage {
  readonly body: Buffer;
  readonly minted: Minted;
  readonly scanned: ScannedMessage;
}

/** Splices the masks into the raw bytes; bytes that no mask touches stay as they came. */
export async function maskMessage(
  exchange: Exchange,
  scanned: ScannedMessage | undefined,
): Promise<MaskedMessage | undefined> {
  if (scanned === undefined) return undefined;
  const { message, masks } = scanned;
  if (message.parts.some((part, index) => part.cited && (masks.edits[index]?.length ?? 0) > 0))
    throw shiftedCitations();
  const body = await exchange.engine.scheduler.run(message.rewrite(masks.edits));
  exchange.masked = masks.masked;
  return { body, minted: masks.minted, scanned };
}

function shiftedCitations(): DomicileError {
  return new DomicileError(
    'policy.citations_shifted',
    'A document with citations enabled holds values that must be masked, and the answer would cite it by wrong character positions: ' +
      'switch citations off for this document, or take the values out.',
  );
}
