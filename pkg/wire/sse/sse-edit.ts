import type { ByteEdit } from '../json/splice.ts';
import type { SseEvent } from './sse-parser.ts';

const newline = Buffer.from('\n');

/** The event's data lines joined by LF: shared with the event's bytes where there is one line. */
export function dataOf(event: SseEvent): Buffer {
  const { bytes, data } = event;
  if (data.length === 2) return bytes.subarray(data[0], data[1]);
  const lines: Buffer[] = [];
  for (let index = 0; index < data.length; index += 2) {
    if (index > 0) lines.push(newline);
    lines.push(bytes.subarray(data[index], data[index + 1]));
  }
  return Buffer.concat(lines);
}

/**
 * The event's bytes with edits of its data, sorted and without overlap. An edit may not span two data lines and
 * its bytes may hold no line end: both are true of edits within JSON strings.
 */
export function editEvent(event: SseEvent, edits: readonly ByteEdit[]): Buffer {
  const pieces: Buffer[] = [];
  let from = event.start;
  let line = 0;
  let lineBegin = 0;
  for (const edit of edits) {
    while (edit.start > lineBegin + lengthOf(event, line)) {
      lineBegin += lengthOf(event, line) + 1;
      line += 2;
    }
    const shift = (event.data[line] ?? 0) - lineBegin;
    pieces.push(event.bytes.subarray(from, edit.start + shift));
    pieces.push(typeof edit.bytes === 'string' ? Buffer.from(edit.bytes) : edit.bytes);
    from = edit.end + shift;
  }
  pieces.push(event.bytes.subarray(from, event.end));
  return Buffer.concat(pieces);
}

function lengthOf(event: SseEvent, line: number): number {
  const length = (event.data[line + 1] ?? 0) - (event.data[line] ?? 0);
  return line < event.data.length ? length : Number.POSITIVE_INFINITY;
}

/** A new event of one data line; an empty name leaves the `event` line out. `data` may hold no line end. */
export function sseEventOf(name: string, data: string): Buffer {
  return Buffer.from(name === '' ? `data: ${data}\n\n` : `event: ${name}\ndata: ${data}\n\n`);
}
