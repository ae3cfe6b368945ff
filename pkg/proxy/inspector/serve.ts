import { Buffer } from 'node:buffer';
import type { MessagePort, Transferable } from 'node:worker_threads';
import { DomicileError } from '../../errors/domicile-error.ts';
import { describeError, placeOf } from '../../log/masked-fields.ts';
import { CarriedValues } from '../../mask/carried.ts';
import { createPromptMasker } from '../../mask/masker.ts';
import type { Offer } from '../../mask/offer.ts';
import { memoryOf, packMinted } from '../../mask/packed-minted.ts';
import { finish } from '../../api/text.ts';
import { KnownTexts, type TextsOf } from '../../wire/json/known-texts.ts';
import { CleanTexts } from '../clean-texts.ts';
import { giveBack, isAlone } from '../give-back.ts';
import { inspectBody } from '../inspect-body.ts';
import type { Inspection, Means } from '../inspection.ts';
import { IdleWork } from './idle-work.ts';
import type { Order, Policy, Report, ToInspector, ToSearcher } from './messages.ts';

interface Reply {
  readonly report: Report;
  /** Memory that is handed over with it. */
  readonly memory?: readonly ArrayBufferLike[];
}

/** A body as it came, and what is known of it. */
interface Received {
  readonly bytes: Buffer;
  readonly texts: TextsOf;
}

/** The body that is at hand. */
interface AtHand {
  readonly inspection: Inspection;
  readonly received: Received;
  isMasked: boolean;
  isDigested: boolean;
}

/**
 * Carries out what it is told through a port, of one body at a time and without giving way: nobody else is here.
 * `tidyUp` is called behind each body: what it left is best collected while nobody waits for the next one. `searcher`:
 * whom texts are offered to; `undefined`: nobody.
 */
export function serveInspector(
  port: MessagePort,
  tidyUp: () => void,
  searcher?: (message: ToSearcher) => void,
): void {
  const carried = new CarriedValues();
  const known = new KnownTexts();
  const idle = new IdleWork();
  let means: Means | undefined;
  let body: AtHand | undefined;

  const begin = (inspection: Inspection, received: Received): Reply => {
    body = { inspection, received, isMasked: false, isDigested: false };
    return { report: { kind: 'read', facts: inspection.facts } };
  };
  /** Once it is masked and digested, nothing more is asked of it. */
  const isDone = (what: 'isMasked' | 'isDigested'): void => {
    const done = atHand(body);
    done[what] = true;
    if (!done.isMasked || !done.isDigested) return;
    body = undefined;
    for (const bytes of known.remember(done.received.texts, done.received.bytes)) giveBack(bytes);
  };
  const carryOut = async (order: Order): Promise<Reply> => {
    switch (order.kind) {
      case 'read': {
        // What was asked of a body that cannot be read must not be answered with the one before.
        body = undefined;
        idle.end();
        const { buffer, byteOffset, byteLength } = order.bytes;
        const bytes = Buffer.from(buffer, byteOffset, byteLength);
        const texts = known.begin(bytes);
        return begin(await inspectBody(atHand(means), order.form, bytes, texts), { bytes, texts });
      }
      case 'change': {
        const { inspection, received } = atHand(body);
        return begin(await inspection.change(order.form, order.changes), received);
      }
      case 'scan':
        if (order.carried !== undefined) carried.follow(order.carried);
        return { report: { kind: 'scanned', scan: await atHand(body).inspection.scan() } };
      case 'mask': {
        const reply = await masked(atHand(body));
        isDone('isMasked');
        return reply;
      }
      case 'digest': {
        const digest = await atHand(body).inspection.digest();
        isDone('isDigested');
        return { report: { kind: 'digested', digest } };
      }
      case 'record':
        return { report: { kind: 'recorded', record: await atHand(body).inspection.record() } };
    }
  };
  port.on('message', (message: ToInspector) => {
    if (message.kind === 'policy') means = meansOf(message.policy, carried, searcher);
    else if (message.kind === 'forget') body = undefined;
    else
      void carryOut(message)
        .catch((error: unknown) => ({ report: failureOf(error) }))
        .then(({ report, memory = [] }: Reply) => {
          port.postMessage(report, memory as Transferable[]);
          if (message.kind !== 'digest') return;
          tidyUp();
          if (means !== undefined) idle.begin(means.masker.foresee());
        });
  });
}

function atHand<T>(thing: T | undefined): T {
  if (thing !== undefined) return thing;
  throw new DomicileError('masking.failed', 'The inspector was asked for a body that it does not have.');
}

function meansOf(
  { masking, keys, digestKey }: Policy,
  carried: CarriedValues,
  searcher: ((message: ToSearcher) => void) | undefined,
): Means {
  searcher?.({ kind: 'masking', masking });
  const post = searcher && ((offer: Offer) => searcher({ kind: 'offer', offer }));
  const masker = createPromptMasker(masking, bufferedKeys(keys), post);
  return { masker, names: new CleanTexts(masker), carried, digestKey, run: finish };
}

/** Buffers arrive as plain arrays of bytes. */
function bufferedKeys({ current, previous }: Policy['keys']): Policy['keys'] {
  return { current: Buffer.from(current), previous: previous && Buffer.from(previous) };
}

async function masked({ inspection }: AtHand): Promise<Reply> {
  const { body, minted, masked: count } = await inspection.mask();
  // What is handed over is gone here, and what was read is still wanted.
  const bytes = count === 0 ? copyOf(body) : body;
  const tokens = packMinted(minted);
  return {
    report: { kind: 'masked', bytes, tokens, masked: count },
    memory: [...memoryOf(tokens), ...(isAlone(bytes) ? [bytes.buffer] : [])],
  };
}

function copyOf(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

function failureOf(error: unknown): Report {
  if (error instanceof DomicileError) {
    const { code, message, by } = error;
    return { kind: 'refused', code, message, by };
  }
  return { kind: 'failed', name: describeError(error).error, where: placeOf(error) };
}
