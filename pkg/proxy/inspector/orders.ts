import type { BodyChange, BodyFacts } from '../../api/request.ts';
import type { BodyForm } from '../inspection.ts';
import type { ReportOf } from './messages.ts';
import type { InspectorThread } from './thread.ts';

/** What is asked of the thread about one body, each thing once. */
export class Orders {
  readonly #thread: InspectorThread;
  /** Whether the record will want the body. */
  readonly #isRecorded: boolean;
  #recorded: Promise<ReportOf<'record'>> | undefined;
  #scanned: Promise<ReportOf<'scan'>> | undefined;
  #masked: Promise<ReportOf<'mask'>> | undefined;
  #digested: Promise<ReportOf<'digest'>> | undefined;

  constructor(thread: InspectorThread, isRecorded: boolean) {
    this.#thread = thread;
    this.#isRecorded = isRecorded;
  }

  /** Asks for everything at once, of a body that nobody will change: the thread goes on while it is decided on. */
  ahead(): void {
    this.#masked = this.#ask();
    // Whoever waits for it is told.
    this.#masked.catch(() => undefined);
  }

  /** Of the body as it is then, everything is to be asked anew. */
  async change(
    { protocol, params }: BodyForm,
    changes: readonly BodyChange[],
  ): Promise<{ readonly facts: BodyFacts; readonly orders: Orders }> {
    const { facts } = await this.#thread.ask({ kind: 'change', form: { protocol, params }, changes });
    return { facts, orders: new Orders(this.#thread, this.#isRecorded) };
  }

  scan(): Promise<ReportOf<'scan'>> {
    this.#scanned ??= this.#thread.scan();
    return this.#scanned;
  }

  /** To be called once: what was masked is not held here any longer. */
  mask(): Promise<ReportOf<'mask'>> {
    const masked = this.#masked ?? this.#ask();
    this.#masked = undefined;
    return masked;
  }

  /**
   * Scanned before, and written for the record, which is kept while the thread masks; digested behind it: then the
   * thread lets the body go.
   */
  #ask(): Promise<ReportOf<'mask'>> {
    this.scan().catch(() => undefined);
    if (this.#isRecorded) this.record().catch(() => undefined);
    const masked = this.#thread.ask({ kind: 'mask' });
    this.digest().catch(() => undefined);
    return masked;
  }

  digest(): Promise<ReportOf<'digest'>> {
    this.#digested ??= this.#thread.ask({ kind: 'digest' });
    return this.#digested;
  }

  /** As the record keeps it. Behind the masking it can be had only where it was said that it would be wanted. */
  record(): Promise<ReportOf<'record'>> {
    this.#recorded ??= this.#thread.ask({ kind: 'record' });
    return this.#recorded;
  }

  /** The record has what it wants. */
  letGo(): void {
    this.#recorded = undefined;
  }
}
