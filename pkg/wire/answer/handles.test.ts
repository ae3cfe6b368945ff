import { describe, expect, test } from '@jest/globals';
import type { ProtocolId } from '../../api/request.ts';
import { drive } from './answer-json.ts';
import { createStreamRewriter } from './stream.ts';
import { sse } from './test-transcripts.ts';
import { restoringHooks, run } from './test-transform.ts';
import { rewriteWholeAnswer } from './whole.ts';

function hearing() {
  const made = new Set<string>();
  return { made, hooks: { ...restoringHooks(), handle: (id: string) => void made.add(id) } };
}

function whole(protocol: ProtocolId, body: object): readonly string[] {
  const { made, hooks } = hearing();
  drive(rewriteWholeAnswer(protocol, Buffer.from(JSON.stringify(body)), hooks));
  return [...made];
}

function streamed(protocol: ProtocolId, events: readonly { readonly type: string }[]): readonly string[] {
  const { made, hooks } = hearing();
  run(
    createStreamRewriter(protocol, 'sse', hooks),
    events.map((event) => sse(event.type, event)),
  );
  return [...made];
}

const message = { type: 'message', id: 'msg_1', role: 'assistant', model: 'claude', content: [] };
const container = { id: 'container_1', expires_at: '2026-11-22T12:00:00Z' };
const response = { id: 'resp_1', model: 'gpt', conversation: { id: 'conv_1' }, output: [] };

describe('handles of state that an answer leaves behind', () => {
  test('a message tells its container, and a response itself and its conversation', () => {
    expect(whole('anthropic-messages', { ...message, container })).toEqual(['container_1']);
    expect(whole('anthropic-messages', message)).toEqual([]);
    expect(whole('openai-responses', response)).toEqual(['resp_1', 'conv_1']);
  });

  test('streams tell them too', () => {
    expect(
      streamed('anthropic-messages', [
        { type: 'message_start', message } as { type: string },
        { type: 'message_delta', delta: { stop_reason: 'end_turn', container } } as { type: string },
        { type: 'message_stop' },
      ]),
    ).toEqual(['container_1']);
    expect(
      streamed('openai-responses', [
        { type: 'response.created', response } as { type: string },
        { type: 'response.completed', response } as { type: string },
      ]),
    ).toEqual(['resp_1', 'conv_1']);
  });
});
