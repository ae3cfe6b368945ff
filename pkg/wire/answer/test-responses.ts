/** For tests alone: the Responses API, whose last events repeat what the deltas said. */
import { type Part, type Transcript, sse, sseEvents, stepsOf } from './test-transcripts.ts';
import type { TestProtocol } from './test-protocols.ts';

type Json = Record<string, unknown>;

const items = {
  text: (text: string) => ({
    type: 'message',
    role: 'assistant',
    content: [{ type: 'output_text', annotations: [], text }],
  }),
  tool: (text: string) => ({ type: 'function_call', call_id: 'call', name: 'send_mail', arguments: text }),
  foreign: (text: string) => ({ type: 'mcp_call', server_label: 'crm', name: 'find', arguments: text }),
  thinking: (text: string) => ({
    type: 'reasoning',
    summary: [{ type: 'summary_text', text }],
    encrypted_content: 'gAAA',
  }),
} as const;

const deltaEvents = {
  text: {
    delta: 'response.output_text.delta',
    done: 'response.output_text.done',
    member: 'text',
    content_index: 0,
  },
  tool: {
    delta: 'response.function_call_arguments.delta',
    done: 'response.function_call_arguments.done',
    member: 'arguments',
  },
  foreign: {
    delta: 'response.mcp_call_arguments.delta',
    done: 'response.mcp_call_arguments.done',
    member: 'arguments',
  },
  thinking: {
    delta: 'response.reasoning_summary_text.delta',
    done: 'response.reasoning_summary_text.done',
    member: 'text',
    summary_index: 0,
  },
} as const;

/** The part that holds an item's text, where the item has parts, and what the events of that part are called. */
const parts = {
  text: { name: 'content_part', part: (text: string) => ({ type: 'output_text', annotations: [], text }) },
  thinking: { name: 'reasoning_summary_part', part: (text: string) => ({ type: 'summary_text', text }) },
  tool: undefined,
  foreign: undefined,
} as const;

function eventsOf({ kind, deltas }: Part, index: number, step: string, text: string): object[] {
  const { delta, done, member, ...position } = deltaEvents[kind];
  const place = { item_id: `item_${index}`, output_index: index, ...position };
  const whole = deltas.join('');
  const item = (event: string, said: string) => ({
    type: `response.output_item.${event}`,
    output_index: index,
    item: { id: `item_${index}`, ...items[kind](said) },
  });
  const part = (event: string, said: string) => {
    const of = parts[kind];
    return of === undefined ? [] : [{ type: `response.${of.name}.${event}`, ...place, part: of.part(said) }];
  };
  if (step === 'start') return [item('added', ''), ...part('added', '')];
  if (step === 'stop')
    return [{ type: done, ...place, [member]: whole }, ...part('done', whole), item('done', whole)];
  return [{ type: delta, ...place, delta: text, ...(kind === 'text' ? { logprobs: [] } : {}) }];
}

export function responsesEvents(transcript: Transcript): Json[] {
  const response = { id: 'resp_1', object: 'response', model: 'gpt-5', error: null };
  const output = transcript.parts.map(({ kind, deltas }, index) => ({
    id: `item_${index}`,
    ...items[kind](deltas.join('')),
  }));
  const events = [
    { type: 'response.created', response: { ...response, output: [] } },
    ...stepsOf(transcript).flatMap(({ step, index, part, text }) => eventsOf(part, index, step, text)),
    { type: 'response.completed', response: { ...response, output } },
  ];
  return events.map((event, sequence) => ({ ...event, sequence_number: sequence }));
}

const saidBy = (item: Json): string => {
  const holder = ((item['content'] ?? item['summary']) as Json[] | undefined)?.[0] ?? item;
  return String(holder['text'] ?? holder['arguments']);
};

export const responses: TestProtocol = {
  name: 'OpenAI Responses',
  protocol: 'openai-responses',
  framing: 'sse',
  kinds: ['text', 'tool', 'foreign', 'thinking'],
  encode: (transcript) =>
    Buffer.concat(responsesEvents(transcript).map((event) => sse(String(event['type']), event))),
  join(stream) {
    const joined = new Map<number, string>();
    sseEvents(stream).forEach((event, sequence) => {
      if (event['sequence_number'] !== sequence) throw new Error('sequence numbers are not consecutive');
      const index = Number(event['output_index']);
      const said = joined.get(index) ?? '';
      if (typeof event['delta'] === 'string') joined.set(index, said + event['delta']);
      for (const [output, text] of repeatedBy(event)) {
        if (text !== (joined.get(output) ?? '')) throw new Error('an end event differs from its deltas');
      }
    });
    return joined;
  },
};

/** What an event says once more: the index of the output item, and its text. */
function repeatedBy(event: Json): [number, string][] {
  const index = Number(event['output_index']);
  switch (event['type']) {
    case 'response.output_item.done':
      return [[index, saidBy(event['item'] as Json)]];
    case 'response.content_part.done':
    case 'response.reasoning_summary_part.done':
      return [[index, saidBy(event['part'] as Json)]];
    case 'response.completed':
      return ((event['response'] as Json)['output'] as Json[]).map((item, at) => [at, saidBy(item)]);
    default:
      return String(event['type']).endsWith('.done') ? [[index, saidBy(event)]] : [];
  }
}
