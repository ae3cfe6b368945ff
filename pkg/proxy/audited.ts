import type { AnswerHooks, Slices, StreamRewriter } from '../api/text.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import { rewriteText } from '../wire/answer/whole-rewrite.ts';

/** What is told of an answer that cannot be read. */
const unreadable = 'unreadable answer';

/**
 * Where policies only audit, an answer passes byte by byte whatever it is, and is read for the record alone: one that
 * is not what it says is recorded as the text that it is, a stream up to there. `hooksAfresh`: in which nothing was
 * observed yet.
 */
export function* auditedAnswer(
  raw: Buffer,
  reading: Slices<Buffer>,
  hooksAfresh: () => AnswerHooks,
): Slices<Buffer> {
  if (!(yield* isRead(reading))) {
    const hooks = hooksAfresh();
    hooks.unknown(unreadable);
    yield* rewriteText(raw, hooks);
  }
  return raw;
}

/** The same of a stream. */
export function auditedStream(rewriter: StreamRewriter, hooks: AnswerHooks): StreamRewriter {
  let isReadable = true;
  function* read(reading: () => Slices<unknown>): Slices<void> {
    if (!isReadable) return;
    isReadable = yield* isRead(reading());
    if (!isReadable) hooks.unknown(unreadable);
  }
  return {
    *push(chunk) {
      yield* read(() => rewriter.push(chunk));
      return [chunk];
    },
    *end() {
      yield* read(() => rewriter.end());
      return [];
    },
  };
}

function* isRead(reading: Slices<unknown>): Slices<boolean> {
  try {
    yield* reading;
    return true;
  } catch (error) {
    if (error instanceof DomicileError && error.code === 'upstream.invalid') return false;
    throw error;
  }
}
