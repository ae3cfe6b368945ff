import {
  close,
  constants,
  fdatasync,
  fstat,
  ftruncate,
  open as openDescriptor,
  write,
  writeSync,
} from 'node:fs';
import { open as openHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { type Write, WritePace } from './write-pace.ts';

const openFile = promisify(openDescriptor);
const stat = promisify(fstat);
const truncate = promisify(ftruncate);
const datasync = promisify(fdatasync);
const closeFile = promisify(close);

/** A file that is written at stated positions, so that a write which failed half-way can be written again. */
export interface SegmentFile {
  /** Its size when it was opened. */
  readonly size: number;
  /** Gives how many bytes were taken, which may be fewer than asked. */
  write(bytes: Buffer, offset: number, length: number, position: number): number | Promise<number>;
  truncate(length: number): Promise<void>;
  datasync(): Promise<void>;
  close(): Promise<void>;
}

/** How the journal gets its files; tests hand in one that fails. */
export type OpenSegmentFile = (path: string) => Promise<SegmentFile>;

/** Opens or creates, mode 0600. */
export const openSegmentFile: OpenSegmentFile = async (path) => {
  const descriptor = await openFile(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  const { size } = await stat(descriptor);
  // The callback form costs about 10 µs less per call than a FileHandle.
  const pooled: Write<Promise<number>> = (bytes, offset, length, position) =>
    new Promise((resolve, reject) => {
      write(descriptor, bytes, offset, length, position, (error, written) => {
        if (error === null) resolve(written);
        else reject(error);
      });
    });
  const atOnce: Write<number> = (bytes, offset, length, position) =>
    writeSync(descriptor, bytes, offset, length, position);
  const pace = new WritePace(atOnce, pooled, () => performance.now());
  return {
    size,
    write: (bytes, offset, length, position) => pace.write(bytes, offset, length, position),
    truncate: (length) => truncate(descriptor, length),
    datasync: () => pace.during(() => datasync(descriptor)),
    close: () => closeFile(descriptor),
  };
};

/** Makes the names in a directory survive a power cut. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await openHandle(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
