import { eachDelta } from './cut.ts';
import type { Asked, Format } from './format.ts';
import { openaiError } from './openai-chat.ts';
import { type Answer, type Part, inputSource } from './reply.ts';
import { sse } from './sse.ts';

type Fields = Record<string, unknown>;

/** OpenAI Responses. */
export const openaiResponses: Format = {
  whole: (answer, asked) => response(asked, 'completed', items(answer)),
  frames: (answer, asked) => {
    const events = streamEvents(answer, asked);
    if (answer.unknownEvent === true) events.splice(5, 0, { type: 'response.aside.added', note: 'unknown' });
    return events.map((event, sequence_number) => sse(String(event['type']), { ...event, sequence_number }));
  },
  streamType: 'text/event-stream; charset=utf-8',
  error: openaiError,
};

function response(asked: Asked, status: string, output: readonly Fields[]): Fields {
  return {
    id: 'resp_double',
    object: 'response',
    created_at: 1_790_000_000,
    status,
    error: null,
    incomplete_details: null,
    instructions: null,
    model: asked.model,
    output,
    parallel_tool_calls: true,
    store: asked.body['store'] ?? true,
    temperature: 1,
    tool_choice: 'auto',
    tools: [],
    top_p: 1,
    metadata: {},
    usage:
      status === 'completed'
        ? {
            input_tokens: 25,
            input_tokens_details: { cached_tokens: 0 },
            output_tokens: 12,
            output_tokens_details: { reasoning_tokens: 0 },
            total_tokens: 37,
          }
        : null,
  };
}

function items(answer: Answer): readonly Fields[] {
  return answer.parts
    .filter((part) => part.kind !== 'thinking')
    .map((part, index) => item(part, index, 'completed'));
}

function item(part: Part, index: number, status: string): Fields {
  if (part.kind === 'tool') {
    return {
      id: `fc_${index}`,
      type: 'function_call',
      status,
      call_id: part.id ?? `call_${part.name}`,
      name: part.name,
      arguments: status === 'completed' ? inputSource(part) : '',
    };
  }
  const content = status === 'completed' ? [outputText(part, part.text)] : [];
  return { id: `msg_${index}`, type: 'message', status, role: 'assistant', content };
}

function outputText(part: Part, text: string): Fields {
  return { type: 'output_text', annotations: text === '' ? [] : annotations(part), logprobs: [], text };
}

function annotations(part: Part): readonly Fields[] {
  if (part.kind !== 'text') return [];
  return (part.citations ?? []).map(({ start, end, url }) => ({
    type: 'url_citation',
    start_index: start,
    end_index: end,
    title: 'source',
    url,
  }));
}

function streamEvents(answer: Answer, asked: Asked): Fields[] {
  const cut = answer.cut ?? eachDelta;
  const parts = answer.parts.filter((part) => part.kind !== 'thinking');
  return [
    { type: 'response.created', response: response(asked, 'in_progress', []) },
    { type: 'response.in_progress', response: response(asked, 'in_progress', []) },
    ...parts.flatMap((part, output_index) => [
      { type: 'response.output_item.added', output_index, item: item(part, output_index, 'in_progress') },
      ...(part.kind === 'tool'
        ? argumentEvents(part, output_index, cut)
        : textEvents(part, output_index, cut)),
      { type: 'response.output_item.done', output_index, item: item(part, output_index, 'completed') },
    ]),
    { type: 'response.completed', response: response(asked, 'completed', items(answer)) },
  ];
}

function argumentEvents(
  part: Extract<Part, { kind: 'tool' }>,
  output_index: number,
  cut: (text: string) => readonly string[],
): readonly Fields[] {
  const at = { item_id: `fc_${output_index}`, output_index };
  const given = inputSource(part);
  return [
    ...cut(given).map((delta) => ({ type: 'response.function_call_arguments.delta', ...at, delta })),
    { type: 'response.function_call_arguments.done', ...at, arguments: given },
  ];
}

function textEvents(
  part: Part,
  output_index: number,
  cut: (text: string) => readonly string[],
): readonly Fields[] {
  if (part.kind !== 'text') return [];
  const at = { item_id: `msg_${output_index}`, output_index, content_index: 0 };
  return [
    { type: 'response.content_part.added', ...at, part: outputText(part, '') },
    ...cut(part.text).map((delta) => ({ type: 'response.output_text.delta', ...at, delta, logprobs: [] })),
    ...annotations(part).map((annotation, annotation_index) => ({
      type: 'response.output_text.annotation.added',
      ...at,
      annotation_index,
      annotation,
    })),
    { type: 'response.output_text.done', ...at, text: part.text, logprobs: [] },
    { type: 'response.content_part.done', ...at, part: outputText(part, part.text) },
  ];
}
