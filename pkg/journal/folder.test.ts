import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cannotOpen } from './folder.ts';
import { openJournal } from './journal.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'folder-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const made = (name: string, make: (path: string) => unknown): string => {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  make(path);
  return path;
};
const file = (name: string): string => made(name, (path) => writeFileSync(path, ''));
const folder = (name: string): string => made(name, (path) => mkdirSync(path));
const pipe = (name: string): string => made(name, (path) => execFileSync('mkfifo', [path]));

test.each<[string, () => string, string]>([
  ['is a file', () => file('taken'), 'it is no folder (EEXIST)'],
  ['is below a file', () => join(file('taken'), 'x'), 'it, or what should hold it, is no folder (ENOTDIR)'],
  ['is a pipe', () => pipe('taken'), 'it is no folder (EEXIST)'],
  ['has no name', () => '', 'no folder can be made there (ENOENT)'],
  ['leads nowhere', () => made('x', (path) => symlinkSync('no/such', path)), 'no folder can be made there'],
  [
    'has a pipe for its lock',
    () => dirname(pipe('j/journal.lock')),
    'it holds "journal.lock", which is a pipe',
  ],
  ['has a pipe for its records', () => dirname(pipe('j/journal-00000000.jsonl')), 'which is a pipe'],
  ['has a pipe for its signed parts', () => dirname(pipe('j/signed-parts')), 'which is a pipe'],
  [
    'has a folder for its records',
    () => dirname(folder('j/journal-00000000.jsonl')),
    'it holds a folder in place',
  ],
])('a journal that %s is not opened, and it is said why', async (_what, target, says) => {
  const opening = openJournal({ directory: target() });
  await expect(opening).rejects.toMatchObject({ code: 'recording.failed' });
  await expect(opening).rejects.toThrow(says);
  await expect(opening).rejects.toThrow('name a folder that this user may write to');
});

test('folders are made for whoever writes the journal alone, by several at once', async () => {
  const directories = ['a', 'b', 'c'].map((name) => join(root, 'x', 'y', name));
  const journals = await Promise.all(directories.map((directory) => openJournal({ directory })));
  await Promise.all(journals.map((journal) => journal.close()));
  for (const directory of [join(root, 'x'), join(root, 'x', 'y'), ...directories]) {
    expect(statSync(directory).mode & 0o777).toBe(0o700);
  }
});

const modeOf = (path: string): string => (statSync(path).mode & 0o1777).toString(8);

test.each([
  ['is empty', [], '700'],
  ['holds a journal', ['journal-00000000.jsonl', 'torn-00000004.part', 'signed-parts'], '700'],
  ['holds other things as well', ['journal-00000000.jsonl', 'mine'], '1777'],
])(
  'a folder that is there and %s is made its own only where it is nobody else is in',
  async (_what, files, mode) => {
    const directory = folder('j');
    for (const name of files) writeFileSync(join(directory, name), '');
    chmodSync(directory, 0o1777);
    const journal = await openJournal({ directory });
    await journal.close();
    expect(modeOf(directory)).toBe(mode);
  },
);

test('a folder in which something stands in the way stays as it is', async () => {
  const directory = dirname(pipe('j/journal.lock'));
  chmodSync(directory, 0o1777);
  await expect(openJournal({ directory })).rejects.toThrow('which is a pipe');
  expect(modeOf(directory)).toBe('1777');
});

test.each([
  ['ENOSPC', 'the disk is full (ENOSPC)'],
  ['EROFS', 'it is on a file system that is read only (EROFS)'],
  ['EACCES', 'this user may not write to it (EACCES)'],
  ['EXYZ', 'EXYZ; name'],
])('%s is said in words', (code, says) => {
  expect(cannotOpen(Object.assign(new Error('x'), { code })).message).toContain(says);
});
