import type { PromptMasking } from '../mask/prompt.ts';
import type { RequestMessage } from '../wire/request/read-request.ts';

/** A message, and what of it must not be seen: on the wire by the policy's rules, in the record by all detectors. */
export interface ScannedMessage {
  readonly message: RequestMessage;
  readonly masks: PromptMasking;
}
