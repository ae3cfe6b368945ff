import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readLines } from './read-lines.ts';

async function* chunks(text: string, cuts: readonly number[]): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  for (const [index, from] of at.slice(0, -1).entries()) yield bytes.subarray(from, at[index + 1]);
}

async function all(source: AsyncIterable<Buffer>, bound: number): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of readLines(source, bound)) lines.push(line);
  return lines;
}

test('lines come out whole, however they were cut', async () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replaceAll('\n', ' '));
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.array(fc.nat()), async (lines, cuts) => {
      expect(await all(chunks(lines.map((one) => `${one}\n`).join(''), cuts), 1_000)).toEqual(lines);
    }),
  );
});

test.each([
  ['in one piece', []],
  ['in pieces', [1, 2, 3]],
])('a line at the bound passes, one byte above it does not, %s', async (_, cuts) => {
  expect(await all(chunks('1234\n', cuts), 4)).toEqual(['1234']);
  await expect(all(chunks('12345\n', cuts), 4)).rejects.toThrow('more than 4 bytes');
});

test('a line without an end is held to the bound too', async () => {
  await expect(all(chunks('12345', []), 4)).rejects.toThrow('more than 4 bytes');
});
