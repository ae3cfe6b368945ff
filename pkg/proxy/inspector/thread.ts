import type { Transferable, Worker } from 'node:worker_threads';
import { type Bounds, boundOf } from '../../api/bounds.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import type { CarriedValues } from '../../mask/carried.ts';
import { isAlone } from '../give-back.ts';
import type { BodyForm } from '../inspection.ts';
import type { Order, Policy, Report, ReportOf } from './messages.ts';

/** Starts the thread; how is for the entry points to say. */
export type StartWorker = (heapBytes: number) => Promise<Worker>;

/** How much memory the thread may have, and how long one order may take. */
type Limits = Pick<Bounds, 'inspectorHeapBytes' | 'inspectionMs'>;

interface Pending {
  readonly resolve: (report: Report) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One thread from its start to its end. It carries out orders in their order. When it ends before it is done, be it for
 * want of memory or of time, they are refused, and so are all later ones.
 */
export class InspectorThread {
  readonly #worker: Worker;
  readonly #carried: CarriedValues;
  readonly #limits: Limits;
  /** How much of what is carried the thread was told of. */
  #carriedSize = 0;
  #policy: Policy | undefined;
  readonly #pending: Pending[] = [];
  /** Of the order that is being carried out. */
  #late: NodeJS.Timeout | undefined;
  #ended: DomicileError | undefined;

  constructor(worker: Worker, carried: CarriedValues, limits: Limits) {
    this.#worker = worker;
    this.#carried = carried;
    this.#limits = limits;
    // What it is needed for holds the process open; it alone does not.
    worker.unref();
    worker.on('message', (report: Report) => this.#done(report));
    worker.on('error', (error: Error & { readonly code?: string }) => this.#end(endOf(error, limits)));
    worker.on('exit', () => this.#end(gone()));
  }

  get hasEnded(): boolean {
    return this.#ended !== undefined;
  }

  /** What is read from now on is masked by this. */
  goBy(policy: Policy): void {
    if (policy === this.#policy) return;
    this.#worker.postMessage({ kind: 'policy', policy });
    this.#policy = policy;
  }

  /** Has the body read; its memory is handed over, unless others have a part of it. */
  read({ protocol, params }: BodyForm, bytes: Buffer): Promise<ReportOf<'read'>> {
    const memory = isAlone(bytes) ? [bytes.buffer as ArrayBuffer] : [];
    return this.ask({ kind: 'read', form: { protocol, params }, bytes }, memory);
  }

  /** Has the body that is at hand scanned. */
  scan(): Promise<ReportOf<'scan'>> {
    const isKnown = this.#carriedSize === this.#carried.size;
    this.#carriedSize = this.#carried.size;
    return this.ask({ kind: 'scan', carried: isKnown ? undefined : this.#carried.memory });
  }

  /** Drops the body that is at hand. */
  forget(): void {
    if (!this.hasEnded) this.#worker.postMessage({ kind: 'forget' });
  }

  /** `memory` is handed over with the order. Rejects with what refused it, or with why nothing can be said of it. */
  async ask<Kind extends Order['kind']>(
    order: Order & { readonly kind: Kind },
    memory: readonly Transferable[] = [],
  ): Promise<ReportOf<Kind>> {
    if (this.#ended !== undefined) throw this.#ended;
    const { promise, ...pending } = Promise.withResolvers<Report>();
    this.#worker.postMessage(order, memory);
    if (this.#pending.push(pending) === 1) this.#limit();
    return answered(await promise);
  }

  #done(report: Report): void {
    this.#pending.shift()?.resolve(report);
    clearTimeout(this.#late);
    if (this.#pending.length > 0) this.#limit();
  }

  /** The order that is carried out from now on may take so long. */
  #limit(): void {
    const { inspectionMs } = this.#limits;
    this.#late = setTimeout(() => {
      this.#end(tooComplex(boundOf('inspectionMs', inspectionMs)));
      void this.#worker.terminate();
    }, inspectionMs);
  }

  async stop(): Promise<void> {
    this.#end(gone());
    await this.#worker.terminate();
  }

  #end(why: DomicileError): void {
    this.#ended ??= why;
    clearTimeout(this.#late);
    for (const { reject } of this.#pending.splice(0)) reject(this.#ended);
  }
}

function answered<Kind extends Order['kind']>(report: Report): ReportOf<Kind> {
  if (report.kind === 'refused') {
    throw new DomicileError(report.code, report.message, { by: report.by });
  }
  if (report.kind === 'failed') throw new Error(`${report.name} in the inspector, ${report.where}`);
  // The thread answers each kind of order with one kind of report.
  return report as ReportOf<Kind>;
}

function endOf(error: Error & { readonly code?: string }, { inspectorHeapBytes }: Limits): DomicileError {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? tooComplex(boundOf('inspectorHeapBytes', inspectorHeapBytes))
    : gone(error);
}

function tooComplex(bound: string): DomicileError {
  return new DomicileError(
    'request.too_complex',
    `This body takes more to inspect than ${bound}, so it was not sent. Send less in one request, or raise it.`,
  );
}

function gone(cause?: Error): DomicileError {
  return new DomicileError(
    'proxy.internal',
    'The inspector of large bodies ended before it was done with this one, so it was not sent: send it again.',
    { cause },
  );
}
