import { createHmac, type KeyObject } from 'node:crypto';
import type { BodyChange } from '../api/request.ts';
import type { Slices } from '../api/text.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import { defaultMaxTextLength } from '../journal/fragment.ts';
import type { PromptMasking, PromptScan } from '../mask/prompt.ts';
import type { TextsOf } from '../wire/json/known-texts.ts';
import { type RequestMessage, readRequest } from '../wire/request/read-request.ts';
import type { BodyForm, BodyScan, Inspection, MaskedBody, Means } from './inspection.ts';
import { signedDigest } from './signed-parts.ts';
import { after, type Soon } from './soon.ts';

/** Bytes hashed in one piece of work. */
const hashSliceBytes = 512 * 1024;
/** Up to here a body that is let go of is kept as it came: its digest, which few ever ask for, costs more. Bytes. */
export const keptBytes = 4 * 1024;

/** Reads a body; `texts`: what is known of it. Throws what `readRequest` throws. */
export function inspectBody(
  means: Means,
  { protocol, params }: BodyForm,
  body: Buffer,
  texts?: TextsOf,
): Soon<Inspection> {
  const read = means.run(readRequest(protocol, params, body, texts));
  return after(read, (message) => new BodyInspection(means, message));
}

class BodyInspection implements Inspection {
  readonly facts: Inspection['facts'];
  readonly #means: Means;
  /** `undefined` once it was let go of. */
  #message: RequestMessage | undefined;
  #masks: PromptMasking | undefined;
  /** What it is recognised by once the message was let go of: one or the other. */
  #conversation: Buffer | undefined;
  #digest: Soon<string> | undefined;

  constructor(means: Means, message: RequestMessage) {
    this.facts = message.facts;
    this.#means = means;
    this.#message = message;
  }

  async change(form: BodyForm, changes: readonly BodyChange[]): Promise<Inspection> {
    const message = this.#read;
    const body = changes.length === 0 ? message.body : await this.#means.run(message.change(changes));
    return inspectBody(this.#means, form, body);
  }

  scan(): Soon<BodyScan> {
    const { masker, carried } = this.#means;
    const { parts } = this.#read;
    const small = masker.scanPromptNow(parts, carried);
    if (small !== undefined) return this.#scanned(small);
    return after(this.#means.run(masker.scanPrompt(parts, carried)), (scan) => this.#scanned(scan));
  }

  #scanned(scan: PromptScan): BodyScan {
    this.#masks = this.#means.masker.maskPrompt(scan);
    const { signed } = this.#read;
    if (signed.length === 0) return { findings: scan.findings, signed };
    const digests = signed.map((content) => signedDigest(this.#means.digestKey, content));
    return { findings: scan.findings, signed: [...new Set(digests)] };
  }

  get #read(): RequestMessage {
    if (this.#message !== undefined) return this.#message;
    throw new DomicileError('masking.failed', 'a body was asked for that had been let go of');
  }

  get #found(): PromptMasking {
    if (this.#masks !== undefined) return this.#masks;
    throw new DomicileError('masking.failed', 'a body was to be masked that had not been scanned');
  }

  mask(): Soon<MaskedBody> {
    const { edits, minted, masked } = this.#found;
    const { parts } = this.#read;
    if (parts.some(({ cited }, index) => cited && (edits[index]?.length ?? 0) > 0)) throw shiftedCitations();
    return after(this.#means.run(this.#read.rewrite(edits)), (body) => ({ body, minted, masked }));
  }

  record(): Soon<string> {
    const { recordEdits } = this.#found;
    const maskName = (text: string): string => this.#means.names.masked(text);
    const written = this.#means.run(this.#read.rewriteForRecord(recordEdits, defaultMaxTextLength, maskName));
    return after(written, (body) => body.toString('utf8'));
  }

  digest(): Soon<string> {
    if (this.#digest !== undefined) return this.#digest;
    const conversation = this.#conversation ?? conversationOf(this.#read);
    this.#digest = this.#means.run(digestSlices(this.#means.digestKey, conversation));
    return this.#digest;
  }

  letGo(): void {
    const message = this.#read;
    if (message.body.length > keptBytes) void this.digest();
    else this.#conversation = conversationOf(message);
    this.#message = undefined;
    this.#masks = undefined;
  }
}

function conversationOf({ body, conversation: { start, end } }: RequestMessage): Buffer {
  return body.subarray(start, end);
}

function* digestSlices(digestKey: KeyObject, conversation: Buffer): Slices<string> {
  const hmac = createHmac('sha256', digestKey);
  for (let at = 0; at < conversation.length; at += hashSliceBytes) {
    hmac.update(conversation.subarray(at, at + hashSliceBytes));
    yield;
  }
  return hmac.digest('base64url');
}

function shiftedCitations(): DomicileError {
  return new DomicileError(
    'policy.citations_shifted',
    'A document with citations enabled holds values that must be masked, and the answer would cite it by wrong character positions: ' +
      'switch citations off for this document, or take the values out.',
    { by: { field: 'masking.rules' } },
  );
}
