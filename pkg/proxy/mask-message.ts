import type { Exchange } from './exchange.ts';
import type { Inspection, MaskedBody } from './inspection.ts';

/** Splices the masks into the raw bytes; bytes that no mask touches stay as they came. */
export async function maskMessage(
  exchange: Exchange,
  scanned: Inspection | undefined,
): Promise<MaskedBody | undefined> {
  if (scanned === undefined) return undefined;
  const masked = await scanned.mask();
  exchange.masked = masked.masked;
  return masked;
}
