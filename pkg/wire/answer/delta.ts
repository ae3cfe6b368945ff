import type { Slices } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
import { isShort } from '../json/splice.ts';
import type { EventEdits } from './event-edits.ts';
import { replaceLong } from './long-text.ts';
import { Sameness } from './sameness.ts';

/** Where the text of a delta stands. */
export interface Delta {
  readonly document: JsonDocument;
  readonly node: number;
}

/** What takes a text stretch by stretch and gives what may leave. */
export interface TextSink {
  push(text: string): string;
}

const nothing = (): string => '';

/**
 * Transforms the text of a delta, if it is one; `end` gives what leaves behind it. Gives what is left to be done of a
 * long one: most have a few characters, for which slices would cost more than they are good for.
 */
export function rewriteDelta(
  { document, node }: Delta,
  sink: TextSink,
  out: EventEdits,
  end: () => string = nothing,
): Slices<void> | undefined {
  if (node >= 0 && !isShort(document, node)) return longDelta({ document, node }, sink, out, end);
  const text = document.string(node);
  if (text === undefined) return undefined;
  const output = sink.push(text) + end();
  if (output !== text) out.replaceText(document, node, output);
  return undefined;
}

function* longDelta(
  { document, node }: Delta,
  sink: TextSink,
  out: EventEdits,
  end: () => string,
): Slices<void> {
  const pieces: string[] = [];
  const sameness = new Sameness();
  yield* document.stretches(node, (stretch) => {
    const output = sink.push(stretch);
    pieces.push(output);
    sameness.step(stretch, output);
  });
  const tail = end();
  pieces.push(tail);
  sameness.step('', tail);
  if (!sameness.isSame) yield* replaceLong(document, node, pieces, out);
}
