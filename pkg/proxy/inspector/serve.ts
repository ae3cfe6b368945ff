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

/** Carries out what it is told through a port, of one body at a time and without giving way: nobody else is here. */
export function serveInspector(port: MessagePort): void {
  const carried = new CarriedValues();
  let means: Means | undefined;
  let body: Inspection | undefined;
  let received: ArrayBufferLike | undefined;

  const atHand = <T>(thing: T | undefined): T => {
    if (thing !== undefined) return thing;
    throw new DomicileError('masking.failed', 'The inspector was asked for a body that it does not have.');
  };
  const carryOut = async (order: Order): Promise<Reply> => {
    switch (order.kind) {
      case 'read': {
        const { buffer, byteOffset, byteLength } = order.bytes;
        received = buffer;
        body = await inspectBody(atHand(means), order.form, Buffer.from(buffer, byteOffset, byteLength));
        return { report: { kind: 'read', facts: body.facts } };
      }
      case 'change':
        body = await atHand(body).change(order.form, order.changes);
        return { report: { kind: 'read', facts: body.facts } };
      case 'scan':
        if (order.carried !== undefined) carried.follow(order.carried);
        return { report: await scanned(atHand(body)) };
      case 'mask': {
        const reply = await masked(atHand(body), order.recorded);
        body = undefined;
        freed(received, reply);
        return reply;
      }
      case 'record':
        return { report: { kind: 'recorded', record: await atHand(body).record() } };
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

function meansOf({ masking, keys, digestKey }: Policy, carried: CarriedValues): Means {
  return { masker: createPromptMasker(masking, bufferedKeys(keys)), carried, digestKey, run: finish };
}

/** Buffers arrive as plain arrays of bytes. */
function bufferedKeys({ current, previous }: Policy['keys']): Policy['keys'] {
  return { current: Buffer.from(current), previous: previous && Buffer.from(previous) };
}

async function scanned(body: Inspection): Promise<Report> {
  const scan = await body.scan();
  return { kind: 'scanned', scan, digest: await body.digest() };
}

/** The record first: a body in which nothing is masked leaves as the bytes that it came in. */
async function masked(read: Inspection, isRecorded: boolean): Promise<Reply> {
  const record = isRecorded ? await read.record() : undefined;
  const { body, minted, masked: count } = await read.mask();
  const tokens = packMinted(minted);
  return {
    report: { kind: 'masked', bytes: body, tokens, masked: count, record },
    memory: [...memoryOf(tokens), ...(isAlone(body) ? [body.buffer] : [])],
  };
}

/** What a body came in is given back at once: as garbage, many of them would have the heap collected for them. */
function freed(received: ArrayBufferLike | undefined, { report }: Reply): void {
  const isSent = report.kind === 'masked' && report.bytes.buffer === received;
  if (received instanceof ArrayBuffer && !isSent) received.transfer(0);
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
