import { type AnswerChannel, finish } from '../../api/text.ts';
import { expect, test } from '@jest/globals';
import type { ProtocolId } from '../../api/request.ts';
import { createStreamRewriter } from './stream.ts';
import { protocols } from './test-protocols.ts';
import { responses } from './test-responses.ts';
import { recordingHooks, run } from './test-transform.ts';
import type { PartKind, Transcript } from './test-transcripts.ts';
import { rewriteWholeAnswer } from './whole.ts';

/** Whether each channel of an answer is JSON source, by what its text is. */
const channelsOf = () => {
  const asked: AnswerChannel[] = [];
  const hooks = recordingHooks((channel) => {
    asked.push(channel);
    return undefined;
  });
  return {
    hooks,
    sourceOf: (kind: AnswerChannel['kind']) =>
      asked.filter((each) => each.kind === kind).map(({ source }) => source),
  };
};

test.each([...protocols, responses])(
  '$name: the input of a tool streams as JSON source, text as text',
  (protocol) => {
    const parts = (['text', 'tool'] as PartKind[]).map((kind) => ({ kind, deltas: ['{"a":', '1}'] }));
    const said: Transcript = { parts, order: [] };
    const { hooks, sourceOf } = channelsOf();
    run(createStreamRewriter(protocol.protocol, protocol.framing, hooks), [protocol.encode(said)]);
    expect(new Set(sourceOf('toolInput'))).toContain('json');
    expect(new Set(sourceOf('text'))).toEqual(new Set([undefined]));
  },
);

const message = (call: object) => ({
  choices: [{ index: 0, message: { role: 'assistant', content: null, ...call } }],
});
const output = (item: object) => ({ object: 'response', output: [item] });
const whole: readonly (readonly [
  what: string,
  protocol: ProtocolId,
  body: object,
  source: 'json' | undefined,
])[] = [
  [
    'arguments',
    'openai-chat',
    message({ tool_calls: [{ function: { name: 'f', arguments: '{}' } }] }),
    'json',
  ],
  ['old arguments', 'openai-chat', message({ function_call: { name: 'f', arguments: '{}' } }), 'json'],
  [
    'custom input',
    'openai-chat',
    message({ tool_calls: [{ custom: { name: 'f', input: 'x' } }] }),
    undefined,
  ],
  ['arguments', 'openai-responses', output({ type: 'function_call', name: 'f', arguments: '{}' }), 'json'],
  [
    'parsed arguments',
    'openai-responses',
    output({ type: 'function_call', name: 'f', arguments: { a: 'x' } }),
    undefined,
  ],
  [
    'custom input',
    'openai-responses',
    output({ type: 'custom_tool_call', name: 'f', input: 'x' }),
    undefined,
  ],
  ['action', 'openai-responses', output({ type: 'local_shell_call', action: { command: ['x'] } }), undefined],
  [
    'input',
    'anthropic-messages',
    { type: 'message', content: [{ type: 'tool_use', name: 'f', input: { a: 'x' } }] },
    undefined,
  ],
  [
    'input',
    'bedrock-converse',
    { output: { message: { content: [{ toolUse: { name: 'f', input: { a: 'x' } } }] } } },
    undefined,
  ],
];

test.each(whole)('%s of a whole answer of %s, %j: %s', (_, protocol, body, source) => {
  const { hooks, sourceOf } = channelsOf();
  finish(rewriteWholeAnswer(protocol, Buffer.from(JSON.stringify(body)), hooks));
  expect(sourceOf('toolInput').length).toBeGreaterThan(0);
  expect(new Set(sourceOf('toolInput'))).toEqual(new Set([source]));
});
