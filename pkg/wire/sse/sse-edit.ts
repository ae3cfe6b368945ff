import type { Slices } from '../../api/text.ts';
import { type ByteEdit, spliceSlices } from '../json/splice.ts';
import type { SseEvent } from './sse-parser.ts';

const LF = 0x0a;
/** What a line costs beyond the bytes that are copied, in bytes. */
const LINE_COST = 128;
/** Cost between two yields: well under a millisecond of copying. */
const SLICE_COST = 512 * 1024;

/** The event's data lines joined by LF: shared with the event's bytes where there is one line. */
export function* dataOf({ bytes, data }: SseEvent): Slices<Buffer> {
  if (data.length === 2) return bytes.subarray(data[0], data[1]);
  let length = Math.max(0, data.length / 2 - 1);
  for (let index = 0; index < data.length; index += 2) length += (data[index + 1] ?? 0) - (data[index] ?? 0);
  const joined = Buffer.allocUnsafe(length);
  let written = 0;
  let pause = SLICE_COST;
  for (let index = 0; index < data.length; index += 2) {
    if (index > 0) written = joined.writeUInt8(LF, written);
    written += bytes.copy(joined, written, data[index], data[index + 1]);
    if (written + index * LINE_COST < pause) continue;
    pause = written + index * LINE_COST + SLICE_COST;
    yield;
  }
  return joined;
}

/** The event's bytes with edits of its data, sorted and without overlap; their bytes may hold no line end. */
export function editEvent(event: SseEvent, edits: readonly ByteEdit[]): Slices<Buffer> {
  return spliceSlices(event.bytes.subarray(event.start, event.end), inEvent(event, edits));
}

/** Edits of the data as edits of the event. */
function inEvent(event: SseEvent, edits: readonly ByteEdit[]): readonly ByteEdit[] {
  let line = 0;
  let lineBegin = 0;
  const place = (at: number): number => {
    while (at > lineBegin + lengthOf(event, line)) {
      lineBegin += lengthOf(event, line) + 1;
      line += 2;
    }
    return at - lineBegin + (event.data[line] ?? 0) - event.start;
  };
  return edits.map(({ start, end, bytes }) => ({ start: place(start), end: place(end), bytes }));
}

function lengthOf(event: SseEvent, line: number): number {
  const length = (event.data[line + 1] ?? 0) - (event.data[line] ?? 0);
  return line < event.data.length ? length : Number.POSITIVE_INFINITY;
}

/** A new event of one data line; an empty name leaves the `event` line out. `data` may hold no line end. */
export function sseEventOf(name: string, data: string): Buffer {
  return Buffer.from(name === '' ? `data: ${data}\n\n` : `event: ${name}\ndata: ${data}\n\n`);
}
