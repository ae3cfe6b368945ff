import { TextDecoder } from 'node:util';
import type { MaskingConfig } from '../../pkg/api/policy.ts';
import { UsageError } from '../../pkg/errors/usage-error.ts';
import { CarriedValues } from '../../pkg/mask/carried.ts';
import type { Inspect } from '../../pkg/mask/inspect.ts';
import { createMasker } from '../../pkg/mask/masker.ts';
import { MintedTokens } from '../../pkg/mask/minted.ts';
import type { MaskKeys } from '../../pkg/mask/replacer.ts';

/** Longest line of `--jsonl`, and longest text that `--explain` reads, in UTF-16 units. */
export const MAX_TEXT = 16 * 1024 * 1024;

export type Chunks = AsyncIterable<Uint8Array>;

const decode = (decoder: TextDecoder, chunk?: Uint8Array): string => {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (cause) {
    throw new UsageError('mask: standard input is not UTF-8', { cause });
  }
};

/** Reads UTF-8, which may be cut anywhere. */
async function* decoded(chunks: Chunks): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const chunk of chunks) yield decode(decoder, chunk);
  yield decode(decoder);
}

const nobody = { restored: () => {}, withheld: () => {}, masked: () => {} };

/** A text of any length in bounded memory: each value is masked where it stands, whatever the chunks. */
export async function* maskStream(
  config: MaskingConfig,
  keys: MaskKeys,
  chunks: Chunks,
): AsyncGenerator<string> {
  const masker = createMasker(config, keys);
  const transforms = masker.answerTransforms(new MintedTokens().view(), new CarriedValues(), nobody);
  const transform = transforms({ kind: 'text', tool: '' });
  for await (const text of decoded(chunks)) yield transform === undefined ? text : transform.push(text);
  if (transform !== undefined) yield transform.flush();
}

/** The lines of a text, without their ends; none longer than `MAX_TEXT`. */
async function* linesOf(chunks: Chunks): AsyncGenerator<string> {
  let rest = '';
  let line = 1;
  for await (const text of decoded(chunks)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    line += lines.length;
    yield* lines;
    if (rest.length > MAX_TEXT)
      throw new UsageError(`mask: line ${line} is longer than ${MAX_TEXT} characters`);
  }
  if (rest !== '') yield rest;
}

const textIn = (line: string, number: number): string => {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string') {
      return value.text;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new UsageError(`mask: line ${number} is not {"text": "..."}`);
};

/** `{"text"}` per line becomes `{"masked", "findings"}` per line; empty lines are passed over. */
export async function* maskLines(inspect: Inspect, chunks: Chunks): AsyncGenerator<string> {
  let number = 0;
  for await (const line of linesOf(chunks)) {
    number++;
    if (line.trim() === '') continue;
    const { masked, findings } = inspect(textIn(line, number));
    const told = findings.map(({ entity, start, end, confidence }) => ({ entity, start, end, confidence }));
    yield `${JSON.stringify({ masked, findings: told })}\n`;
  }
}

/** A text as a whole, for what must be read before anything is said about it. */
export async function readWhole(chunks: Chunks): Promise<string> {
  let whole = '';
  for await (const text of decoded(chunks)) {
    whole += text;
    if (whole.length > MAX_TEXT) throw new UsageError(`mask: --explain reads at most ${MAX_TEXT} characters`);
  }
  return whole;
}
