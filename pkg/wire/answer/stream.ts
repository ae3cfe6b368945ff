import type { ProtocolId } from '../../api/request.ts';
import type { AnswerHooks, StreamRewriter } from '../../api/text.ts';
import { AnthropicEvents } from './anthropic-stream.ts';
import { ChatEvents } from './chat-stream.ts';
import { ConverseEvents } from './converse-stream.ts';
import { type AnswerEvents, EventEdits } from './event-edits.ts';
import { EventStreamRewriter } from './eventstream-rewriter.ts';
import { InvokeEvents } from './invoke-stream.ts';
import { ResponsesEvents } from './responses-stream.ts';
import { SseRewriter } from './sse-rewriter.ts';

const untouched: StreamRewriter = {
  *push(chunk) {
    yield;
    return [chunk];
  },
  *end() {
    yield;
    return [];
  },
};

/**
 * Rewrites a streamed answer of a protocol: each channel's text through its transform, everything else byte by byte.
 * `push` and `end` throw DomicileError `upstream.invalid` for bytes that are not what they should be, and what the
 * hooks throw.
 */
export function createStreamRewriter(
  protocol: ProtocolId,
  framing: 'sse' | 'eventstream',
  hooks: AnswerHooks,
): StreamRewriter {
  const edits = new EventEdits();
  const events = eventsOf(protocol, hooks, edits);
  if (events === undefined) return untouched;
  if (framing === 'sse') return new SseRewriter(events, edits, hooks);
  return new EventStreamRewriter(events, edits, hooks, protocol === 'bedrock-converse' ? 'plain' : 'bytes');
}

function eventsOf(protocol: ProtocolId, hooks: AnswerHooks, edits: EventEdits): AnswerEvents | undefined {
  switch (protocol) {
    case 'anthropic-messages':
      return new AnthropicEvents(hooks, edits);
    case 'bedrock-invoke':
      return new InvokeEvents(hooks, edits);
    case 'openai-chat':
      return new ChatEvents(hooks, edits);
    case 'openai-responses':
      return new ResponsesEvents(hooks, edits);
    case 'bedrock-converse':
      return new ConverseEvents(hooks, edits);
    case 'opaque':
      return undefined;
  }
}
