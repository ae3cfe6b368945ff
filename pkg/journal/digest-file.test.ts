import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { maxDigestLines, openDigestFile } from './digest-file.ts';

let directory: string;
let path: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'digests-'));
  path = join(directory, 'signed-parts');
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const digest = (n: number): string => n.toString(36).padStart(27, '_');
const noError = (error: unknown): void => {
  throw error;
};

test('what was appended is read back in order', () => {
  const first = openDigestFile(path, noError);
  expect(first.load()).toEqual([]);
  for (const n of [3, 1, 2]) first.append(digest(n));
  first.close();
  const second = openDigestFile(path, noError);
  expect(second.load()).toEqual([3, 1, 2].map(digest));
  second.append(digest(9));
  second.close();
  expect(readFileSync(path, 'utf8')).toBe([3, 1, 2, 9].map((n) => `${digest(n)}\n`).join(''));
});

test('nobody else may read it, even where the file was there before', () => {
  writeFileSync(path, `${digest(1)}\n`);
  chmodSync(path, 0o644);
  openDigestFile(path, noError).close();
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('at the bound the oldest lines are dropped at the next start', () => {
  const lines = Array.from({ length: maxDigestLines + 1 }, (_, n) => digest(n));
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  const file = openDigestFile(path, noError);
  file.close();
  expect(file.load()).toEqual(lines.slice(1));
  expect(statSync(path).size).toBe(maxDigestLines * (digest(0).length + 1));
});

test('at the bound exactly nothing is dropped', () => {
  const lines = Array.from({ length: maxDigestLines }, (_, n) => digest(n));
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  const file = openDigestFile(path, noError);
  file.close();
  expect(file.load()).toHaveLength(maxDigestLines);
});

test('a line that was torn or is none is left out', () => {
  writeFileSync(
    path,
    `${digest(1)}\nshort\n${digest(2)}x\n${digest(3).replaceAll('_', '/')}\n${digest(4).slice(5)}`,
  );
  const file = openDigestFile(path, noError);
  file.close();
  expect(file.load()).toEqual([digest(1)]);
});

test('a digest that cannot be written is reported and lost, no more', () => {
  const errors: unknown[] = [];
  const file = openDigestFile(path, (error) => errors.push(error));
  file.close();
  file.append(digest(1));
  expect(errors).toMatchObject([{ code: 'EBADF' }]);
});
