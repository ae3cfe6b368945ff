import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultMaxTextLength } from './fragment.ts';
import { openJournal } from './journal.ts';
import { maxLineBytes } from './line.ts';
import { maxQueuedBytes, maxQueuedRecords } from './queue.ts';
import { closeBody, linesOf, openBody, segmentFiles } from './records.fixture.ts';
import { openSegmentFile, type OpenSegmentFile, type SegmentFile } from './segment-file.ts';
import { syncIntervalMs } from './segment-writer.ts';
import { verifyJournal } from './verify.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'failure-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const failed = (code: string): Error => Object.assign(new Error(code), { code });

/** Real files, with some of their calls replaced. */
function files(over: (file: SegmentFile) => Partial<SegmentFile>): OpenSegmentFile {
  return async (path) => {
    const file = await openSegmentFile(path);
    return { ...file, ...over(file) };
  };
}

/** A disk with so many bytes free; beyond them a write is cut short, then fails, as on a real one. */
function disk(free: number) {
  const state = { free };
  const openFile = files((file) => ({
    write: (bytes, offset, length, position) => {
      if (state.free <= 0) return Promise.reject(failed('ENOSPC'));
      const taken = Math.min(length, state.free);
      state.free -= taken;
      return file.write(bytes, offset, taken, position);
    },
  }));
  return { state, openFile };
}

const settle = (promises: readonly Promise<void>[]) => Promise.allSettled(promises);

describe('a full disk', () => {
  test.each([0, 1, 300, 700, 1_500])(
    'after %d bytes refuses the record and leaves no part of it',
    async (free) => {
      const { state, openFile } = disk(free);
      const journal = await openJournal({ directory, openFile });
      const results = await settle(
        Array.from({ length: 6 }, (_, index) => journal.append('s', String(index), openBody())),
      );
      const kept = results.filter(({ status }) => status === 'fulfilled').length;
      state.free = 1 << 20;
      await journal.append('s', 'later', closeBody());
      await journal.close();

      expect(kept).toBeLessThan(6);
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'recording.failed', message: expect.stringContaining('ENOSPC') },
      });
      expect(await verifyJournal(directory, journal.head())).toMatchObject({ ok: true, records: kept + 1 });
    },
  );

  test('that cannot even be cut back is cut back before the next line', async () => {
    let full = true;
    const errors: Error[] = [];
    const openFile = files((file) => ({
      write: async (bytes, offset, length, position) => {
        if (!full) return file.write(bytes, offset, length, position);
        await file.write(bytes, offset, length >> 1, position);
        throw failed('EIO');
      },
      truncate: (length) => (full ? Promise.reject(failed('EIO')) : file.truncate(length)),
    }));
    const journal = await openJournal({ directory, openFile, onError: (error) => errors.push(error) });
    const [first] = await settle([journal.append('s', 'x', openBody({ request: 'long'.repeat(500) }))]);
    full = false;
    await journal.append('s', 'y', closeBody());
    await journal.close();

    expect(first?.status).toBe('rejected');
    expect(errors).toHaveLength(1);
    expect(await verifyJournal(directory, journal.head())).toMatchObject({ ok: true, records: 1 });
  });

  test('when a new file is due refuses, and begins that file when there is room again', async () => {
    let full = false;
    const openFile: OpenSegmentFile = (path) =>
      full ? Promise.reject(failed('ENOSPC')) : openSegmentFile(path);
    const journal = await openJournal({ directory, openFile, maxSegmentBytes: 800 });
    await journal.append('s', 'x', openBody());
    full = true;
    const [second] = await settle([journal.append('s', 'y', openBody())]);
    full = false;
    await journal.append('s', 'z', openBody());
    await journal.close();

    expect(second?.status).toBe('rejected');
    expect(segmentFiles(directory)).toEqual(['journal-00000000.jsonl', 'journal-00000001.jsonl']);
    expect(await verifyJournal(directory, journal.head())).toMatchObject({ ok: true, records: 2 });
  });
});

