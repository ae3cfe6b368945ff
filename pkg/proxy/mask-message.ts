import { DomicileError } from '../errors/domicile-error.ts';
import type { Minted } from '../mask/minted.ts';
import type { Exchange } from './exchange.ts';
import type { Inspection } from './inspection.ts';
import { after, type Soon } from './soon.ts';

export interface MaskedMessage {
  readonly minted: Minted;
  /** The bytes that may leave. To be called once: they are not held for any longer. */
  readonly takeBody: () => Buffer;
}

/**
 * Splices the masks into the raw bytes; bytes that no mask touches stay as they came. What a thread masks is recorded
 * meanwhile.
 */
export function maskMessage(
  exchange: Exchange,
  scanned: Inspection | undefined,
): Soon<MaskedMessage | undefined> {
  if (scanned === undefined) return undefined;
  const masking = after(scanned.mask(), ({ body, minted, masked }) => {
    exchange.masked = masked;
    return { minted, takeBody: onceTaken(body) };
  });
  // Whoever waits for it is told.
  if (masking instanceof Promise) masking.catch(() => undefined);
  return masking;
}

function onceTaken(body: Buffer): () => Buffer {
  let held: Buffer | undefined = body;
  return () => {
    const taken = held;
    held = undefined;
    if (taken !== undefined) return taken;
    throw new DomicileError('masking.failed', 'a body was to be sent that had been sent already');
  };
}
