import { giveBack } from './give-back.ts';
import type { Soon } from './soon.ts';

/** A body that says it is longer gets no room in advance. Bytes. */
export const maxRoomBytes = 64 * 1024 * 1024;

/** So much of a body is joined at a time: about half a millisecond of copying. Bytes. */
const bytesJoined = 1024 * 1024;

/**
 * A body as it comes. One of which the length was stated is copied piece by piece into a buffer of that length: to
 * join a large one at its end would hold all streams up for milliseconds.
 */
export class GatheredBody {
  readonly #declared: number;
  readonly #release: (piece: Buffer) => void;
  #first: Buffer | undefined;
  #room: Buffer | undefined;
  #rest: Buffer[] = [];
  #filled = 0;
  bytes = 0;

  /**
   * `declared`: bytes, as the sender states them; zero or no number where it does not. `release`: takes pieces that
   * were copied.
   */
  constructor(declared: number, release: (piece: Buffer) => void = giveBack) {
    this.#declared = declared;
    this.#release = release;
  }

  /** Takes `chunk`, which nobody else may look at any more. */
  add(chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.#first === undefined) this.#first = chunk;
    else this.#addFurther(this.#first, chunk);
  }

  /** Shares memory with the only piece where there was one. To be called once. */
  whole(): Buffer {
    if (this.#room === undefined) return this.#first ?? Buffer.alloc(0);
    const filled = this.#room.subarray(0, this.#filled);
    return this.#rest.length === 0 ? filled : Buffer.concat([filled, ...this.#rest], this.bytes);
  }

  /** The same, giving way where many pieces of a large one have to be joined. */
  joined(turn: () => Promise<void>): Soon<Buffer> {
    const room = this.#room;
    if (room === undefined || this.#rest.length === 0 || this.bytes <= bytesJoined) return this.whole();
    return this.#join(room.subarray(0, this.#filled), turn);
  }

  async #join(filled: Buffer, turn: () => Promise<void>): Promise<Buffer> {
    const all = Buffer.allocUnsafeSlow(this.bytes);
    let at = filled.copy(all);
    let giveWayAt = bytesJoined;
    for (const piece of this.#rest.splice(0)) {
      if (at >= giveWayAt) {
        giveWayAt = at + bytesJoined;
        await turn();
      }
      at += piece.copy(all, at);
      this.#release(piece);
    }
    return all;
  }

  #addFurther(first: Buffer, chunk: Buffer): void {
    if (this.#room === undefined) {
      const room = this.#declared <= maxRoomBytes ? this.#declared : 0;
      this.#room = Buffer.allocUnsafeSlow(Math.max(room || 0, first.length));
      this.#filled = first.copy(this.#room);
      this.#release(first);
    }
    if (this.#rest.length > 0 || this.#filled + chunk.length > this.#room.length) {
      this.#rest.push(chunk);
      return;
    }
    this.#filled += chunk.copy(this.#room, this.#filled);
    this.#release(chunk);
  }
}
