import type { DomicileError } from '../../errors/domicile-error.ts';
import { invalidAnswer } from '../invalid-answer.ts';

const STRING = 7;
/** Bytes of a value by type; variable ones (byte array, string) carry a length of two bytes. */
const fixedLengths: readonly (number | undefined)[] = [0, 0, 1, 2, 4, 8, undefined, undefined, 8, 16];

/**
 * The string headers of a frame by name (`:message-type`, `:event-type` ...); those of other types are left out.
 * @throws DomicileError `upstream.invalid` for headers that do not follow the format.
 */
export function headersOf(headers: Buffer): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let at = 0;
  while (at < headers.length) {
    const nameEnd = at + 1 + byteAt(headers, at);
    const type = byteAt(headers, nameEnd);
    const fixed = fixedLengths[type];
    if (fixed === undefined && type !== STRING && type !== STRING - 1) throw invalid();
    const start = nameEnd + (fixed === undefined ? 3 : 1);
    const end = start + (fixed ?? byteAt(headers, nameEnd + 1) * 256 + byteAt(headers, nameEnd + 2));
    if (end > headers.length) throw invalid();
    if (type === STRING)
      found.set(headers.toString('latin1', at + 1, nameEnd), headers.toString('utf8', start, end));
    at = end;
  }
  return found;
}

function byteAt(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw invalid();
  return byte;
}

function invalid(): DomicileError {
  return invalidAnswer('an event-stream frame of the answer has malformed headers');
}
