import { finish, type Slices } from '../../api/text.ts';
import { checksumOf, checksumSlices } from './checksum.ts';
import { checksumBytes, preludeBytes } from './frame-reader.ts';

const STRING = 7;
/** Bytes that are copied between two yields. */
const COPIED_BYTES = 512 * 1024;

/** A frame with lengths and checksums of its own around encoded headers and a payload. */
export function encodeFrame(headers: Buffer, payload: Buffer): Buffer {
  return finish(frameSlices(headers, payload));
}

/** The same in slices, for payloads of any length. */
export function* frameSlices(headers: Buffer, payload: Buffer): Slices<Buffer> {
  const total = preludeBytes + headers.length + payload.length + checksumBytes;
  const frame = Buffer.allocUnsafe(total);
  frame.writeUInt32BE(total, 0);
  frame.writeUInt32BE(headers.length, 4);
  frame.writeUInt32BE(checksumOf(frame, 0, 8), 8);
  headers.copy(frame, preludeBytes);
  const begin = preludeBytes + headers.length;
  for (let from = 0; from < payload.length; from += COPIED_BYTES) {
    if (from > 0) yield;
    payload.copy(frame, begin + from, from, Math.min(from + COPIED_BYTES, payload.length));
  }
  const end = total - checksumBytes;
  frame.writeUInt32BE(yield* checksumSlices(frame, 0, end), end);
  return frame;
}

/** String headers in their encoding; names and values are short constants of ours. */
export function encodeHeaders(headers: Readonly<Record<string, string>>): Buffer {
  const pieces: Buffer[] = [];
  for (const [name, value] of Object.entries(headers)) {
    const bytes = Buffer.from(value);
    pieces.push(Buffer.from([name.length]), Buffer.from(name, 'latin1'));
    pieces.push(Buffer.from([STRING, bytes.length >> 8, bytes.length & 0xff]), bytes);
  }
  return Buffer.concat(pieces);
}
