import { join } from 'node:path';
import { type OpenSegmentFile, type SegmentFile, syncDirectory } from './segment-file.ts';
import { type Segment, segmentName } from './segments.ts';

export type FsyncPolicy = 'Interval' | 'Always';

/** With `Interval`, how long written lines may wait to be forced to the medium. Milliseconds. */
export const syncIntervalMs = 1_000;

interface SegmentWriterOptions {
  readonly directory: string;
  readonly maxBytes: number;
  readonly fsync: FsyncPolicy;
  readonly openFile: OpenSegmentFile;
  readonly onError: (error: Error) => void;
}

/** Writes whole batches to the current file; begins a new one when it is full. A failed write leaves no bytes. */
export class SegmentWriter {
  readonly #options: SegmentWriterOptions;
  #file: SegmentFile | undefined;
  #size = 0;
  /** Bytes of a failed write may lie behind `#size`. */
  #unclean = false;
  #timer: NodeJS.Timeout | undefined;
  #background: Promise<void> = Promise.resolve();

  constructor(options: SegmentWriterOptions) {
    this.#options = options;
  }

  /** Goes on in an existing file; what lies behind `size` is cut off. */
  async resume(segment: Segment, size: number): Promise<void> {
    this.#file = await this.#options.openFile(join(this.#options.directory, segment.file));
    this.#size = size;
    if (this.#file.size > size) await this.#file.truncate(size);
  }

  /** How many bytes may be written next, if the first line takes `bytes`: the rest of this file or a new one. */
  roomFor(bytes: number): number {
    const left = this.#options.maxBytes - this.#size;
    return bytes > left ? this.#options.maxBytes : left;
  }

  /**
   * Resolves when all bytes are with the operating system; `undefined` where they are already. `seq` is the number of
   * the first line among them.
   */
  write(bytes: Buffer, seq: number): Promise<void> | undefined {
    const file = this.#current(bytes.length);
    if (file === undefined || this.#unclean || this.#options.fsync === 'Always')
      return this.#writeTo(this.#fileFor(bytes.length, seq), bytes, undefined);
    const taken = firstWrite(file, bytes, this.#size);
    if (taken !== bytes.length) return this.#writeTo(file, bytes, taken);
    this.#wrote(file, bytes.length);
    return undefined;
  }

  /** `begun`: the first write, where it was made already. */
  async #writeTo(
    opening: SegmentFile | Promise<SegmentFile>,
    bytes: Buffer,
    begun: Taken | undefined,
  ): Promise<void> {
    const file = await opening;
    if (this.#unclean) await this.#clean(file);
    try {
      await writeFully(file, bytes, this.#size, begun);
      if (this.#options.fsync === 'Always') await file.datasync();
    } catch (error) {
      this.#unclean = true;
      await this.#clean(file).catch(this.#options.onError);
      throw error;
    }
    this.#wrote(file, bytes.length);
  }

  #wrote(file: SegmentFile, bytes: number): void {
    this.#size += bytes;
    if (this.#options.fsync === 'Interval') this.#syncLater(file);
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#background;
    const file = this.#file;
    this.#file = undefined;
    if (file === undefined) return;
    await syncAndClose(file);
  }

  async #clean(file: SegmentFile): Promise<void> {
    await file.truncate(this.#size);
    this.#unclean = false;
  }

  /** The file that is written to, where so many bytes still go into it. */
  #current(bytes: number): SegmentFile | undefined {
    return this.#size === 0 || this.#size + bytes <= this.#options.maxBytes ? this.#file : undefined;
  }

  async #fileFor(bytes: number, seq: number): Promise<SegmentFile> {
    const current = this.#current(bytes);
    if (current !== undefined) return current;
    const next = await this.#create(segmentName(seq));
    if (this.#file !== undefined) this.#retire(this.#file);
    this.#file = next;
    this.#size = 0;
    this.#unclean = false;
    return next;
  }

  async #create(name: string): Promise<SegmentFile> {
    const file = await this.#options.openFile(join(this.#options.directory, name));
    try {
      if (file.size > 0) throw Object.assign(new Error(`${name} is there already`), { code: 'EEXIST' });
      await syncDirectory(this.#options.directory);
      return file;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Forces a full file to the medium and closes it, while writing goes on in the next. */
  #retire(file: SegmentFile): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#inBackground(() => syncAndClose(file));
  }

  #syncLater(file: SegmentFile): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#inBackground(() => file.datasync());
    }, syncIntervalMs).unref();
  }

  #inBackground(work: () => Promise<void>): void {
    this.#background = this.#background.then(work).catch(this.#options.onError);
  }
}

/** How many bytes a write took. */
type Taken = number | Promise<number>;

/** What fails at once fails like what fails later. */
function firstWrite(file: SegmentFile, bytes: Buffer, position: number): Taken {
  try {
    return file.write(bytes, 0, bytes.length, position);
  } catch (error) {
    return Promise.reject(error);
  }
}

async function writeFully(
  file: SegmentFile,
  bytes: Buffer,
  position: number,
  begun = firstWrite(file, bytes, position),
): Promise<void> {
  for (let taken = begun, done = 0; ; ) {
    const written = typeof taken === 'number' ? taken : await taken;
    if (written === 0) throw Object.assign(new Error('no byte was taken'), { code: 'EIO' });
    done += written;
    if (done >= bytes.length) return;
    taken = file.write(bytes, done, bytes.length - done, position + done);
  }
}

async function syncAndClose(file: SegmentFile): Promise<void> {
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}
