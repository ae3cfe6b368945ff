import { Buffer } from 'node:buffer';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createInspect } from '../../pkg/mask/inspect.ts';
import { maskingFor } from './mask-config.ts';
import { MAX_STREAM_VALUES } from '../../pkg/mask/stream-values.ts';
import { explanationOf } from './mask-explain.ts';
import { MAX_TEXT, maskLines, maskStream, readWhole } from './mask-text.ts';

const config = await maskingFor([], undefined);
const keys = { current: Buffer.alloc(32, 1), previous: undefined };
const inspect = createInspect(config, keys);
const silent = (): void => {};

async function* chunksOf(...texts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield typeof text === 'string' ? Buffer.from(text) : text;
}

async function joined(texts: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const text of texts) all += text;
  return all;
}

const letter =
  'Dear Zoé, call +49 170 1234567 (or 0170 1234567), IBAN DE89 3704 0044 0532 0130 00. 張偉 <anna@firma.eu>';

test('a stream cut anywhere, within characters as well, comes out as the whole does', async () => {
  const bytes = Buffer.from(letter);
  const whole = await joined(maskStream(config, keys, chunksOf(letter), silent));
  expect(whole).toBe(inspect(letter).masked);
  const cuts = fc.array(fc.nat(bytes.length), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(cuts, async (at) => {
      const edges = [0, ...at.sort((a, b) => a - b), bytes.length];
      const pieces = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
      expect(await joined(maskStream(config, keys, chunksOf(...pieces), silent))).toBe(whole);
    }),
    { numRuns: 50 },
  );
});

test('what a stream holds does not grow with its length', async () => {
  const line = Buffer.from(`${letter}\n`);
  let most = 0;
  let [taken, given] = [0, 0];
  async function* many(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < 2000; i++) {
      taken += `${letter}\n`.length;
      yield line;
    }
  }
  for await (const text of maskStream(config, keys, many(), silent)) {
    given += text.length;
    most = Math.max(most, taken - (given * letter.length) / inspect(letter).masked.length);
  }
  expect(given).toBe(2000 * (inspect(letter).masked.length + 1));
  expect(most).toBeLessThan(4096);
});

test('a stream masks what it found once wherever it stands again, as the whole does', async () => {
  const text = `SSN: 536-90-4399\n${'word '.repeat(5000)}\n536-90-4399, not 1536-90-4399\n`;
  expect(await joined(maskStream(config, keys, chunksOf(text), silent))).toBe(inspect(text).masked);
  expect(inspect(text).masked).toContain('\n[US_SSN], not 1536-90-4399\n');
});

test('a stream says once that it met its bound of values', async () => {
  async function* many(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i <= MAX_STREAM_VALUES; i += 1024) {
      yield Buffer.from(Array.from({ length: 1024 }, (_, n) => `v${i + n}@firm.eu\n`).join(''));
    }
  }
  const warnings: string[] = [];
  const masked = await joined(maskStream(config, keys, many(), (message) => warnings.push(message)));
  expect(masked).not.toContain('@');
  expect(warnings).toEqual([expect.stringContaining('65536 different values')]);
});

test('bytes that are no UTF-8 are refused', async () => {
  await expect(
    joined(maskStream(config, keys, chunksOf(Buffer.from([0x61, 0xff, 0x62])), silent)),
  ).rejects.toThrow('not UTF-8');
});

test('lines may be cut anywhere and need no end', async () => {
  const chunks = chunksOf('{"text":"anna@fir', 'ma.eu"}\n\n{"te', 'xt":"x"}');
  expect(
    (await joined(maskLines(inspect, chunks))).split('\n').map((line) => line && JSON.parse(line).masked),
  ).toEqual(['[EMAIL_ADDRESS]', 'x', '']);
});

test('offsets are UTF-16 units, and a value found once is found again', async () => {
  const { findings, masked } = inspect('😀 SSN: 536904399, later 536904399');
  expect(masked).toBe('😀 SSN: [US_SSN], later [US_SSN]');
  expect(findings.map(({ entity, start, end }) => [entity, start, end])).toEqual([
    ['UsSsn', 8, 17],
    ['UsSsn', 25, 34],
  ]);
  for (const { confidence } of findings) expect(confidence > 0 && confidence < 0.9).toBe(true);
});

test('offsets are told in bytes of UTF-8 where that is asked for', async () => {
  const line = `${JSON.stringify({ text: 'Grüße 😀 anna@firma.eu' })}\n`;
  const [first = ''] = (await joined(maskLines(inspect, chunksOf(line), true))).split('\n');
  const [found] = (JSON.parse(first) as { findings: readonly Record<string, number>[] }).findings;
  expect(found).toMatchObject({ start: 9, end: 22, byteStart: 13, byteEnd: 26 });
});

test('a line, and a text to explain, are refused beyond the bound', async () => {
  const half = 'x'.repeat(MAX_TEXT / 2);
  expect(await readWhole(chunksOf(half, half))).toHaveLength(MAX_TEXT);
  await expect(readWhole(chunksOf(half, half, 'x'))).rejects.toThrow('--explain reads at most');
  await expect(joined(maskLines(inspect, chunksOf(half, half, 'x')))).rejects.toThrow('line 1 is longer');
});

test('values are shown on terminals alone, without control characters; colour is separate', () => {
  const { findings } = inspect('a\nb anna@firma.eu');
  const screen = { isTerminal: true, isColoured: false };
  expect(explanationOf(screen, 'a\nb anna@firma.eu', findings)).toMatch(
    /^2:3 {2}EmailAddress {2}0\.\d\d {2}anna@firma\.eu {2}RFC/,
  );
  expect(
    explanationOf({ isTerminal: false, isColoured: false }, 'a\nb anna@firma.eu', findings),
  ).not.toContain('anna');
  expect(explanationOf({ isTerminal: true, isColoured: true }, 'a\nb anna@firma.eu', findings)).toContain(
    '\u001b[',
  );
});

test('one finding is one finding', () => {
  expect(explanationOf({ isTerminal: false, isColoured: false }, '', [])).toBe('0 findings\n');
});

test('a policy without masking rules masks nothing, and that is an error', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mask-'));
  const file = join(folder, 'us.yaml');
  writeFileSync(
    file,
    'apiVersion: domicile.dev/v1alpha1\nkind: ResidencyPolicy\nmetadata: {name: us}\nspec: {residency: {allow: [US]}}\n',
  );
  await expect(maskingFor([file], undefined)).rejects.toThrow('no masking rules');
  rmSync(folder, { recursive: true });
});
