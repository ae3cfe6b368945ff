/** For tests alone: how each protocol tells a transcript, and how its client joins the parts again. */
import type { ProtocolId } from '../../api/request.ts';
import {
  type Part,
  type PartKind,
  type Transcript,
  chunkFrame,
  frame,
  frameEvents,
  sse,
  sseEvents,
  stepsOf,
} from './test-transcripts.ts';

export interface TestProtocol {
  readonly name: string;
  readonly protocol: ProtocolId;
  readonly framing: 'sse' | 'eventstream';
  readonly kinds: readonly PartKind[];
  encode(transcript: Transcript): Buffer;
  /** The joined text of each part. */
  join(stream: Buffer): Map<number, string>;
}

type Json = Record<string, unknown>;
const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((node, step) => (node as Json | undefined)?.[step], value);

function joiner() {
  const joined = new Map<number, string>();
  const add = (index: unknown, text: unknown) => {
    if (typeof text === 'string') joined.set(Number(index), (joined.get(Number(index)) ?? '') + text);
  };
  return { joined, add };
}

const anthropicBlocks: Readonly<Record<PartKind, object>> = {
  text: { type: 'text', text: '' },
  tool: { type: 'tool_use', id: 'toolu_1', name: 'send_mail', input: {} },
  foreign: { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: {} },
  thinking: { type: 'thinking', thinking: '', signature: '' },
};

function anthropicDelta({ kind }: Part, text: string): object {
  if (kind === 'text') return { type: 'text_delta', text };
  if (kind === 'thinking') return { type: 'thinking_delta', thinking: text };
  return { type: 'input_json_delta', partial_json: text };
}

function anthropicEvents(transcript: Transcript): object[] {
  const events = stepsOf(transcript).flatMap(({ step, index, part, text }) => {
    if (step === 'start')
      return [{ type: 'content_block_start', index, content_block: anthropicBlocks[part.kind] }];
    if (step === 'delta') return [{ type: 'content_block_delta', index, delta: anthropicDelta(part, text) }];
    const signature = { type: 'signature_delta', signature: `sig${index}` };
    const signed = part.kind === 'thinking' ? [{ type: 'content_block_delta', index, delta: signature }] : [];
    return [...signed, { type: 'content_block_stop', index }];
  });
  const message = {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    content: [],
    model: 'claude-opus-5',
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: 5, output_tokens: 1, inference_geo: 'us' },
  };
  return [
    { type: 'message_start', message },
    { type: 'ping' },
    ...events,
    {
      type: 'message_delta',
      delta: { stop_reason: 'end_turn', stop_sequence: null },
      usage: { output_tokens: 9 },
    },
    { type: 'message_stop' },
  ];
}

function joinAnthropic(events: readonly Json[]): Map<number, string> {
  const { joined, add } = joiner();
  const open = new Set<unknown>();
  for (const event of events) {
    const { type, index } = event;
    if (type === 'content_block_start') open.add(index);
    if (type === 'content_block_stop') open.delete(index);
    if (type !== 'content_block_delta') continue;
    if (!open.has(index)) throw new Error('a delta outside of its block');
    for (const name of ['text', 'partial_json', 'thinking']) add(index, at(event, 'delta', name));
  }
  return joined;
}

const nameOf = (event: object): string => String((event as Json)['type']);

const anthropic: TestProtocol = {
  name: 'Anthropic over SSE',
  protocol: 'anthropic-messages',
  framing: 'sse',
  kinds: ['text', 'tool', 'foreign', 'thinking'],
  encode: (transcript) =>
    Buffer.concat(anthropicEvents(transcript).map((event) => sse(nameOf(event), event))),
  join: (stream) => joinAnthropic(sseEvents(stream)),
};

const bedrockInvoke: TestProtocol = {
  ...anthropic,
  name: 'Anthropic over Bedrock invoke',
  protocol: 'bedrock-invoke',
  framing: 'eventstream',
  encode: (transcript) => Buffer.concat(anthropicEvents(transcript).map(chunkFrame)),
  join: (stream) => joinAnthropic(frameEvents(stream)),
};

