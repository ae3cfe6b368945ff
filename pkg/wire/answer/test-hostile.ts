/** For tests alone: events of every protocol in shapes and orders that no provider sends. */
import fc from 'fast-check';
import { encodeFrame, encodeHeaders } from '../eventstream/frame-writer.ts';

type Json = Record<string, unknown>;

/** What is restored where that is allowed. */
export const token = '<<T>>';

const piece = fc.constantFrom(token, '<', '<<', '<<T', '>>', 'T>>', 'x', '{"a":"', '"}', '');
export const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
const index = fc.constantFrom<unknown>(
  0,
  0,
  0,
  1,
  1,
  2,
  -1,
  0.5,
  '0',
  null,
  2 ** 31,
  2 ** 53 - 1,
  2 ** 53 - 2,
  1e300,
);
const place = <T extends object>(names: readonly string[], rest: fc.Arbitrary<T>) =>
  fc.tuple(fc.tuple(...names.map(() => index)), rest).map(([values, members]) => ({
    ...Object.fromEntries(names.map((name, at) => [name, values[at]])),
    ...members,
  }));

const blockType = fc.constantFrom(
  'text',
  'tool_use',
  'server_tool_use',
  'mcp_tool_use',
  'thinking',
  'x_tool_use',
  'error',
);
export const block = fc.record(
  { type: blockType, name: fc.constant('bash'), text, thinking: text, input: fc.record({ a: text }) },
  { requiredKeys: ['type'] },
);
const claudeDelta = fc.record(
  {
    type: fc.constantFrom(
      'text_delta',
      'input_json_delta',
      'thinking_delta',
      'signature_delta',
      'compaction_delta',
      'x',
    ),
    text,
    partial_json: text,
    content: text,
  },
  { requiredKeys: ['type'] },
);
export const claude: fc.Arbitrary<object> = fc.oneof(
  place(['index'], fc.record({ type: fc.constant('content_block_start'), content_block: block })),
  place(['index'], fc.record({ type: fc.constant('content_block_delta'), delta: claudeDelta })),
  place(['index'], fc.constant({ type: 'content_block_stop' })),
  fc.record({
    type: fc.constantFrom('message_start', 'ping', 'x'),
    message: fc.record({ content: fc.array(block) }),
  }),
  fc.record({ type: fc.constantFrom('message_delta', 'message_stop', 'error'), error: text }),
);

const called = fc.record({ name: fc.constant('bash'), arguments: text, input: text }, { requiredKeys: [] });
export const call = place(['index'], fc.record({ function: called, custom: called }, { requiredKeys: [] }));
const chatDelta = fc.record(
  { content: text, refusal: text, tool_calls: fc.array(call, { maxLength: 2 }), function_call: called },
  { requiredKeys: [] },
);
const choice = place(
  ['index'],
  fc.record({ delta: chatDelta, message: chatDelta, finish_reason: fc.constantFrom(null, null, 'stop') }),
);
export const chat: fc.Arbitrary<object> = fc.record(
  {
    choices: fc.oneof(fc.array(choice, { maxLength: 2 }), fc.record({ 0: choice })),
    error: fc.constantFrom<unknown>(null, 'x', {}),
    message: text,
  },
  { requiredKeys: ['choices'] },
);

const itemType = fc.constantFrom(
  ...`message function_call custom_tool_call mcp_call mcp_approval_request code_interpreter_call reasoning shell_call x`.split(
    ' ',
  ),
);
export const item = fc.record(
  {
    type: itemType,
    name: fc.constant('bash'),
    arguments: text,
    input: text,
    code: text,
    action: fc.record({ command: fc.array(text, { maxLength: 2 }) }),
    content: fc.array(
      fc.record({ type: fc.constantFrom('output_text', 'refusal', 'reasoning_text'), text, refusal: text }),
      {
        maxLength: 2,
      },
    ),
  },
  { requiredKeys: ['type'] },
);
const said =
  'output_text refusal reasoning_text function_call_arguments custom_tool_call_input mcp_call_arguments code_interpreter_call_code';
export const responses: fc.Arbitrary<object> = fc.oneof(
  place(
    ['output_index', 'content_index'],
    fc.tuple(fc.constantFrom(...said.split(' ')), text, text).chain(([name, delta, whole]) =>
      fc.constantFrom(
        { type: `response.${name}.delta`, delta },
        {
          type: `response.${name}.done`,
          text: whole,
          refusal: whole,
          arguments: whole,
          input: whole,
          code: whole,
        },
      ),
    ),
  ),
  place(
    ['output_index'],
    fc.record({ type: fc.constantFrom('response.output_item.added', 'response.output_item.done'), item }),
  ),
  fc.record({
    type: fc.constantFrom('response.completed', 'response.incomplete', 'response.created', 'x'),
    response: fc.record({ output: fc.array(item, { maxLength: 3 }) }),
  }),
);

const converseDelta = fc.record(
  { text, toolUse: fc.record({ input: text }), reasoningContent: fc.record({ text }) },
  { requiredKeys: [] },
);
export const converse: fc.Arbitrary<Json> = fc
  .tuple(
    fc.constantFrom(
      'contentBlockStart',
      'contentBlockDelta',
      'contentBlockDelta',
      'contentBlockStop',
      'messageStop',
      'x',
    ),
    place(
      ['contentBlockIndex'],
      fc.record({
        start: fc.record({
          toolUse: fc.record(
            { name: fc.constant('bash'), type: fc.constantFrom('server_tool_use', 'x') },
            { requiredKeys: ['name'] },
          ),
        }),
        delta: converseDelta,
      }),
    ),
  )
  .map(([name, payload]) => ({ [name]: payload }));

export const messageType = fc.constantFrom('event', 'event', 'event', 'Event', 'exception', 'error', 'x', '');
export const framesOf = (events: readonly Json[], types: readonly string[]): Buffer =>
  Buffer.concat(
    events.map((event, at) => {
      const [[name, payload] = ['', {}]] = Object.entries(event);
      const headers = { ':event-type': name, ':message-type': types[at % types.length] ?? 'event' };
      return encodeFrame(encodeHeaders(headers), Buffer.from(JSON.stringify(payload)));
    }),
  );
