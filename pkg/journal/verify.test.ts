import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordBody } from '../api/record.ts';
import { openJournal } from './journal.ts';
import { closeBody, linesOf, openBody, segmentFiles, sessionBody } from './records.fixture.ts';
import { maxOpen, OpenExchanges } from './unclosed.ts';
import { parseHead, printHead, verifyJournal } from './verify.ts';

let root: string;
let count = 0;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'verify-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const fresh = (): string => {
  count += 1;
  return join(root, String(count));
};

const bodies: fc.Arbitrary<RecordBody> = fc.oneof(
  fc.string({ unit: 'binary' }).map((request) => openBody({ request })),
  fc.string({ unit: 'grapheme' }).map((response) => closeBody({ response })),
  fc.string().map((note) => sessionBody({ note })),
);

async function write(directory: string, records: readonly RecordBody[], maxSegmentBytes = 1 << 20) {
  const journal = await openJournal({ directory, maxSegmentBytes });
  await Promise.all(records.map((body, index) => journal.append('s', String(index), body)));
  await journal.close();
  return journal.head();
}

/** A journal of one file, as lines, for tests that write it back changed. */
async function written(records: readonly RecordBody[]): Promise<{ directory: string; lines: string[] }> {
  const directory = fresh();
  await write(directory, records);
  return { directory, lines: [...linesOf(directory)] };
}

function rewrite(directory: string, lines: readonly string[]): void {
  writeFileSync(join(directory, 'journal-00000000.jsonl'), lines.map((line) => `${line}\n`).join(''));
}

describe('exchanges without a close', () => {
  const exchanges = async (records: readonly (readonly [exchange: string, body: RecordBody])[]) => {
    const directory = fresh();
    const journal = await openJournal({ directory });
    await Promise.all(records.map(([exchange, body]) => journal.append('s"\\1', exchange, body)));
    await journal.close();
    const result = await verifyJournal(directory);
    return result.ok ? result.unclosed : undefined;
  };

  test('are counted and named, in an unbroken chain', async () => {
    const opened = Array.from({ length: 12 }, (_, index) => [String(index), openBody()] as const);
    const unclosed = await exchanges([...opened, ['3', closeBody()], ['11', closeBody()]]);
    expect(unclosed?.count).toBe(10);
    expect(unclosed?.latest.map(({ exchange, seq }) => [exchange, seq])).toEqual(
      [1, 2, 4, 5, 6, 7, 8, 9, 10].slice(1).map((index) => [String(index), index]),
    );
  });

  test('there are none where each ended, whatever its texts say', async () => {
    const request = '{"type":"open","at":"","session":"s","exchange":"9"}';
    expect(
      await exchanges([
        ['1', openBody({ request })],
        ['1', closeBody({ response: request })],
      ]),
    ).toEqual({
      count: 0,
      latest: [],
    });
  });

  test('beyond the bound the oldest are counted alone', () => {
    const open = new OpenExchanges();
    const line = (exchange: number) =>
      Buffer.from(`{"v":1,"seq":1,"type":"open","at":"","session":"s","exchange":"${exchange}",`);
    for (let exchange = 0; exchange <= maxOpen; exchange += 1) open.take(exchange, line(exchange));
    expect(open.count).toBe(maxOpen + 1);
    expect(open.latest(maxOpen + 1)[0]?.seq).toBe(1);
  });
});

