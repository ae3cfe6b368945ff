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

  /** Resolves when all bytes are with the operating system. `seq` is the number of the first line among them. */
  async write(bytes: Buffer, seq: number): Promise<void> {
    const file = await this.#fileFor(bytes.length, seq);
    if (this.#unclean) await this.#clean(file);
    try {
      await writeFully(file, bytes, this.#size);
      if (this.#options.fsync === 'Always') await file.datasync();
    } catch (error) {
      this.#unclean = true;
      await this.#clean(file).catch(this.#options.onError);
      throw error;
    }
    this.#size += bytes.length;
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

  async #fileFor(bytes: number, seq: number): Promise<SegmentFile> {
    const current = this.#file;
    if (current !== undefined && (this.#size === 0 || this.#size + bytes <= this.#options.maxBytes))
      return current;
    const next = await this.#create(segmentName(seq));
    if (current !== undefined) this.#retire(current);
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

async function writeFully(file: SegmentFile, bytes: Buffer, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const taken = file.write(bytes, done, bytes.length - done, position + done);
    const written = typeof taken === 'number' ? taken : await taken;
    if (written === 0) throw Object.assign(new Error('no byte was taken'), { code: 'EIO' });
    done += written;
  }
}

async function syncAndClose(file: SegmentFile): Promise<void> {
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}
