import { Buffer } from 'node:buffer';
import type { MessagePort, Transferable } from 'node:worker_threads';
import { DomicileError } from '../../errors/domicile-error.ts';
import { CarriedValues } from '../../mask/carried.ts';
import { createPromptMasker } from '../../mask/masker.ts';
import { memoryOf, packMinted } from '../../mask/packed-minted.ts';
import { finish } from '../../wire/json/finish.ts';
import { inspectBody } from '../inspect-body.ts';
import type { Inspection, Means } from '../inspection.ts';
import type { Order, Policy, Report, ToInspector } from './messages.ts';

interface Reply {
  readonly report: Report;
  /** Memory that is handed over with it. */
  readonly memory?: readonly ArrayBufferLike[];
}

/** The body that is at hand. */
interface AtHand {
  readonly inspection: Inspection;
  /** What it came in. */
  readonly received: ArrayBufferLike;
  isMasked: boolean;
  isDigested: boolean;
}

/** Carries out what it is told through a port, of one body at a time and without giving way: nobody else is here. */
export function serveInspector(port: MessagePort): void {
  const carried = new CarriedValues();
  let means: Means | undefined;
  let body: AtHand | undefined;

  const begin = (inspection: Inspection, received: ArrayBufferLike): Reply => {
    body = { inspection, received, isMasked: false, isDigested: false };
    return { report: { kind: 'read', facts: inspection.facts } };
  };
  /** Once it is masked and digested, nothing more is asked of it. */
  const reply = (to: AtHand, report: Reply): Reply => {
    if (to.isMasked && to.isDigested) body = undefined;
    return report;
  };
  const carryOut = async (order: Order): Promise<Reply> => {
    switch (order.kind) {
      case 'read': {
        // What was asked of a body that cannot be read must not be answered with the one before.
        body = undefined;
        const { buffer, byteOffset, byteLength } = order.bytes;
        const bytes = Buffer.from(buffer, byteOffset, byteLength);
        return begin(await inspectBody(atHand(means), order.form, bytes), buffer);
      }
      case 'change': {
        const { inspection, received } = atHand(body);
        return begin(await inspection.change(order.form, order.changes), received);
      }
      case 'scan':
        if (order.carried !== undefined) carried.follow(order.carried);
        return { report: { kind: 'scanned', scan: await atHand(body).inspection.scan() } };
      case 'mask':
        return reply(atHand(body), await masked(atHand(body), order.recorded));
      case 'digest':
        return reply(atHand(body), await digested(atHand(body)));
      case 'record':
        return { report: { kind: 'recorded', record: await atHand(body).inspection.record() } };
    }
  };
  port.on('message', (message: ToInspector) => {
    if (message.kind === 'policy') means = meansOf(message.policy, carried);
    else if (message.kind === 'forget') body = undefined;
    else
      void carryOut(message)
        .catch((error: unknown) => ({ report: failureOf(error) }))
        .then(({ report, memory = [] }: Reply) => port.postMessage(report, memory as Transferable[]));
  });
}

function atHand<T>(thing: T | undefined): T {
  if (thing !== undefined) return thing;
  throw new DomicileError('masking.failed', 'The inspector was asked for a body that it does not have.');
}

function meansOf({ masking, keys, digestKey }: Policy, carried: CarriedValues): Means {
  return { masker: createPromptMasker(masking, bufferedKeys(keys)), carried, digestKey, run: finish };
}

/** Buffers arrive as plain arrays of bytes. */
function bufferedKeys({ current, previous }: Policy['keys']): Policy['keys'] {
  return { current: Buffer.from(current), previous: previous && Buffer.from(previous) };
}

/**
 * The record first: a body in which nothing is masked leaves as the bytes that it came in. Those are digested before
 * they are handed over, all others behind what was asked for.
 */
async function masked(body: AtHand, isRecorded: boolean): Promise<Reply> {
  const { inspection, received } = body;
  const record = isRecorded ? await inspection.record() : undefined;
  const { body: bytes, minted, masked: count } = await inspection.mask();
  const tokens = packMinted(minted);
  if (bytes.buffer === received) await inspection.digest();
  body.isMasked = true;
  return {
    report: { kind: 'masked', bytes, tokens, masked: count, record },
    memory: [...memoryOf(tokens), ...(isAlone(bytes) ? [bytes.buffer] : [])],
  };
}

async function digested(body: AtHand): Promise<Reply> {
  const digest = await body.inspection.digest();
  body.isDigested = true;
  if (body.isMasked) free(body.received);
  return { report: { kind: 'digested', digest } };
}

/** What a body came in is given back at once: as garbage, many of them would have the heap collected for them. */
function free(received: ArrayBufferLike): void {
  if (received instanceof ArrayBuffer && !received.detached) received.transfer(0);
}

/** Memory that others have a part of cannot be handed over; it is copied. */
function isAlone({ byteLength, buffer }: Buffer): boolean {
  return byteLength === buffer.byteLength;
}

function failureOf(error: unknown): Report {
  if (error instanceof DomicileError) return { kind: 'refused', code: error.code, message: error.message };
  const name = error instanceof Error ? error.name : typeof error;
  const where = error instanceof Error ? (error.stack?.split('\n')[1]?.trim() ?? '') : '';
  return { kind: 'failed', name, where };
}
