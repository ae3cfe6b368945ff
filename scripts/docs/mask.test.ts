import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { expect, jest, test } from '@jest/globals';
import { read, root } from './files.ts';
import { blocksOf } from './markdown.ts';

/** A program is started, on machines that are busy. Milliseconds. */
jest.setTimeout(60_000);

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function mask(input: string, ...options: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join('cmd', 'domicile', 'main.ts'), 'mask', ...options], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { stdout, stderr, status: await ended };
}

const shown = (tag: string): string => {
  const block = blocksOf(read('docs/masking.md')).find((one) => one.tag === tag);
  expect(block).toBeDefined();
  return block?.text ?? '';
};

test('the lines shown are answered as shown', async () => {
  expect(await mask(shown('lines'), '--jsonl')).toEqual({ status: 0, stdout: shown('findings'), stderr: '' });
});

test('a text comes out masked, and with --explain standard error says why, without the values', async () => {
  const line = 'IBAN DE89 3704 0044 0532 0130 00, anna@firma.eu\n';
  const masked = 'IBAN [IBAN], [EMAIL_ADDRESS]\n';
  expect(await mask(line)).toEqual({ status: 0, stdout: masked, stderr: '' });
  const { stdout, stderr } = await mask(line, '--explain');
  expect(stdout).toBe(masked);
  expect(stderr).toContain('1:6  Iban  0.96  27 characters  ISO 13616');
  expect(stderr).toContain('2 findings');
  expect(stderr).not.toMatch(/3704|anna|\[\d+m/);
});

test('--entities masks these alone', async () => {
  const { stdout } = await mask('anna@firma.eu +49 170 1234567', '--entities', 'PhoneNumber, Iban');
  expect(stdout).toBe('anna@firma.eu [PHONE_NUMBER]');
});

test('--policy masks as its rules ask, the same with the same key', async () => {
  const options = ['--policy', 'examples/policies/us-masked.yaml'];
  const { stdout, status } = await mask('write to anna@firma.eu', ...options);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^write to EMAIL_ADDRESS_[0-9A-Z]{17}$/);
});

test.each([
  [['--entities', 'Nonsense'], '', '--entities: found "Nonsense"'],
  [['--entities', 'Email'], '', 'did you mean "EmailAddress"?'],
  [['--jsonl'], 'no object\n', 'mask: line 1 is not {"text": "..."}'],
  [['--jsonl'], '{"text": 1}\n', 'mask: line 1 is not {"text": "..."}'],
  [['--jsonl', '--explain'], '', '--explain: not together with --jsonl'],
])('%j on %j is a usage error', async (options, input, message) => {
  const { status, stderr } = await mask(input, ...options);
  expect(status).toBe(64);
  expect(stderr).toContain(message);
});
