import type { ServerResponse } from 'node:http';
import type { Slices, StreamRewriter } from '../api/text.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import type { BodySource } from './coding/decoded-body.ts';
import type { Exchange } from './exchange.ts';
import type { FramedAnswer } from './framed-answer.ts';

/** Chunks that are taken in one turn of the event loop: they may come byte by byte, ten thousand in one read. */
export const chunksPerTurn = 64;

type Pieces = readonly Buffer[];

/** What a stream is passed on between. */
export interface StreamEnds {
  readonly exchange: Exchange;
  readonly source: BodySource;
  readonly rewriter: StreamRewriter;
  readonly response: ServerResponse;
  readonly answer: FramedAnswer;
}

/**
 * Passes a stream on, chunk by chunk: none is taken before the one before has left, which for a long one takes many
 * slices, and none faster than the client reads.
 */
export class StreamPump {
  readonly #ends: StreamEnds;
  readonly #resolve: () => void;
  readonly #reject: (error: unknown) => void;
  /** Nothing is passed on any more. */
  #isOver = false;
  /** Others have their turn before the next chunk may be taken. */
  #isHeld = false;
  /** Nothing comes any more. */
  #isEnded = false;
  /** What becomes of the answer then, once all that has come is passed on. */
  #ending: (() => void) | undefined;
  #taken = 0;

  constructor(ends: StreamEnds, resolve: () => void, reject: (error: unknown) => void) {
    this.#ends = ends;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  start(): void {
    const { exchange, source, response } = this.#ends;
    source
      .on('data', (chunk: Buffer) => this.#step(() => this.#take(chunk)))
      .on('end', () => {
        exchange.upstreamEndAt = exchange.engine.clock.monotonic();
        this.#endBy(() => this.#complete());
      })
      .on('error', (error) => {
        if (!this.#isOver && error instanceof DomicileError) exchange.code = error.code;
      })
      .on('close', () => this.#endBy(() => this.#cutOff()));
    response
      .on('drain', () => this.#goOn())
      .on('close', () => {
        if (!this.#isOver) exchange.outcome = 'aborted';
        this.#isOver = true;
        source.destroy();
        this.#resolve();
      });
  }

  #take(chunk: Buffer): void {
    const { exchange, source, rewriter } = this.#ends;
    this.#taken += 1;
    this.#work(rewriter.push(chunk), (pieces) => {
      if (!this.#emit(pieces)) source.pause();
    });
    if (!this.#isHeld && this.#taken % chunksPerTurn === 0) this.#hold(exchange.engine.scheduler.turn());
  }

  #complete(): void {
    const { exchange, rewriter, answer } = this.#ends;
    this.#work(rewriter.end(), (pieces) => {
      this.#emit(pieces);
      this.#isOver = true;
      exchange.outcome = 'completed';
      answer.end(this.#resolve);
    });
  }

  /** What came and was not taken yet is still with the source: it goes first. */
  #cutOff(): void {
    const { exchange, source, rewriter, response } = this.#ends;
    const left: Buffer | null = source.read();
    if (left !== null) {
      this.#ending = () => this.#cutOff();
      this.#take(left);
      return this.#goOn();
    }
    exchange.code ??= 'upstream.unreachable';
    this.#work(rewriter.end(), (pieces) => {
      this.#emit(pieces);
      this.#isOver = true;
      cutConnection(response, this.#resolve);
    });
  }

  #emit(pieces: Pieces): boolean {
    const { exchange, answer } = this.#ends;
    for (const piece of pieces) exchange.bytesOut += piece.length;
    return answer.write(pieces);
  }

  #work(work: Slices<Pieces>, then: (pieces: Pieces) => void): void {
    const done = this.#ends.exchange.engine.scheduler.run(this.#wanted(work));
    if (!(done instanceof Promise)) return then(done);
    this.#hold(
      done.then((pieces) => {
        if (!this.#isOver) then(pieces);
      }),
    );
  }

  /** Goes on no further once nobody waits for it. */
  *#wanted(work: Slices<Pieces>): Slices<Pieces> {
    for (let next = work.next(); ; next = work.next()) {
      if (next.done === true) return next.value;
      if (this.#isOver) return [];
      yield;
    }
  }

  #hold(until: Promise<void>): void {
    this.#isHeld = true;
    this.#ends.source.pause();
    until.then(
      () => {
        this.#isHeld = false;
        this.#step(() => this.#goOn());
      },
      (error: unknown) => this.#fail(error),
    );
  }

  #goOn(): void {
    if (this.#isOver || this.#isHeld) return;
    const ending = this.#ending;
    this.#ending = undefined;
    if (ending !== undefined) ending();
    else if (!this.#isEnded && !this.#ends.response.writableNeedDrain) this.#ends.source.resume();
  }

  #endBy(ending: () => void): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#ending = ending;
    this.#step(() => this.#goOn());
  }

  #step(work: () => void): void {
    if (this.#isOver) return;
    try {
      work();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#ends.source.destroy();
    this.#reject(error);
  }
}

/** The client gets all that came, and then a connection that ends without the mark of a complete answer. */
function cutConnection(response: ServerResponse, done: () => void): void {
  const { socket } = response;
  if (socket === null) return done();
  socket.end(() => {
    response.destroy();
    done();
  });
}
