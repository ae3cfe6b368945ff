import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';

/** Programs are started, on machines that are busy. Milliseconds. */
jest.setTimeout(60_000);

const segment = 'journal-00000000.jsonl';
const line = JSON.stringify({
  type: 'session-start',
  at: '2026-01-02T03:04:05Z',
  session: 'one',
  command: ['a'],
});

let state = '';
const journal = (name: string): string => join(state, 'domicile', 'journal', name);
beforeAll(() => {
  state = mkdtempSync(join(tmpdir(), 'folders-'));
  for (const name of ['spoilt', 'torn']) mkdirSync(journal(name), { recursive: true });
  writeFileSync(join(journal('spoilt'), segment), `${line}\nx\n{}\n`);
  writeFileSync(join(journal('torn'), segment), `${line}\n{"type"`);
  writeFileSync(journal('.notes'), 'a file beside the folders');
  mkdirSync(join(state, 'unreadable', segment), { recursive: true });
});
afterAll(() => rmSync(state, { recursive: true, force: true }));

async function domicile(...args: readonly string[]) {
  const main = join(import.meta.dirname, 'main.ts');
  const env = { ...process.env, XDG_STATE_HOME: state };
  return new Promise<{ status: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [main, ...args], { env }, (error, stdout, stderr) =>
      resolve({ status: error?.code ?? 0, stdout, stderr }),
    );
  });
}

describe('a journal that cannot be read', () => {
  test.each([
    ['verified', (folder: string) => ['journal', 'verify', folder]],
    ['listed', (folder: string) => ['sessions', 'list', '--journal', folder]],
    ['shown', (folder: string) => ['sessions', 'show', 'one', '--journal', folder]],
  ])('is said to be, with 64, when it is to be %s', async (_what, args) => {
    const folder = join(state, 'unreadable');
    expect(await domicile(...args(folder))).toEqual({
      status: 64,
      stdout: '',
      stderr: `The journal in ${folder} cannot be read (EISDIR: it is a folder): read it as the user who wrote it, or a copy.\n`,
    });
  });
});

describe('sessions list', () => {
  test('passes over files beside the folders, and counts whole lines that are no records', async () => {
    const { status, stdout, stderr } = await domicile('sessions', 'list');
    expect([status, stdout.match(/^one /gm)?.length]).toEqual([0, 2]);
    expect(stderr).toBe(
      `domicile: lines of ${journal('spoilt')} that are no records: 2; see journal verify.\n`,
    );
  });
});
