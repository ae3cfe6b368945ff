import { Buffer } from 'node:buffer';
import type { BodyChange } from '../../api/request.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import { PackedMinted } from '../../mask/packed-minted.ts';
import type { BodyForm, BodyScan, Inspection, MaskedBody } from '../inspection.ts';
import type { InspectorThread } from './thread.ts';

interface Read {
  readonly facts: Inspection['facts'];
  /** Whether the record will want the body once it is masked. */
  readonly recorded: boolean;
  /** Called when nothing more is asked of the thread. */
  readonly done: () => void;
}

/** A body that is in the thread: each step is asked for and waited for. */
export class FarInspection implements Inspection {
  readonly facts: Inspection['facts'];
  readonly #thread: InspectorThread;
  readonly #read: Read;
  #digest: string | undefined;
  /** As it was when the body was masked, after which the thread has it no more. */
  #record: string | undefined;

  constructor(thread: InspectorThread, read: Read) {
    this.facts = read.facts;
    this.#thread = thread;
    this.#read = read;
  }

  async change({ protocol, params }: BodyForm, changes: readonly BodyChange[]): Promise<Inspection> {
    const { facts } = await this.#thread.ask({ kind: 'change', form: { protocol, params }, changes });
    return new FarInspection(this.#thread, { ...this.#read, facts });
  }

  async scan(): Promise<BodyScan> {
    const { scan, digest } = await this.#thread.scan();
    this.#digest = digest;
    return scan;
  }

  async mask(): Promise<MaskedBody> {
    const { recorded, done } = this.#read;
    const { bytes, tokens, masked, record } = await this.#thread.ask({ kind: 'mask', recorded });
    done();
    this.#record = record;
    const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return { body, minted: new PackedMinted(tokens), masked };
  }

  async record(): Promise<string> {
    this.#record ??= (await this.#thread.ask({ kind: 'record' })).record;
    return this.#record;
  }

  digest(): string {
    if (this.#digest !== undefined) return this.#digest;
    throw new DomicileError('masking.failed', 'a body was to be recognised that had not been scanned');
  }

  letGo(): void {
    this.#record = undefined;
  }
}
