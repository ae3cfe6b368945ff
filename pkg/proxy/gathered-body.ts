import { giveBack } from './give-back.ts';
import type { Soon } from './soon.ts';

/** A body that says it is longer gets no room in advance. Bytes. */
export const maxRoomBytes = 64 * 1024 * 1024;

/** So much of a body is joined at a time: about half a millisecond of copying. Bytes. */
const bytesJoined = 1024 * 1024;

/** Smaller pieces are copied together, larger ones too where one is begun and they fit. Bytes. */
const smallBytes = 16 * 1024;
/** Set aside for small pieces at a time, at least and at most; between them, as much as has come. Bytes. */
const leastBlock = 1024;
const mostBlock = 64 * 1024;

/**
 * A body as it comes, in no more memory than about twice its bytes: each piece takes a hundred beside its own, and a
 * body may come byte by byte. One of which the length was stated is copied piece by piece into a buffer of that length:
 * to join a large one at its end would hold all streams up for milliseconds.
 */
export class GatheredBody {
  readonly #declared: number;
  readonly #release: (piece: Buffer) => void;
  #first: Buffer | undefined;
  #room: Buffer | undefined;
  #rest: Buffer[] = [];
  #filled = 0;
  /** Small pieces that stand behind the rest. */
  #block: Buffer | undefined;
  #blockFilled = 0;
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
    this.#closeBlock();
    if (this.#room === undefined) return this.#first ?? Buffer.alloc(0);
    const filled = this.#room.subarray(0, this.#filled);
    return this.#rest.length === 0 ? filled : Buffer.concat([filled, ...this.#rest], this.bytes);
  }

  /** The same, giving way where many pieces of a large one have to be joined. */
  joined(turn: () => Promise<void>): Soon<Buffer> {
    this.#closeBlock();
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
    const isBehind = this.#rest.length > 0 || this.#block !== undefined;
    if (isBehind || this.#filled + chunk.length > this.#room.length) return this.#addToRest(chunk);
    this.#filled += chunk.copy(this.#room, this.#filled);
    this.#release(chunk);
  }

  #addToRest(chunk: Buffer): void {
    if (this.#block !== undefined && this.#blockFilled + chunk.length > this.#block.length)
      this.#closeBlock();
    if (this.#block === undefined && chunk.length >= smallBytes) {
      this.#rest.push(chunk);
      return;
    }
    this.#block ??= Buffer.allocUnsafeSlow(Math.min(mostBlock, Math.max(leastBlock, this.bytes)));
    this.#blockFilled += chunk.copy(this.#block, this.#blockFilled);
    this.#release(chunk);
  }

  #closeBlock(): void {
    if (this.#block !== undefined) this.#rest.push(this.#block.subarray(0, this.#blockFilled));
    this.#block = undefined;
    this.#blockFilled = 0;
  }
}