describe('any journal', () => {
  test('verifies, in the order of the appends, however small its files are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(bodies, { maxLength: 12 }),
        fc.integer({ min: 1, max: 4_000 }),
        async (records, maxSegmentBytes) => {
          const directory = fresh();
          const head = await write(directory, records, maxSegmentBytes);
          const sessions = records.filter(({ type }) => type === 'session-start').length;

          expect(await verifyJournal(directory, head)).toMatchObject({
            ok: true,
            records: records.length,
            head,
            sessions,
          });
          expect(linesOf(directory).map((line) => JSON.parse(line).exchange)).toEqual(
            records.map((_, index) => String(index)),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('keeps its files within the bound, single longer lines apart', async () => {
    const directory = fresh();
    await write(
      directory,
      Array.from({ length: 40 }, (_, index) => openBody({ request: 'x'.repeat(index * 50) })),
      2_000,
    );

    const sizes = segmentFiles(directory).map((file) => readFileSync(join(directory, file), 'utf8'));
    expect(sizes.length).toBeGreaterThan(10);
    expect(sizes.every((text) => text.length <= 2_000 || text.split('\n').length === 2)).toBe(true);
  });

  test('is refused after any one byte was changed', async () => {
    const { directory, lines } = await written([sessionBody(), openBody(), closeBody()]);
    const file = join(directory, 'journal-00000000.jsonl');
    const original = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(original.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, difference) => {
          const changed = Buffer.from(original);
          changed[at] = (original[at] ?? 0) ^ difference;
          writeFileSync(file, changed);
          const hit = original.subarray(0, at).toString('latin1').split('\n').length;

          expect(await verifyJournal(directory)).toMatchObject({ ok: false, line: hit });
        },
      ),
      { numRuns: 400 },
    );
  });

  test('is refused after any one byte was inserted or removed', async () => {
    const { directory, lines } = await written([openBody(), closeBody()]);
    const file = join(directory, 'journal-00000000.jsonl');
    const original = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    await fc.assert(
      fc.asyncProperty(fc.nat(original.length - 1), fc.option(fc.nat(255)), async (at, inserted) => {
        const rest = original.subarray(inserted === null ? at + 1 : at);
        const middle = inserted === null ? [] : [inserted];
        writeFileSync(file, Buffer.concat([original.subarray(0, at), Buffer.from(middle), rest]));

        expect((await verifyJournal(directory)).ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  const indices = fc.tuple(fc.nat(5), fc.nat(5)).filter(([one, other]) => one < other);
  const records = [
    sessionBody(),
    openBody(),
    closeBody(),
    openBody(),
    closeBody(),
    sessionBody({ type: 'session-end' }),
  ];

  test('is refused at the place where a line was removed', async () => {
    const { directory, lines } = await written(records);
    for (let index = 0; index < lines.length - 1; index += 1) {
      rewrite(directory, lines.toSpliced(index, 1));

      expect(await verifyJournal(directory)).toMatchObject({ ok: false, line: index + 1, seq: index });
    }
  });

  test('is refused at the first of two lines that were swapped', async () => {
    const { directory, lines } = await written(records);
    await fc.assert(
      fc.asyncProperty(indices, async ([one, other]) => {
        rewrite(directory, lines.with(one, lines[other] ?? '').with(other, lines[one] ?? ''));

        expect(await verifyJournal(directory)).toMatchObject({ ok: false, line: one + 1, seq: one });
      }),
    );
  });

  test('is refused at a line that is there twice, or comes from another journal', async () => {
    const { directory, lines } = await written(records);
    const foreign = (await written([openBody({ request: 'other' }), ...records])).lines;
    await fc.assert(
      fc.asyncProperty(indices, fc.boolean(), async ([one, other], twice) => {
        rewrite(directory, lines.toSpliced(other, 0, (twice ? lines : foreign)[one] ?? ''));

        expect(await verifyJournal(directory)).toMatchObject({ ok: false, line: other + 1 });
      }),
    );
  });

  test('is refused at the line whose predecessor was replaced by one that fits its own', async () => {
    const { directory, lines } = await written(records);
    const forged = (await written([sessionBody(), openBody({ request: 'forged' })])).lines;
    rewrite(directory, lines.with(0, forged[0] ?? '').with(1, forged[1] ?? ''));

    expect(await verifyJournal(directory)).toMatchObject({ ok: false, line: 3, seq: 2 });
  });
});

describe('the end of a journal', () => {
  test('that was cut off is missed without an expected head and found with one', async () => {
    const { directory, lines } = await written([openBody(), closeBody(), openBody()]);
    const last = JSON.parse(lines[2] ?? '') as { hash: string };
    rewrite(directory, lines.slice(0, 2));

    expect(await verifyJournal(directory)).toMatchObject({ ok: true, records: 2 });
    expect(await verifyJournal(directory, { seq: 2, hash: last.hash })).toMatchObject({ ok: false, seq: 2 });
  });

  test('may lie behind the expected head', async () => {
    const { directory, lines } = await written([openBody(), closeBody(), openBody()]);
    const middle = JSON.parse(lines[1] ?? '') as { hash: string };

    expect(await verifyJournal(directory, { seq: 1, hash: middle.hash })).toMatchObject({
      ok: true,
      records: 3,
    });
  });

  test('that was written anew is found at the expected head', async () => {
    const { directory } = await written([openBody(), closeBody({ status: 500 })]);

    expect(await verifyJournal(directory, { seq: 1, hash: 'f'.repeat(64) })).toMatchObject({
      ok: false,
      line: 2,
      seq: 1,
    });
  });

  test('that is unfinished is refused', async () => {
    const { directory, lines } = await written([openBody(), closeBody()]);
    writeFileSync(join(directory, 'journal-00000000.jsonl'), `${lines[0]}\n${lines[1]}`);

    expect(await verifyJournal(directory)).toMatchObject({ ok: false, line: 2, seq: 1 });
  });

  test('of an empty directory is no record at all', async () => {
    mkdirSync(join(root, 'empty'));

    expect(await verifyJournal(join(root, 'empty'))).toMatchObject({
      ok: true,
      records: 0,
      head: { seq: -1 },
    });
  });
});

describe('the files of a journal', () => {
  const many = Array.from({ length: 9 }, () => openBody());

  test.each([0, 1, 2])('are missed when number %d is gone', async (index) => {
    const directory = fresh();
    await write(directory, many, 1_500);
    const files = segmentFiles(directory);
    rmSync(join(directory, files[index] ?? ''));

    expect(files.length).toBeGreaterThan(3);
    expect(await verifyJournal(directory)).toMatchObject({ ok: false, file: files[index + 1], line: 0 });
  });

  test('are refused under another name', async () => {
    const directory = fresh();
    await write(directory, many, 1_500);
    const [first = ''] = segmentFiles(directory);
    renameSync(join(directory, first), join(directory, 'journal-00000007.jsonl'));

    expect((await verifyJournal(directory)).ok).toBe(false);
  });
});

describe('a line longer than any record', () => {
  test('is refused without being read to its end', async () => {
    const { directory } = await written([openBody()]);
    writeFileSync(join(directory, 'journal-00000001.jsonl'), 'x'.repeat(3 << 20));

    expect(await verifyJournal(directory)).toMatchObject({
      ok: false,
      line: 1,
      seq: 1,
      problem: expect.stringContaining('longer'),
    });
  });
});

describe('a head', () => {
  test('is read as it is printed', () => {
    const head = { seq: 12, hash: 'ab'.repeat(32) };

    expect(parseHead(printHead(head))).toEqual(head);
  });

  test.each(['', '12', `-1:${'a'.repeat(64)}`, `01:${'a'.repeat(64)}`, `1:${'A'.repeat(64)}`])(
    'is not %j',
    (text) => {
      expect(parseHead(text)).toBeUndefined();
    },
  );
});
