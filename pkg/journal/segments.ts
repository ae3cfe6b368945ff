import { readdir } from 'node:fs/promises';

const name = /^journal-(\d{8,15})\.jsonl$/;

/** One file of the journal, named after the number of its first line. */
export interface Segment {
  readonly file: string;
  readonly firstSeq: number;
}

export function segmentName(firstSeq: number): string {
  return `journal-${String(firstSeq).padStart(8, '0')}.jsonl`;
}

/** The journal's files, in the order of the chain. Other files in the directory are none of ours. */
export async function listSegments(directory: string): Promise<readonly Segment[]> {
  const segments: Segment[] = [];
  for (const file of await readdir(directory)) {
    const digits = name.exec(file)?.[1];
    if (digits !== undefined) segments.push({ file, firstSeq: Number(digits) });
  }
  return segments.sort((left, right) => left.firstSeq - right.firstSeq);
}
