import { finish } from '../../api/text.ts';
import { describe, expect, test } from '@jest/globals';
import type { ProtocolId } from '../../api/request.ts';
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
  finish(rewriteWholeAnswer(protocol, Buffer.from(JSON.stringify(body)), hooks));
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

  test('code tells the files that it wrote, and answers of OpenAI their items, containers, files and sounds', () => {
    const written = {
      type: 'bash_code_execution_tool_result',
      content: { type: 'result', stdout: '', content: [{ type: 'output', file_id: 'file_1' }] },
    };
    expect(whole('anthropic-messages', { ...message, content: [written] })).toEqual(['file_1']);
    const upload = { type: 'container_upload', file_id: 'file_2' };
    expect(whole('anthropic-messages', { ...message, content: [upload] })).toEqual(['file_2']);
    const cited = { type: 'container_file_citation', container_id: 'cntr_1', file_id: 'cfile_1' };
    const output = [
      { type: 'code_interpreter_call', id: 'ci_1', container_id: 'cntr_1', code: '' },
      { type: 'message', id: 'msg_1', content: [{ type: 'output_text', text: '', annotations: [cited] }] },
    ];
    const made = ['resp_1', 'conv_1', 'ci_1', 'cntr_1', 'msg_1', 'cfile_1'];
    expect(whole('openai-responses', { ...response, output })).toEqual(made);
    expect(
      streamed('openai-responses', [
        { type: 'response.created', response } as { type: string },
        ...output.map((item, index) => ({ type: 'response.output_item.done', output_index: index, item })),
      ]),
    ).toEqual(made);
    const audio = { id: 'audio_1', transcript: '' };
    const choice = { index: 0, message: { content: null, audio } };
    expect(whole('openai-chat', { model: 'gpt', choices: [choice] })).toEqual(['audio_1']);
    const delta = { index: 0, delta: { audio: { id: 'audio_1' } } };
    const chunk = { type: '', object: 'chat.completion.chunk', choices: [delta] };
    expect(streamed('openai-chat', [chunk])).toEqual(['audio_1']);
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
