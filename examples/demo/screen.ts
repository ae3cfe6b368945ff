import type { WriteStream } from 'node:tty';

export const columns = 100;
const margin = '   ';
const labelWidth = 16;

/** `value`: personal data in the clear. `token`: what stands for it. */
export type Look = 'title' | 'quiet' | 'value' | 'token' | 'good' | 'bad';

const codes: Readonly<Record<Look, string>> = {
  title: '1',
  quiet: '2',
  value: '1;33',
  token: '1;36',
  good: '32',
  bad: '1;31',
};

/** Where a person watches: colour only on a terminal that wants it, never more than 100 columns. */
export class Screen {
  readonly #out: NodeJS.WriteStream;
  readonly #colour: boolean;
  readonly #marks = new Map<string, Look>();
  /** Claims that turned out not to hold. */
  failures = 0;

  constructor(out: NodeJS.WriteStream, noColour: string | undefined) {
    this.#out = out;
    this.#colour = (out as Partial<WriteStream>).isTTY === true && (noColour ?? '') === '';
  }

  /** Makes a string stand out wherever it is shown from now on. */
  mark(look: Look, text: string): void {
    this.#marks.set(text, look);
  }

  title(text: string): void {
    this.#write(`\n${this.paint('title', text)}`);
  }

  /** A paragraph. */
  say(text: string): void {
    this.row('', text);
  }

  /** A name and what it holds, wrapped under itself, with the marks standing out. */
  row(label: string, text: string): void {
    const indent = label === '' ? margin.length : margin.length + labelWidth;
    for (const [index, line] of wrap(text, columns - indent).entries()) {
      const name = index === 0 ? label : '';
      const lead = label === '' ? margin : margin + this.paint('quiet', name.padEnd(labelWidth));
      this.#write(lead + this.#marked(text, line));
    }
  }

  /** Text of another program, as it came. */
  quote(text: string): void {
    for (const line of text.trimEnd().split('\n')) {
      for (const part of wrap(line, columns - margin.length - 2))
        this.#write(`${margin}${this.paint('quiet', '|')} ${line.slice(part.start, part.end)}`);
    }
  }

  /** A claim, and whether it holds: one that does not fails the whole demo. */
  check(claim: string, holds: boolean): void {
    if (!holds) this.failures += 1;
    const sign = holds ? this.paint('good', '[ok]') : this.paint('bad', '[NOT TRUE]');
    for (const [index, line] of wrap(claim, columns - margin.length - 5).entries())
      this.#write(`${margin}${index === 0 ? sign : '    '} ${claim.slice(line.start, line.end)}`);
  }

  /** A line of three columns: milliseconds, what was written, what was read. */
  pair(at: string, left: string, right: string): void {
    const width = 34;
    const whole = (text: string): string => this.#marked(text, { start: 0, end: text.length });
    const pad = ' '.repeat(Math.max(0, width - left.length));
    this.#write(`${margin}${this.paint('quiet', at.padStart(5))}  ${whole(left)}${pad}  ${whole(right)}`);
  }

  paint(look: Look, text: string): string {
    return this.#colour && text !== '' ? `\u001b[${codes[look]}m${text}\u001b[0m` : text;
  }

  /** Marks may reach over a line's end: they are looked for in the whole text and painted by line. */
  #marked(text: string, line: Span): string {
    const spans: (Span & { readonly look: Look })[] = [];
    for (const [mark, look] of this.#marks) {
      for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length))
        spans.push({ start: Math.max(at, line.start), end: Math.min(at + mark.length, line.end), look });
    }
    let painted = '';
    let done = line.start;
    for (const { start, end, look } of spans.sort((a, b) => a.start - b.start)) {
      if (start < done || end <= start) continue;
      painted += text.slice(done, start) + this.paint(look, text.slice(start, end));
      done = end;
    }
    return painted + text.slice(done, line.end);
  }

  #write(line: string): void {
    this.#out.write(`${line}\n`);
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Breaks at spaces, else after commas, else anywhere. */
export function wrap(text: string, width: number): readonly Span[] {
  const lines: Span[] = [];
  let start = 0;
  while (text.length - start > width) {
    const space = text.lastIndexOf(' ', start + width);
    const comma = text.lastIndexOf(',', start + width - 1) + 1;
    const end = space > start ? space : comma > start ? comma : start + width;
    lines.push({ start, end });
    start = text[end] === ' ' ? end + 1 : end;
  }
  return [...lines, { start, end: text.length }];
}
