import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from './journal.ts';
import { openSegmentFile, type OpenSegmentFile } from './segment-file.ts';
import { closeBody, linesOf, openBody } from './records.fixture.ts';

let directory: string;

beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'journal-')), 'j');
});

afterEach(() => {
  rmSync(join(directory, '..'), { recursive: true, force: true });
});

/** Files whose writes are counted, by their lengths. */
function counting() {
  const writes: number[] = [];
  const openFile: OpenSegmentFile = async (path) => {
    const file = await openSegmentFile(path);
    return {
      ...file,
      write: (bytes, offset, length, position) => {
        writes.push(length);
        return file.write(bytes, offset, length, position);
      },
    };
  };
  return { writes, openFile };
}

const now = (): number => Date.UTC(2026, 0, 2, 3, 4, 5, 6);

describe('a journal', () => {
  test('writes one line a record, in the stated order of keys', async () => {
    const journal = await openJournal({ directory, now });
    await journal.append('s1', 'x1', openBody());
    await journal.close();

    const [line = ''] = linesOf(directory);

    expect(Object.keys(JSON.parse(line)).slice(0, 6)).toEqual([
      'v',
      'seq',
      'type',
      'at',
      'session',
      'exchange',
    ]);
    expect(Object.keys(JSON.parse(line)).slice(-2)).toEqual(['prev', 'hash']);
    expect(JSON.parse(line)).toMatchObject({
      v: 1,
      seq: 0,
      at: '2026-01-02T03:04:05.006Z',
      ...withoutUndefined(openBody()),
    });
  });

  test('hashes the bytes of a line before its hash, and names the hash of the line before', async () => {
    const journal = await openJournal({ directory, now });
    await journal.append('s1', 'x1', openBody({ request: 'Zürich 🏔 "quoted"\n' }));
    await journal.append('s1', 'x1', closeBody());
    await journal.close();

    const lines = linesOf(directory);
    const hashes = lines.map((line) =>
      createHash('sha256')
        .update(line.slice(0, line.lastIndexOf(',"hash":"')))
        .digest('hex'),
    );

    expect(lines.map((line) => JSON.parse(line).hash)).toEqual(hashes);
    expect(lines.map((line) => JSON.parse(line).prev)).toEqual(['0'.repeat(64), hashes[0]]);
    expect(journal.head()).toEqual({ seq: 1, hash: hashes[1] });
  });

  test('writes how an exchange ended with the next record, or at the end of the turn', async () => {
    const { writes, openFile } = counting();
    const journal = await openJournal({ directory, now, openFile });
    const together = [journal.append('s1', 'x1', closeBody()), journal.append('s1', 'x2', openBody())];
    await Promise.all(together);
    expect(writes).toHaveLength(1);
    const alone = journal.append('s1', 'x2', closeBody());
    await Promise.resolve();
    expect(writes).toHaveLength(1);
    await alone;
    expect(writes).toHaveLength(2);
    const last = journal.append('s1', 'x3', closeBody());
    await journal.close();
    await last;
    expect(linesOf(directory).map((line) => JSON.parse(line).exchange)).toEqual(['x1', 'x2', 'x2', 'x3']);
  });

  test('writes what is recorded at the same time at once, before anything else happens', async () => {
    const { writes, openFile } = counting();
    const journal = await openJournal({ directory, now, openFile });
    await journal.append('s1', 'x1', openBody());
    const together = ['x2', 'x3', 'x4'].map((exchange) => journal.append('s1', exchange, openBody()));
    expect(writes).toHaveLength(1);
    await Promise.resolve();
    expect(writes).toHaveLength(2);
    await Promise.all(together);
    await journal.close();
    expect(writes).toHaveLength(2);
    expect(linesOf(directory).map((line) => JSON.parse(line).exchange)).toEqual(['x1', 'x2', 'x3', 'x4']);
  });

  test('is readable by its owner only', async () => {
    const journal = await openJournal({ directory, now });
    await journal.append('s1', 'x1', openBody());

    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(readdirSync(directory).map((file) => statSync(join(directory, file)).mode & 0o777)).toEqual([
      0o600, 0o600,
    ]);
    await journal.close();
  });

  test('goes on with the chain when it is opened again', async () => {
    const first = await openJournal({ directory, now });
    await first.append('s1', 'x1', openBody());
    await first.close();
    const second = await openJournal({ directory, now });
    await second.append('s2', 'x2', openBody());
    await second.close();

    const records = linesOf(directory).map((line) => JSON.parse(line));

    expect(records.map((record) => record.seq)).toEqual([0, 1]);
    expect(records[1].prev).toBe(first.head().hash);
  });

  test('refuses a record after it was closed', async () => {
    const journal = await openJournal({ directory, now });
    await journal.close();

    await expect(journal.append('s1', 'x1', openBody())).rejects.toMatchObject({ code: 'recording.failed' });
  });
});

describe('a torn last line', () => {
  test.each([1, 40, 200])('of %d bytes is moved aside, and a record says so', async (length) => {
    const first = await openJournal({ directory, now });
    await first.append('s1', 'x1', openBody());
    await first.append('s1', 'x1', closeBody());
    await first.close();
    const file = join(directory, 'journal-00000000.jsonl');
    const torn = readFileSync(file).subarray(0, length);
    appendFileSync(file, torn);

    const second = await openJournal({ directory, now });
    await second.close();

    const last = JSON.parse(linesOf(directory).at(-1) ?? '');
    expect(last).toMatchObject({
      seq: 2,
      type: 'recovered',
      file: 'torn-00000002.part',
      bytes: length,
      prev: first.head().hash,
    });
    expect(readFileSync(join(directory, 'torn-00000002.part'))).toEqual(torn);
  });

  test('that is the first of its file is moved aside too', async () => {
    const first = await openJournal({ directory, now });
    await first.append('s1', 'x1', openBody());
    await first.close();
    writeFileSync(join(directory, 'journal-00000001.jsonl'), '{"v":1,"se');

    const second = await openJournal({ directory, now });
    await second.close();

    expect(JSON.parse(linesOf(directory).at(-1) ?? '')).toMatchObject({ seq: 1, type: 'recovered' });
  });

  test('whose record was never written is told of at the next start', async () => {
    const first = await openJournal({ directory, now });
    await first.append('s1', 'x1', openBody());
    await first.close();
    writeFileSync(join(directory, 'torn-00000001.part'), '{"v"');

    const second = await openJournal({ directory, now });
    await second.close();

    expect(JSON.parse(linesOf(directory).at(-1) ?? '')).toMatchObject({
      seq: 1,
      type: 'recovered',
      bytes: 4,
    });
  });

  test('does not excuse an altered last whole line', async () => {
    const first = await openJournal({ directory, now });
    await first.append('s1', 'x1', openBody());
    await first.close();
    const file = join(directory, 'journal-00000000.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"seq":0', '"seq":7'));

    await expect(openJournal({ directory, now })).rejects.toMatchObject({ code: 'recording.failed' });
  });
});

function withoutUndefined(value: object): object {
  return JSON.parse(JSON.stringify(value)) as object;
}
