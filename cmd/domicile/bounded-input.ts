import type { Readable } from 'node:stream';

/** Bytes of one request on standard input, or of one line: 64 MiB. */
export const MAX_REQUEST_BYTES = 64 * 1024 * 1024;

/** All that there is, as UTF-8; `undefined` beyond the bound. */
export async function readAll(input: Readable, maxBytes = MAX_REQUEST_BYTES): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of input as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const newline = 0x0a;

/** Line by line, without line ends; `undefined` for a line beyond the bound, which is not kept. */
export async function* readLines(
  input: Readable,
  maxBytes = MAX_REQUEST_BYTES,
): AsyncGenerator<string | undefined> {
  const line = new Line(maxBytes);
  for await (const chunk of input as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      line.add(chunk.subarray(start, end));
      yield line.take();
      start = end + 1;
    }
    line.add(chunk.subarray(start));
  }
  if (!line.isEmpty) yield line.take();
}

class Line {
  readonly #maxBytes: number;
  #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get isEmpty(): boolean {
    return this.#bytes === 0;
  }

  add(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) this.#chunks = [];
    else this.#chunks.push(chunk);
  }

  take(): string | undefined {
    const text = this.#bytes > this.#maxBytes ? undefined : Buffer.concat(this.#chunks).toString('utf8');
    this.#chunks = [];
    this.#bytes = 0;
    return text;
  }
}
