import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AnswerChannel, finish, type TextTransform } from '../../api/text.ts';
import type { ProtocolId } from '../../api/request.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import { encodeFrame, encodeHeaders } from '../eventstream/frame-writer.ts';
import { maxIndex } from './answer-json.ts';
import { createStreamRewriter } from './stream.ts';
import { chunkFrame, frame, frameEvents, sse, sseEvents } from './test-transcripts.ts';
import { recordingHooks, run } from './test-transform.ts';
import { rewriteWholeAnswer } from './whole.ts';

/** What a token becomes says under which rules it was restored; between deltas one is held back, as in the product. */
const token = '<<T>>';
const marks = { text: 'AsText', toolInput: 'AsInput' } as const;

function marking({ kind }: AnswerChannel): TextTransform | undefined {
  if (kind === 'foreignToolInput') return undefined;
  let held = '';
  const step = (text: string, isLast: boolean): string => {
    const all = (held + text).replaceAll(token, marks[kind]);
    const begun = isLast ? '' : (/<(?:<(?:T>?)?)?$/u.exec(all)?.[0] ?? '');
    held = begun;
    return all.slice(0, all.length - begun.length);
  };
  return { push: (text) => step(text, false), flush: () => step('', true), offset: (index) => index };
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Members that agents run, wherever a client may find them, and those that other parties run. */
const inputs = new Set(['partial_json', 'arguments', 'input', 'action', 'operation', 'toolUse']);
const foreignTypes =
  /mcp_call|mcp_approval|mcp_tool_use|server_tool_use|code_interpreter|web_search_call|file_search/;

/** Texts of tool inputs that were restored under other rules than those of a tool input. */
function leaksIn(value: unknown, within: 'text' | 'input' | 'foreign' = 'text'): string[] {
  if (typeof value === 'string') {
    const isLeak =
      (within !== 'text' && value.includes(marks.text)) ||
      (within === 'foreign' && value.includes(marks.toolInput));
    return isLeak ? [`${within}: ${value}`] : [];
  }
  if (Array.isArray(value)) return value.flatMap((each) => leaksIn(each, within));
  if (!isObject(value)) return [];
  const type = String(value['type'] ?? '');
  const isError = type === 'error' || isObject(value['error']);
  if (isError) return [];
  const isForeign = foreignTypes.test(type);
  return Object.entries(value).flatMap(([name, member]) => {
    if (isForeign && !['output', 'error', 'outputs'].includes(name)) return leaksIn(member, 'foreign');
    const isInput = inputs.has(name) || (name === 'delta' && /arguments|_input\.delta/.test(type));
    return leaksIn(member, isInput && within === 'text' ? 'input' : within);
  });
}

const piece = fc.constantFrom(token, '<', '<<', '<<T', '>>', 'T>>', 'x', '{"a":"', '"}', '');
const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
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
const block = fc.record(
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
const claude: fc.Arbitrary<object> = fc.oneof(
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
const call = place(['index'], fc.record({ function: called, custom: called }, { requiredKeys: [] }));
const chatDelta = fc.record(
  { content: text, refusal: text, tool_calls: fc.array(call, { maxLength: 2 }), function_call: called },
  { requiredKeys: [] },
);
const choice = place(
  ['index'],
  fc.record({ delta: chatDelta, message: chatDelta, finish_reason: fc.constantFrom(null, null, 'stop') }),
);
const chat: fc.Arbitrary<object> = fc.record(
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
const item = fc.record(
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
const responses: fc.Arbitrary<object> = fc.oneof(
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
const converse: fc.Arbitrary<Json> = fc
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

const messageType = fc.constantFrom('event', 'event', 'event', 'Event', 'exception', 'error', 'x', '');
const framesOf = (events: readonly Json[], types: readonly string[]): Buffer =>
  Buffer.concat(
    events.map((event, at) => {
      const [[name = '', payload] = []] = Object.entries(event);
      const headers = { ':event-type': name, ':message-type': types[at % types.length] ?? 'event' };
      return encodeFrame(encodeHeaders(headers), Buffer.from(JSON.stringify(payload)));
    }),
  );

const many = { minLength: 1, maxLength: 8 } as const;
const runs = { numRuns: 400 } as const;

function rewritten(protocol: ProtocolId, framing: 'sse' | 'eventstream', stream: Buffer): Json[] {
  try {
    const out = run(createStreamRewriter(protocol, framing, recordingHooks(marking)), [stream]);
    return framing === 'sse' ? sseEvents(out) : frameEvents(out);
  } catch (error) {
    expect(error).toBeInstanceOf(DomicileError);
    return [];
  }
}

describe('nothing is restored into a tool input but by the rules of tool inputs, whatever comes in whatever order', () => {
  test.each([
    ['anthropic-messages', claude],
    ['openai-chat', chat],
    ['openai-responses', responses],
  ] as const)('%s', (protocol, events) => {
    fc.assert(
      fc.property(fc.array(events, many), (each) => {
        const stream = Buffer.concat(each.map((event) => sse('x', event)));
        expect(leaksIn(rewritten(protocol, 'sse', stream))).toEqual([]);
      }),
      runs,
    );
  });

  test('bedrock-invoke, events of all families mixed', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(claude, chat, converse), many), (each) => {
        const stream = Buffer.concat(each.map((event) => chunkFrame(event)));
        expect(leaksIn(rewritten('bedrock-invoke', 'eventstream', stream))).toEqual([]);
      }),
      runs,
    );
  });

  test('bedrock-converse, frames of odd kinds between them', () => {
    fc.assert(
      fc.property(fc.array(converse, many), fc.array(messageType, many), (events, types) => {
        const out = rewritten('bedrock-converse', 'eventstream', framesOf(events, types));
        // Clients throw what says that it is an exception or an error, and read all else as events.
        const read = out.filter((_, at) => !/^(exception|error)$/.test(types[at % types.length] ?? ''));
        expect(leaksIn(out.length === events.length ? read : [])).toEqual([]);
      }),
      runs,
    );
  });

  test.each([
    ['anthropic-messages', fc.record({ type: fc.constantFrom('message', 'x'), content: fc.array(block) })],
    ['openai-chat', chat],
    ['openai-responses', fc.record({ output: fc.array(item) })],
    ['bedrock-invoke', fc.oneof(chat, fc.record({ message: text, tool_calls: fc.array(call) }))],
  ] as const)('whole answers of %s, with an error beside what they say or in a list', (protocol, body) => {
    const beside = fc.record(
      { error: fc.constantFrom<unknown>(null, 'x'), message: text, Message: text },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(body, beside, fc.boolean(), (answer, more, isListed) => {
        const whole = { ...answer, ...more };
        const bytes = Buffer.from(JSON.stringify(isListed ? [{ error: {} }, whole] : whole));
        const out = finish(rewriteWholeAnswer(protocol, bytes, recordingHooks(marking)));
        expect(leaksIn(JSON.parse(out.toString()))).toEqual([]);
      }),
      runs,
    );
  });
});

test.each([maxIndex + 1, 2 ** 53 - 1, 1e300])(
  'texts of an index as large as %d are not told apart, nor restored',
  (index) => {
    const spoken = { index, delta: { content: 'x' }, finish_reason: null };
    const called = {
      index,
      delta: { tool_calls: [{ index: 0, function: { arguments: token } }] },
      finish_reason: null,
    };
    const chunks = [spoken, called].map((choice) => sse('', { choices: [choice] }));
    expect(leaksIn(rewritten('openai-chat', 'sse', Buffer.concat(chunks)))).toEqual([]);
    const events = ['output_text', 'function_call_arguments'].map((name) =>
      sse('', { type: `response.${name}.delta`, output_index: index, delta: token }),
    );
    expect(leaksIn(rewritten('openai-responses', 'sse', Buffer.concat(events)))).toEqual([]);
  },
);

test('frames that are what they should be are restored', () => {
  const stream = frame('contentBlockDelta', { contentBlockIndex: 0, delta: { text: token } });
  expect(rewritten('bedrock-converse', 'eventstream', stream)).toMatchObject([
    { contentBlockDelta: { delta: { text: marks.text } } },
  ]);
});