describe('a real limit of the system', () => {
  // RLIMIT_FSIZE needs no privileges and cuts a write short just as a full disk does: short write, then EFBIG.
  const program = `
    import { openJournal } from ${JSON.stringify(join(import.meta.dirname, 'journal.ts'))};
    import { openBody } from ${JSON.stringify(join(import.meta.dirname, 'records.fixture.ts'))};
    process.on('SIGXFSZ', () => undefined);
    const journal = await openJournal({ directory: process.argv[1] });
    let kept = 0;
    const codes = new Set();
    for (let index = 0; index < 40; index += 1) {
      await journal.append('s', String(index), openBody({ request: 'x'.repeat(700) })).then(() => (kept += 1), (error) => codes.add(error.cause?.code));
    }
    await journal.close();
    console.log(JSON.stringify({ kept, codes: [...codes], head: journal.head() }));
  `;

  test('refuses, keeps the chain, and lets the next process go on', async () => {
    const command = `ulimit -f 16; exec "$0" --no-warnings --input-type=module-typescript -e "$1" "$2"`;
    const child = spawn('sh', ['-c', command, process.execPath, program, directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    await once(child, 'close');
    const { kept, codes, head } = JSON.parse(output) as {
      kept: number;
      codes: string[];
      head: { seq: number; hash: string };
    };

    expect(codes).toEqual(['EFBIG']);
    expect(kept).toBeGreaterThan(3);
    expect(kept).toBeLessThan(40);
    expect(await verifyJournal(directory, head)).toMatchObject({ ok: true, records: kept });

    const journal = await openJournal({ directory });
    await journal.append('s', 'later', openBody());
    await journal.close();
    expect(await verifyJournal(directory, journal.head())).toMatchObject({ ok: true, records: kept + 1 });
  });
});

describe('the bounds of a journal', () => {
  test('shorten a long text, keep its beginning and its end, and say how much is missing', async () => {
    const journal = await openJournal({ directory, maxTextLength: 100 });
    await journal.append('s', 'x', openBody({ request: `${'a'.repeat(60)}${'b'.repeat(60)}` }));
    await journal.append('s', 'x', closeBody({ response: 'c'.repeat(100) }));
    await journal.close();

    const [open, close] = linesOf(directory).map((line) => JSON.parse(line));
    expect(open).toMatchObject({
      truncated: 20,
      request: `${'a'.repeat(50)}…[20 left out]…${'b'.repeat(50)}`,
    });
    expect(close).toMatchObject({ response: 'c'.repeat(100) });
    expect(close).not.toHaveProperty('truncated');
  });

  test('keep a record of the longest text in the most expensive characters', async () => {
    const journal = await openJournal({ directory });
    await journal.append('s', 'x', openBody({ request: '\u0001'.repeat(defaultMaxTextLength) }));
    await journal.append('s', 'x', openBody({ request: '\u0001'.repeat(defaultMaxTextLength + 1) }));
    await journal.close();

    expect(await verifyJournal(directory)).toMatchObject({ ok: true, records: 2 });
  });

  test('refuse a record that is too long for another reason', async () => {
    const journal = await openJournal({ directory });
    const [result] = await settle([journal.append('s', 'x', openBody({ policy: 'x'.repeat(maxLineBytes) }))]);
    await journal.append('s', 'y', openBody());
    await journal.close();

    expect(result).toMatchObject({ status: 'rejected', reason: { code: 'recording.failed' } });
    expect(await verifyJournal(directory)).toMatchObject({ ok: true, records: 1 });
  });

  test('refuse records that wait beyond the bound, and take more when the disk has caught up', async () => {
    const gate = Promise.withResolvers<undefined>();
    const openFile = files((file) => ({
      write: async (...call) => {
        await gate.promise;
        return file.write(...call);
      },
    }));
    const journal = await openJournal({ directory, openFile });
    const first = journal.append('s', 'first', openBody());
    // It is being written by the end of this microtask: the others wait.
    await Promise.resolve();
    const waiting = Array.from({ length: maxQueuedRecords }, (_, index) =>
      journal.append('s', String(index), closeBody()),
    );
    await expect(journal.append('s', 'beyond', closeBody())).rejects.toMatchObject({
      code: 'recording.failed',
    });
    gate.resolve(undefined);
    await Promise.all([first, ...waiting]);
    await journal.append('s', 'after', closeBody());
    await journal.close();

    expect(await verifyJournal(directory)).toMatchObject({ ok: true, records: maxQueuedRecords + 2 });
  });

  test('refuse bytes that wait beyond the bound', async () => {
    const gate = Promise.withResolvers<undefined>();
    const openFile = files((file) => ({
      write: async (...call) => {
        await gate.promise;
        return file.write(...call);
      },
    }));
    const journal = await openJournal({ directory, openFile });
    const long = openBody({ request: 'x'.repeat(defaultMaxTextLength) });
    const results = settle(
      Array.from({ length: maxQueuedBytes / defaultMaxTextLength + 2 }, () => journal.append('s', 'x', long)),
    );
    gate.resolve(undefined);
    const kept = (await results).filter(({ status }) => status === 'fulfilled').length;
    const later = await settle(Array.from({ length: kept }, () => journal.append('s', 'x', long)));
    await journal.close();

    expect(kept).toBeLessThanOrEqual(maxQueuedBytes / defaultMaxTextLength);
    expect(kept).toBeGreaterThan(maxQueuedBytes / defaultMaxTextLength - 5);
    expect(later.every(({ status }) => status === 'fulfilled')).toBe(true);
  });
});

describe('forcing to the medium', () => {
  const counting = () => {
    const calls: string[] = [];
    const openFile = files((file) => ({
      datasync: () => {
        calls.push('sync');
        return file.datasync();
      },
    }));
    return { calls, openFile };
  };

  test('comes before every acknowledgement with `Always`', async () => {
    const { calls, openFile } = counting();
    const journal = await openJournal({ directory, openFile, fsync: 'Always' });
    await journal.append('s', 'x', openBody());
    expect(calls).toHaveLength(1);
    await journal.append('s', 'x', closeBody());
    expect(calls).toHaveLength(2);
    await journal.close();
  });

  test('comes once a second while lines are written with `Interval`', async () => {
    const { calls, openFile } = counting();
    const journal = await openJournal({ directory, openFile });
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date'] });
    try {
      await journal.append('s', 'x', openBody());
      await journal.append('s', 'x', closeBody());
      await jest.advanceTimersByTimeAsync(syncIntervalMs - 1);
      expect(calls).toHaveLength(0);
      await jest.advanceTimersByTimeAsync(1);
      expect(calls).toHaveLength(1);
      await jest.advanceTimersByTimeAsync(10 * syncIntervalMs);
      expect(calls).toHaveLength(1);
    } finally {
      jest.useRealTimers();
    }
    await journal.close();
  });

  test('comes on rotation and on close with `Interval`', async () => {
    const { calls, openFile } = counting();
    const journal = await openJournal({ directory, openFile, maxSegmentBytes: 800 });
    await journal.append('s', 'x', openBody());
    expect(calls).toHaveLength(0);
    await journal.append('s', 'y', openBody());
    await journal.close();
    expect(calls).toHaveLength(2);
  });

  test('that fails refuses the record with `Always`', async () => {
    const openFile = files(() => ({ datasync: () => Promise.reject(failed('EIO')) }));
    const journal = await openJournal({ directory, openFile, fsync: 'Always' });

    await expect(journal.append('s', 'x', openBody())).rejects.toMatchObject({ code: 'recording.failed' });
    await expect(journal.close()).rejects.toMatchObject({ code: 'EIO' });
    expect(statSync(join(directory, 'journal-00000000.jsonl')).size).toBe(0);
  });
});

describe('the lock of a journal', () => {
  test('refuses a second writer in the same process, and lets it in after the first closed', async () => {
    const first = await openJournal({ directory });

    await expect(openJournal({ directory })).rejects.toMatchObject({ code: 'recording.failed' });
    await first.close();
    await (await openJournal({ directory })).close();
  });

  test('refuses while another process holds it', async () => {
    writeFileSync(join(directory, 'journal.lock'), `${process.ppid}\n`);

    await expect(openJournal({ directory })).rejects.toMatchObject({
      message: expect.stringContaining(String(process.ppid)),
    });
  });

  const dead = 2 ** 22 + 1;
  test.each([
    ['of a process that is gone', `${dead} 1\n`],
    ['of an earlier process with the same id', `${process.ppid} 1\n`],
    ['of an earlier life of this container', `${process.pid} 1\n`],
    ['of an earlier life of this container, where starts are not known', `${process.pid}\n`],
    ['that holds nothing', ''],
  ])('%s is taken over', async (_, content) => {
    writeFileSync(join(directory, 'journal.lock'), content);

    const journal = await openJournal({ directory });

    expect(readFileSync(join(directory, 'journal.lock'), 'utf8')).toContain(`${process.pid} `);
    await journal.close();
  });
});
