import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { expect, jest, test } from '@jest/globals';
import { read, root } from './files.ts';
import { blocksOf } from './markdown.ts';

/** A program is started, on machines that are busy. Milliseconds. */
jest.setTimeout(60_000);

async function locate(
  input: string,
  ...options: string[]
): Promise<{ status: number | null; stdout: string }> {
  const child = spawn(process.execPath, [join('cmd', 'domicile', 'main.ts'), 'locate', ...options], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.end(input);
  return { stdout: await text(child.stdout), status: await ended };
}

const shown = (tag: string): string => {
  const block = blocksOf(read('docs/locate.md')).find((one) => one.tag === tag);
  expect(block).toBeDefined();
  return block?.text ?? '';
};

test('the request shown is answered as shown', async () => {
  const { stdout, status } = await locate(shown('request'), '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject(JSON.parse(shown('answer')) as object);
});

test('every line is answered, and one that is no request makes the status 1', async () => {
  const request = JSON.stringify(JSON.parse(shown('request')));
  const { stdout, status } = await locate(`${request}\nnonsense\n\n${request}\n`, '--jsonl');
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { error?: string; processing: { kind: string } });
  expect(status).toBe(1);
  expect(answers.map(({ processing }) => processing.kind)).toEqual(['countries', 'unknown', 'countries']);
  expect(answers[1]?.error).toMatch(/JSON object/);
});

test('a single request that is none ends with a usage error', async () => {
  expect(await locate('nonsense')).toEqual({ status: 64, stdout: '' });
});