const converseDeltas: Readonly<Record<PartKind, (text: string) => object>> = {
  text: (text) => ({ text }),
  tool: (text) => ({ toolUse: { input: text } }),
  foreign: (text) => ({ toolUse: { input: text } }),
  thinking: (text) => ({ reasoningContent: { text } }),
};

const bedrockConverse: TestProtocol = {
  name: 'Bedrock converse',
  protocol: 'bedrock-converse',
  framing: 'eventstream',
  kinds: ['text', 'tool', 'foreign', 'thinking'],
  encode(transcript) {
    const frames = stepsOf(transcript).flatMap(({ step, index, part: { kind }, text }) => {
      const position = { contentBlockIndex: index, p: 'abcdef' };
      if (step === 'stop') return [frame('contentBlockStop', position)];
      if (step === 'delta')
        return [frame('contentBlockDelta', { ...position, delta: converseDeltas[kind](text) })];
      if (kind !== 'tool' && kind !== 'foreign') return [];
      const type = kind === 'foreign' ? { type: 'server_tool_use' } : {};
      return [
        frame('contentBlockStart', {
          ...position,
          start: { toolUse: { toolUseId: 't', name: 'send_mail', ...type } },
        }),
      ];
    });
    const start = frame('messageStart', { role: 'assistant', p: 'ab' });
    const stop = [
      frame('messageStop', { stopReason: 'end_turn' }),
      frame('metadata', { usage: { inputTokens: 1 } }),
    ];
    return Buffer.concat([start, ...frames, ...stop]);
  },
  join(stream) {
    const { joined, add } = joiner();
    for (const event of frameEvents(stream)) {
      const delta = at(event, 'contentBlockDelta');
      const texts = [['text'], ['toolUse', 'input'], ['reasoningContent', 'text']];
      for (const path of texts) add(at(delta, 'contentBlockIndex'), at(delta, 'delta', ...path));
    }
    return joined;
  },
};

/** Part `n` is choice `n >> 2`; of each choice the parts are content, two tool calls, and content again. */
const chat: TestProtocol = {
  name: 'OpenAI chat',
  protocol: 'openai-chat',
  framing: 'sse',
  kinds: ['text', 'tool'],
  encode(transcript) {
    const chunk = (index: number, delta: object, finish: string | null = null) =>
      sse('', {
        id: 'c1',
        object: 'chat.completion.chunk',
        created: 1,
        model: 'gpt-5',
        choices: [{ index, delta, logprobs: null, finish_reason: finish }],
        usage: null,
      });
    const chunks = stepsOf(transcript).map(({ step, index, part, text }) => {
      const tool = part.kind === 'tool';
      const call = (rest: object) => ({ tool_calls: [{ index: index % 2, ...rest }] });
      if (step === 'stop') return chunk(index, {}, tool ? 'tool_calls' : 'stop');
      if (step === 'delta')
        return chunk(index, tool ? call({ function: { arguments: text } }) : { content: text });
      const named = call({ id: 'call', type: 'function', function: { name: 'send_mail', arguments: '' } });
      return chunk(
        index,
        tool ? { role: 'assistant', content: null, ...named } : { role: 'assistant', content: '' },
      );
    });
    const usage = sse('', {
      id: 'c1',
      object: 'chat.completion.chunk',
      choices: [],
      usage: { total_tokens: 3 },
    });
    return Buffer.concat([...chunks, usage, Buffer.from('data: [DONE]\n\n')]);
  },
  join(stream) {
    const { joined, add } = joiner();
    const finished = new Set<unknown>();
    for (const event of sseEvents(stream)) {
      for (const choice of (event['choices'] ?? []) as Json[]) {
        if (finished.has(choice['index'])) throw new Error('a delta after the end of its choice');
        if (choice['finish_reason'] !== null) finished.add(choice['index']);
        add(choice['index'], at(choice, 'delta', 'content'));
        add(choice['index'], at(choice, 'delta', 'tool_calls', 0, 'function', 'arguments'));
      }
    }
    return joined;
  },
};

export const protocols: readonly TestProtocol[] = [anthropic, bedrockInvoke, bedrockConverse, chat];
