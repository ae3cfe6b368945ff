import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AnswerChannel, finish, type TextTransform } from '../../api/text.ts';
import type { ProtocolId } from '../../api/request.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import { maxIndex } from './answer-json.ts';
import { createStreamRewriter } from './stream.ts';
import {
  block,
  call,
  chat,
  claude,
  converse,
  framesOf,
  item,
  messageType,
  responses,
  text,
  token,
} from './test-hostile.ts';
import { chunkFrame, frame, frameEvents, sse, sseEvents } from './test-transcripts.ts';
import { recordingHooks, run } from './test-transform.ts';
import { rewriteWholeAnswer } from './whole.ts';

/** What a token becomes says under which rules it was restored; between deltas one is held back, as in the product. */
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
/** What tools of others answered, for the agent to read. */
const results = new Set(['output', 'error', 'outputs']);

/** Whose text a member is: the agent's to read, for its tools, or for those of others. */
type Side = 'text' | 'input' | 'foreign';

/** Texts of tool inputs that were restored under other rules than those of a tool input. */
function leaksIn(value: unknown, side: Side = 'text'): string[] {
  if (typeof value === 'string') return isLeak(value, side) ? [`${side}: ${value}`] : [];
  if (Array.isArray(value)) return value.flatMap((each) => leaksIn(each, side));
  if (!isObject(value)) return [];
  const type = typeof value['type'] === 'string' ? value['type'] : '';
  return Object.entries(value).flatMap(([name, member]) => leaksIn(member, sideOf(name, type, side)));
}

function isLeak(text: string, side: Side): boolean {
  if (side === 'text') return false;
  return text.includes(marks.text) || (side === 'foreign' && text.includes(marks.toolInput));
}

/** `type`: of the object that has the member; `within`: whose that object is. */
function sideOf(name: string, type: string, within: Side): Side {
  if (foreignTypes.test(type) && !results.has(name)) return 'foreign';
  const isInput = inputs.has(name) || (name === 'delta' && /arguments|_input\.delta/.test(type));
  return isInput && within === 'text' ? 'input' : within;
}

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
