import { crc32 } from 'node:zlib';
import { checksumBytes, preludeBytes } from './frame-reader.ts';

const STRING = 7;

/** A frame with lengths and checksums of its own around encoded headers and a payload. */
export function encodeFrame(headers: Buffer, payload: Buffer): Buffer {
  const total = preludeBytes + headers.length + payload.length + checksumBytes;
  const frame = Buffer.allocUnsafe(total);
  frame.writeUInt32BE(total, 0);
  frame.writeUInt32BE(headers.length, 4);
  frame.writeUInt32BE(crc32(frame.subarray(0, 8)), 8);
  headers.copy(frame, preludeBytes);
  payload.copy(frame, preludeBytes + headers.length);
  const end = total - checksumBytes;
  frame.writeUInt32BE(crc32(frame.subarray(0, end)), end);
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
