import type { JournalRecord } from '../api/record.ts';
import type { RecoveredBody } from './fragment.ts';
import { linesOfSegment } from './scan.ts';
import { listSegments } from './segments.ts';

type Head = Pick<JournalRecord, 'v' | 'seq' | 'at' | 'session' | 'exchange' | 'prev' | 'hash'>;

/** A record as it lies in the journal. `truncated`: how many UTF-16 units of its text were left out. */
export type StoredRecord = (JournalRecord | (Head & RecoveredBody)) & { readonly truncated?: number };

const types: ReadonlySet<unknown> = new Set(['open', 'close', 'session-start', 'session-end', 'recovered']);

/** What was hashed was written by us, so of a line that is of no other shape the rest is taken on trust. */
function isRecord(value: unknown): value is StoredRecord {
  return typeof value === 'object' && value !== null && 'type' in value && types.has(value.type);
}

function parse(line: Buffer): StoredRecord | undefined {
  try {
    const value: unknown = JSON.parse(line.toString('utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * All records that can be read, unverified. A writer may be at work meanwhile. `onUnread`: for each whole line that is
 * no record.
 */
export async function* readRecords(
  directory: string,
  onUnread: () => void = () => undefined,
): AsyncGenerator<StoredRecord> {
  for (const segment of await listSegments(directory)) {
    for await (const { bytes, whole } of linesOfSegment(directory, segment)) {
      const record = whole ? parse(bytes) : undefined;
      if (record !== undefined) yield record;
      else if (whole) onUnread();
    }
  }
}
