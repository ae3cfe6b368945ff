import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { readEnvironment } from '../../pkg/config/environment.ts';
import { rootKeyFrom } from '../../pkg/config/root-key.ts';
import { UsageError } from '../../pkg/errors/usage-error.ts';
import { createInspect } from '../../pkg/mask/inspect.ts';
import { maskingFor } from './mask-config.ts';
import { explanationOf } from './mask-explain.ts';
import { maskLines, maskStream, readWhole } from './mask-text.ts';

export interface MaskOptions {
  readonly policy?: readonly string[];
  readonly entities?: string;
  readonly keyFile?: string;
  readonly jsonl?: boolean;
  readonly explain?: boolean;
  readonly byteOffsets?: boolean;
}

/** Masks standard input to standard output; explanations go to standard error. */
export async function mask(options: MaskOptions): Promise<void> {
  if (options.jsonl === true && options.explain === true) {
    throw new UsageError('--explain: not together with --jsonl, whose findings say the same');
  }
  if (options.byteOffsets === true && options.jsonl !== true) {
    throw new UsageError('--byte-offsets: with --jsonl alone, whose findings have offsets');
  }
  const config = await maskingFor(options.policy ?? [], options.entities);
  const keys = { current: rootKeyFrom(options.keyFile), previous: undefined };
  const chunks: AsyncIterable<Uint8Array> = process.stdin;
  if (options.explain === true) {
    const text = await readWhole(chunks);
    const { masked, findings } = createInspect(config, keys)(text);
    process.stderr.write(explanationOf(screen(), text, findings));
    await written([masked]);
  } else if (options.jsonl === true) {
    await written(maskLines(createInspect(config, keys), chunks, options.byteOffsets));
  } else {
    await written(maskStream(config, keys, chunks, warn));
  }
}

function warn(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** Waits for the reader; one that has seen enough is no failure. */
async function written(texts: Iterable<string> | AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(texts, process.stdout, { end: false });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
}

function screen() {
  const isTerminal = process.stderr.isTTY;
  const noColour = readEnvironment().NO_COLOR ?? '';
  return { isTerminal, isColoured: isTerminal && noColour === '' };
}
