import { DomicileError } from '../errors/domicile-error.ts';
import type { RequestMessage } from '../wire/request/read-request.ts';
import { type Exchange, policyOf } from './exchange.ts';
import type { ScannedMessage } from './scanned-message.ts';

/** Finds what is sensitive, and refuses signed parts that we never saw: they could carry anything past the scan. */
export async function scanMessage(
  exchange: Exchange,
  message: RequestMessage | undefined,
): Promise<ScannedMessage | undefined> {
  if (message === undefined) return undefined;
  const { engine } = exchange;
  const { masker } = policyOf(exchange);
  const { parts } = message;
  const small = masker.scanPromptNow(parts, engine.carried);
  const scan = small ?? (await engine.scheduler.run(masker.scanPrompt(parts, engine.carried)));
  const scanned = { message, masks: masker.maskPrompt(scan) };
  exchange.findings = scan.findings;
  exchange.scanned = scanned;
  if (!message.signed.every((content) => engine.signedParts.knows(content))) throw unseenSignedPart();
  return scanned;
}

function unseenSignedPart(): DomicileError {
  return new DomicileError(
    'policy.unseen_signed_part',
    'The request carries a signed or encrypted part (thinking, reasoning) that did not come through this proxy, so it cannot be inspected. ' +
      'Start the conversation anew, or run with the --key-file and journal folder of the session that made it.',
  );
}
