import type { Journal, RecordBody } from '../api/record.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import { cannotOpen, openFolder } from './folder.ts';
import { defaultMaxTextLength, fragmentOf, largestMaxTextLength, type StoredBody } from './fragment.ts';
import type { ChainHead } from './line.ts';
import { takeLock } from './lock.ts';
import { type Batch, LineQueue } from './queue.ts';
import { type OpenSegmentFile, openSegmentFile } from './segment-file.ts';
import { listSegments } from './segments.ts';
import { keepTorn, readTail } from './tail.ts';
import { type FsyncPolicy, SegmentWriter } from './segment-writer.ts';

export const defaultMaxSegmentBytes = 64 * 1024 * 1024;

export interface JournalOptions {
  /** Made with mode 0700 where it does not exist. */
  readonly directory: string;
  /**
   * When lines are forced to the medium. `Interval`, the default: at most a second after they were written, on
   * rotation and on close; a crash of the process loses nothing, a power cut at most that second. `Always`: before
   * `append` resolves.
   */
  readonly fsync?: FsyncPolicy;
  /** A file is closed before it would grow beyond this; a single longer line gets a file of its own. Bytes. */
  readonly maxSegmentBytes?: number;
  /** Bound of `request` and `response`, UTF-16 units, at most `largestMaxTextLength`. */
  readonly maxTextLength?: number;
  /** Unix milliseconds. */
  readonly now?: () => number;
  /** Failures that no `append` can report: of a delayed sync, of closing a full file. */
  readonly onError?: (error: Error) => void;
  readonly openFile?: OpenSegmentFile;
}

class ChainedJournal implements Journal {
  readonly #queue = new LineQueue();
  readonly #writer: SegmentWriter;
  readonly #release: () => Promise<void>;
  readonly #now: () => number;
  readonly #maxTextLength: number;
  #head: ChainHead;
  #draining: Promise<void> | undefined;
  #closing: Promise<void> | undefined;
  /** Set while lines wait for the end of this turn of the event loop. */
  #later: NodeJS.Immediate | undefined;
  /** Whether lines wait for those who append at the same time. */
  #isDue = false;
  /** Unix milliseconds of the last record, and as it was written. */
  #moment = Number.NaN;
  #writtenMoment = '';

  constructor(
    head: ChainHead,
    writer: SegmentWriter,
    release: () => Promise<void>,
    now: () => number,
    maxTextLength: number,
  ) {
    this.#head = head;
    this.#writer = writer;
    this.#release = release;
    this.#now = now;
    this.#maxTextLength = maxTextLength;
  }

  append(session: string, exchange: string, body: RecordBody): Promise<void> {
    if (this.#closing !== undefined) {
      return Promise.reject(new DomicileError('recording.failed', 'the journal is closed'));
    }
    return this.write(session, exchange, body);
  }

  write(session: string, exchange: string, body: StoredBody): Promise<void> {
    const written = this.#queue.push(fragmentOf(this.#at(), session, exchange, body, this.#maxTextLength));
    if (body.type === 'close') this.#later ??= setImmediate(() => this.#writeNow());
    else this.#writeSoon();
    return written;
  }

  /** Of records in one millisecond, which come together, it is written once. */
  #at(): string {
    const now = this.#now();
    if (now === this.#moment) return this.#writtenMoment;
    this.#moment = now;
    this.#writtenMoment = new Date(now).toISOString();
    return this.#writtenMoment;
  }

  head(): ChainHead {
    return this.#head;
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  /**
   * Before anything else happens, but after those who append at the same time: one write costs as much as ten lines.
   */
  #writeSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#writeNow();
    });
  }

  /** One write in flight; the lines that come meanwhile go into the next one together. */
  #writeNow(): void {
    clearImmediate(this.#later);
    this.#later = undefined;
    while (this.#draining === undefined && !this.#queue.isEmpty) {
      const batch = this.#queue.take(this.#head, this.#writer.roomFor(this.#queue.nextBytes));
      const writing = this.#writer.write(batch.bytes, this.#head.seq + 1);
      if (writing === undefined) this.#written(batch);
      else this.#draining = this.#drain(batch, writing);
    }
  }

  /** Waits for a write that takes its time, and goes on with what has come meanwhile. */
  async #drain(batch: Batch, writing: Promise<void>): Promise<void> {
    try {
      await writing;
      this.#written(batch);
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
      const error = new DomicileError('recording.failed', `the journal cannot be written: ${code}`, {
        cause,
      });
      for (const { reject } of batch.waiting) reject(error);
    }
    this.#draining = undefined;
    this.#writeNow();
  }

  #written(batch: Batch): void {
    this.#head = batch.head;
    for (const { resolve } of batch.waiting) resolve();
  }

  async #finish(): Promise<void> {
    try {
      this.#writeNow();
      while (this.#draining !== undefined) await this.#draining;
      await this.#writer.close();
    } finally {
      await this.#release();
    }
  }
}

async function openChain(options: JournalOptions, release: () => Promise<void>): Promise<ChainedJournal> {
  const { directory } = options;
  const tail = await readTail(directory, await listSegments(directory));
  const torn = await keepTorn(directory, tail);
  const writer = new SegmentWriter({
    directory,
    maxBytes: options.maxSegmentBytes ?? defaultMaxSegmentBytes,
    fsync: options.fsync ?? 'Interval',
    openFile: options.openFile ?? openSegmentFile,
    onError: options.onError ?? (() => undefined),
  });
  if (tail.segment !== undefined) await writer.resume(tail.segment, tail.size);
  const maxTextLength = Math.min(options.maxTextLength ?? defaultMaxTextLength, largestMaxTextLength);
  const journal = new ChainedJournal(tail.head, writer, release, options.now ?? Date.now, maxTextLength);
  if (torn !== undefined) {
    const note =
      'the last line was cut off in the middle of a write; its bytes were moved to the file named here';
    await journal.write('', '', { type: 'recovered', ...torn, note });
  }
  return journal;
}

/**
 * Opens a journal for writing, or goes on with the one in the directory: one JSON record a line in files
 * `journal-<first seq>.jsonl` (mode 0600), each line tied to the one before by a hash (see `writeLine`).
 *
 * `append` resolves when the line is with the operating system, in the order of the calls. How an exchange ended
 * nobody waits for: such a line is written with the next one, or at the end of this turn of the event loop. It rejects
 * with `recording.failed` when the disk is full or fails, when the queue is full (`maxQueuedRecords`, `maxQueuedBytes`)
 * or the record too long (`maxLineBytes` after its texts were shortened); a rejected record leaves no trace in the
 * chain, and the next append tries again.
 *
 * Small writes are made on the event loop while they are fast, all others in the thread pool: see `WritePace`. The
 * medium is only ever waited for in the pool.
 *
 * Rejects with `recording.failed` when another process writes here, the end of the chain is not intact or the folder
 * cannot be written to.
 */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  try {
    await openFolder(options.directory);
    const release = await takeLock(options.directory);
    return await openChain(options, release).catch(async (cause: unknown) => {
      await release();
      throw cause;
    });
  } catch (cause) {
    throw cannotOpen(cause);
  }
}
