import { Buffer } from 'node:buffer';
import type { BodyChange } from '../../api/request.ts';
import { PackedMinted } from '../../mask/packed-minted.ts';
import type { BodyForm, BodyScan, Inspection, MaskedBody } from '../inspection.ts';
import type { Orders } from './orders.ts';

/** A body that is in the thread: each step is asked for and waited for, unless it was asked for before. */
export class FarInspection implements Inspection {
  readonly facts: Inspection['facts'];
  readonly #orders: Orders;
  /** Called when nothing more is asked of the thread. */
  readonly #done: () => void;

  constructor(facts: Inspection['facts'], orders: Orders, done: () => void) {
    this.facts = facts;
    this.#orders = orders;
    this.#done = done;
  }

  async change(form: BodyForm, changes: readonly BodyChange[]): Promise<Inspection> {
    const { facts, orders } = await this.#orders.change(form, changes);
    return new FarInspection(facts, orders, this.#done);
  }

  async scan(): Promise<BodyScan> {
    return (await this.#orders.scan()).scan;
  }

  async mask(): Promise<MaskedBody> {
    const { bytes, tokens, masked } = await this.#orders.mask();
    this.#done();
    const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return { body, minted: new PackedMinted(tokens), masked };
  }

  async record(): Promise<string> {
    return (await this.#orders.record()).record;
  }

  async digest(): Promise<string> {
    return (await this.#orders.digest()).digest;
  }

  letGo(): void {
    this.#orders.letGo();
  }
}
