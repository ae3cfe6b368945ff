import { Readable } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readLines, readText } from './read-text.ts';

const cut = (bytes: Buffer, at: readonly number[]): readonly Buffer[] => {
  const ends = [...at.map((one) => one % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
};

async function linesOf(chunks: readonly Buffer[], bound?: number): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of readLines(Readable.from(chunks), bound)) lines.push(line);
  return lines;
}

describe('the lines of a watch', () => {
  test('are the same however the bytes are cut', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replaceAll('\n', ' '));
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.array(fc.nat(), { maxLength: 5 }), async (lines, at) => {
        const bytes = Buffer.from(lines.map((one) => `${one}\n`).join(''));
        expect(await linesOf(cut(bytes, at))).toEqual(lines);
      }),
    );
  });

  test('that are too long fail at the bound', async () => {
    const chunks = [Buffer.from('12'), Buffer.from('34')];
    await expect(linesOf([...chunks, Buffer.from('\n')], 4)).resolves.toEqual(['1234']);
    await expect(linesOf([...chunks, Buffer.from('5\n')], 4)).resolves.toEqual(['12345']);
    await expect(linesOf([...chunks, Buffer.from('5')], 4)).rejects.toThrow('more than 4 bytes');
  });
});

test('an answer that is too long fails at the bound', async () => {
  const answer = (): IncomingMessage =>
    Readable.from([Buffer.from('12'), Buffer.from('34')]) as IncomingMessage;
  await expect(readText(answer(), 4)).resolves.toBe('1234');
  await expect(readText(answer(), 3)).rejects.toThrow('more than 3 bytes');
});
