/** For tests alone: a transform with hold-back, hooks that keep what they are told, cuts of a stream. */
import fc from 'fast-check';
import {
  type AnswerChannel,
  type AnswerHooks,
  finish,
  type StreamRewriter,
  type TextTransform,
} from '../../api/text.ts';

export const tokens: Readonly<Record<string, string>> = {
  '<<A>>': 'alice@example.eu',
  '<<AB>>': 'ä😀',
  '<<C>>': '',
};
const names = Object.keys(tokens);

export function restored(text: string): string {
  return text.replace(/<<(?:A|AB|C)>>/gu, (name) => tokens[name] ?? '');
}

/** Replaces tokens; holds back what could still become one. */
export function tokenTransform(): TextTransform {
  let pending = '';
  let input = '';
  const step = (text: string, last: boolean): string => {
    pending += text;
    input += text;
    let keep = last ? 0 : Math.min(pending.length, 5);
    while (keep > 0 && !names.some((name) => name.startsWith(pending.slice(pending.length - keep)))) keep--;
    // A token that is complete is not held, even if a longer one begins alike.
    const ready = pending.slice(0, pending.length - keep);
    pending = pending.slice(pending.length - keep);
    if (names.includes(pending)) {
      const out = restored(ready + pending);
      pending = '';
      return out;
    }
    return restored(ready);
  };
  return {
    push: (text) => step(text, false),
    flush: () => step('', true),
    offset: (index) => restored(input.slice(0, index)).length,
  };
}

export const identity: TextTransform = { push: (text) => text, flush: () => '', offset: (index) => index };

export interface Seen {
  readonly opaque: string[];
  readonly echo: string[];
  readonly unknown: string[];
  readonly observed: Map<string, string>;
  readonly complete: string[];
  readonly cutShort: true[];
}

export function recordingHooks(
  transform: (channel: AnswerChannel) => TextTransform | undefined,
): AnswerHooks & { readonly seen: Seen } {
  const seen: Seen = { opaque: [], echo: [], unknown: [], observed: new Map(), complete: [], cutShort: [] };
  return {
    seen,
    transform,
    opaque: (content) => void seen.opaque.push(content),
    echo: (field, value) => void seen.echo.push(`${field}=${value}`),
    unknown: (what) => void seen.unknown.push(what),
    observe: ({ kind, tool }, text) => {
      const key = `${kind} ${tool}`.trim();
      seen.observed.set(key, (seen.observed.get(key) ?? '') + text);
    },
    complete: ({ kind, tool }) => void seen.complete.push(`${kind} ${tool}`.trim()),
    cutShort: () => void seen.cutShort.push(true),
  };
}

/** As the product does: what another party runs stays as it is. */
export const restoringHooks = () =>
  recordingHooks(({ kind }) => (kind === 'foreignToolInput' ? undefined : tokenTransform()));

/** Cuts bytes at positions given as fractions of 10,000. */
export function cutAt(bytes: Buffer, cuts: readonly number[]): readonly Buffer[] {
  const at = [...new Set(cuts.map((cut) => Math.floor((cut / 10_000) * bytes.length)))].sort((a, b) => a - b);
  const edges = [0, ...at, bytes.length];
  return edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
}

export const cuts = fc.array(fc.nat({ max: 10_000 }), { maxLength: 12 });

export function run(rewriter: StreamRewriter, chunks: readonly Buffer[]): Buffer {
  const out = chunks.flatMap((chunk) => [...finish(rewriter.push(chunk))]);
  return Buffer.concat([...out, ...finish(rewriter.end())]);
}

/** Text with tokens, parts of tokens, and characters that JSON escapes. */
const piece = fc.constantFrom(
  '<<A>>',
  '<<AB>>',
  '<<C>>',
  '<',
  '<<',
  '<<A',
  '>>',
  'B',
  'x',
  '"',
  '\\',
  '\n',
  'é',
  '😀',
  ' ',
);

/** Deltas of one text. */
export const deltas = fc.array(
  fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join('')),
  { maxLength: 8 },
);
/** Deltas of one text that cut tokens anywhere between two characters. */
export const cutDeltas = fc
  .tuple(deltas, fc.infiniteStream(fc.integer({ min: 1, max: 4 })))
  .map(([parts, sizes]) => {
    const characters = Array.from(parts.join(''));
    const cut: string[] = [];
    while (characters.length > 0) cut.push(characters.splice(0, sizes.next().value ?? 1).join(''));
    return cut;
  });
