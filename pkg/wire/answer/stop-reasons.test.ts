import { describe, expect, test } from '@jest/globals';
import type { ProtocolId } from '../../api/request.ts';
import { finish } from '../../api/text.ts';
import { createStreamRewriter } from './stream.ts';
import { chunkFrame, frame, sse } from './test-transcripts.ts';
import { restoringHooks, run } from './test-transform.ts';
import { rewriteWholeAnswer } from './whole.ts';

type Seen = ReturnType<typeof restoringHooks>['seen'];

function whole(protocol: ProtocolId, body: object): Seen {
  const hooks = restoringHooks();
  finish(rewriteWholeAnswer(protocol, Buffer.from(JSON.stringify(body)), hooks));
  return hooks.seen;
}

function streamed(protocol: ProtocolId, chunks: readonly Buffer[]): Seen {
  const hooks = restoringHooks();
  const framing = protocol.startsWith('bedrock') ? 'eventstream' : 'sse';
  run(createStreamRewriter(protocol, framing, hooks), chunks);
  return hooks.seen;
}

const content = [{ type: 'text', text: 'to al' }];
const message = (stop_reason: string) => ({ type: 'message', content, stop_reason });
const messageEvents = (stop_reason: string) => [
  { type: 'message_start', message: { type: 'message', content: [], stop_reason: null } },
  { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'to al' } },
  { type: 'content_block_stop', index: 0 },
  { type: 'message_delta', delta: { stop_reason } },
  { type: 'message_stop' },
];
const completion = (finish_reason: string) => ({
  choices: [{ index: 0, message: { content: 'to al' }, finish_reason }],
});
const completionEvents = (finish_reason: string) => [
  { choices: [{ index: 0, delta: { content: 'to al' }, finish_reason: null }] },
  { choices: [{ index: 0, delta: {}, finish_reason }] },
];
const conversation = (stopReason: string) => ({
  output: { message: { content: [{ text: 'to al' }] } },
  stopReason,
});
const conversationEvents = (stopReason: string): readonly (readonly [string, object])[] => [
  ['contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'to al' } }],
  ['contentBlockStop', { contentBlockIndex: 0 }],
  ['messageStop', { stopReason }],
];
const response = (status: string) => ({ status, output: [{ type: 'message', content: [textPart] }] });
const textPart = { type: 'output_text', text: 'to al' };
const position = { output_index: 0, content_index: 0 };
const responseEvents = (status: string) => [
  { type: 'response.output_text.delta', ...position, delta: 'to al' },
  { type: 'response.output_text.done', ...position, text: 'to al' },
  { type: `response.${status}`, response: response(status) },
];
const sseOf = (events: readonly object[]) => events.map((event) => sse('', event));
const invoked = (body: object) => whole('bedrock-invoke', body);
const invokedStream = (events: readonly object[]) =>
  streamed(
    'bedrock-invoke',
    events.map((event) => chunkFrame(event)),
  );

const protocols: readonly (readonly [string, (reason: string) => Seen, string, string])[] = [
  ['Messages', (reason) => whole('anthropic-messages', message(reason)), 'end_turn', 'max_tokens'],
  [
    'Messages, streamed',
    (reason) => streamed('anthropic-messages', sseOf(messageEvents(reason))),
    'tool_use',
    'model_context_window_exceeded',
  ],
  ['Chat Completions', (reason) => whole('openai-chat', completion(reason)), 'stop', 'length'],
  [
    'Chat Completions, streamed',
    (reason) => streamed('openai-chat', sseOf(completionEvents(reason))),
    'tool_calls',
    'content_filter',
  ],
  ['Responses', (status) => whole('openai-responses', response(status)), 'completed', 'incomplete'],
  [
    'Responses, streamed',
    (status) => streamed('openai-responses', sseOf(responseEvents(status))),
    'completed',
    'incomplete',
  ],
  ['Converse', (reason) => whole('bedrock-converse', conversation(reason)), 'end_turn', 'max_tokens'],
  [
    'Converse, streamed',
    (reason) =>
      streamed(
        'bedrock-converse',
        conversationEvents(reason).map(([name, event]) => frame(name, event)),
      ),
    'stop_sequence',
    'guardrail_intervened',
  ],
  ['invoked Claude', (reason) => invoked(message(reason)), 'end_turn', 'max_tokens'],
  ['invoked Claude, streamed', (reason) => invokedStream(messageEvents(reason)), 'end_turn', 'max_tokens'],
  ['invoked Nova', (reason) => invoked(conversation(reason)), 'end_turn', 'max_tokens'],
  [
    'invoked Nova, streamed',
    (reason) => invokedStream(conversationEvents(reason).map(([name, event]) => ({ [name]: event }))),
    'end_turn',
    'max_tokens',
  ],
  ['invoked Llama', (stop_reason) => invoked({ generation: 'to al', stop_reason }), 'stop', 'length'],
  [
    'invoked Llama, streamed',
    (stop_reason) =>
      invokedStream([
        { generation: 'to al', stop_reason: null },
        { generation: '', stop_reason },
      ]),
    'stop',
    'length',
  ],
  [
    'invoked Titan',
    (completionReason) => invoked({ results: [{ outputText: 'to al', completionReason }] }),
    'FINISH',
    'LENGTH',
  ],
  [
    'invoked Titan, streamed',
    (completionReason) => invokedStream([{ outputText: 'to al', index: 0, completionReason }]),
    'FINISHED',
    'CONTENT_FILTERED',
  ],
  [
    'invoked Titan, with stop sequences',
    (completionReason) => invoked({ results: [{ outputText: 'to al', completionReason }] }),
    'STOP_CRITERIA_MET',
    'LENGTH',
  ],
  [
    'invoked Mistral, streamed',
    (stop_reason) => invokedStream([{ outputs: [{ text: 'to al', stop_reason }] }]),
    'stop',
    'length',
  ],
  [
    'invoked Cohere, the end by itself',
    (finish_reason) => invokedStream([{ text: 'to al' }, { is_finished: true, finish_reason }]),
    'COMPLETE',
    'MAX_TOKENS',
  ],
];

describe.each(protocols)('why an answer ends: %s', (_, answered, ownEnd, limit) => {
  test(`${ownEnd} is the model's own end`, () => {
    const seen = answered(ownEnd);
    expect([seen.observed.get('text'), seen.complete, seen.cutShort]).toEqual(['to al', ['text'], []]);
  });

  test(`${limit} is not`, () => {
    expect(answered(limit).cutShort).not.toEqual([]);
  });
});

/** There the reason is the name of an event, and one that is not known ends nothing. */
const named = 'Responses, streamed';

test.each(protocols.filter(([name]) => name !== named))(
  'nor is what nobody has described yet: %s',
  (_, answered) => {
    expect(answered('a_reason_of_tomorrow').cutShort).not.toEqual([]);
  },
);
