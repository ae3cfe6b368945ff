import { TextDecoder } from 'node:util';
import type { MaskingConfig } from '../../pkg/api/policy.ts';
import { UsageError } from '../../pkg/errors/usage-error.ts';
import { ByteOffsets } from '../../pkg/mask/byte-offsets.ts';
import type { Inspect, Inspected } from '../../pkg/mask/inspect.ts';
import type { MaskKeys } from '../../pkg/mask/replacer.ts';
import { MAX_STREAM_UNITS, MAX_STREAM_VALUES } from '../../pkg/mask/stream-values.ts';
import { createTextStream } from '../../pkg/mask/text-stream.ts';

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

/** A text of any length in bounded memory, whatever the chunks; `warn` is told where the bound of values is met. */
export async function* maskStream(
  config: MaskingConfig,
  keys: MaskKeys,
  chunks: Chunks,
  warn: (message: string) => void,
): AsyncGenerator<string> {
  const stream = createTextStream(config, keys);
  let isFull = false;
  for await (const text of decoded(chunks)) {
    yield stream.push(text);
    if (!isFull && stream.full) warn(full);
    isFull = stream.full;
  }
  yield stream.flush();
}

const full =
  `mask: more than ${MAX_STREAM_VALUES} different values, or ${MAX_STREAM_UNITS} characters of them: ` +
  'values that are new from here on are masked where they are recognised, not wherever they stand again';

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

interface Told {
  readonly entity: string;
  /** UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  /** Places in the text as UTF-8. */
  readonly byteStart?: number;
  readonly byteEnd?: number;
}

const toldOf = (text: string, findings: readonly Inspected[], inBytes: boolean): readonly Told[] => {
  const bytes = new ByteOffsets(text);
  return findings.map(({ entity, start, end, confidence }) => {
    const told = { entity, start, end, confidence };
    return inBytes ? { ...told, byteStart: bytes.of(start), byteEnd: bytes.of(end) } : told;
  });
};

/**
 * `{"text"}` per line becomes `{"masked", "findings"}` per line; empty lines are passed over. `inBytes`: offsets are
 * told in bytes as well.
 */
export async function* maskLines(inspect: Inspect, chunks: Chunks, inBytes = false): AsyncGenerator<string> {
  let number = 0;
  for await (const line of linesOf(chunks)) {
    number++;
    if (line.trim() === '') continue;
    const text = textIn(line, number);
    const { masked, findings } = inspect(text);
    yield `${JSON.stringify({ masked, findings: toldOf(text, findings, inBytes) })}\n`;
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
