import { eachDelta } from './cut.ts';
import type { Asked, Format } from './format.ts';
import { type Answer, type Part, inputSource } from './reply.ts';
import { sse } from './sse.ts';

/** Anthropic Messages, as api.anthropic.com, Vertex and (inside its own framing) Bedrock speak it. */
export const anthropic: Format = {
  whole: (answer, asked) => ({
    ...head(asked),
    content: answer.parts.map(block),
    stop_reason: stopReason(answer),
    usage: { ...usage(asked), output_tokens: 12 },
  }),
  frames: (answer, asked) => anthropicEvents(answer, asked).map(([type, event]) => sse(type, event)),
  streamType: 'text/event-stream; charset=utf-8',
  error: (status, message) => ({
    body: { type: 'error', error: { type: errorType(status), message }, request_id: 'req_double' },
    headers: { 'request-id': 'req_double' },
  }),
};

type Event = readonly [type: string, data: Record<string, unknown>];

/** The events of a streamed answer: SSE on Anthropic and Vertex, chunks of the binary stream on Bedrock. */
export function anthropicEvents(answer: Answer, asked: Asked): readonly Event[] {
  const cut = answer.cut ?? eachDelta;
  const events: Event[] = [
    event('message_start', {
      message: {
        ...head(asked),
        content: [],
        stop_reason: null,
        usage: { ...usage(asked), output_tokens: 1 },
      },
    }),
    event('ping', {}),
  ];
  answer.parts.forEach((part, index) => {
    events.push(event('content_block_start', { index, content_block: opening(part) }));
    for (const delta of deltas(part, cut)) events.push(event('content_block_delta', { index, delta }));
    events.push(event('content_block_stop', { index }));
  });
  if (answer.unknownEvent === true) {
    events.splice(
      4,
      0,
      event('content_block_aside', { index: 0, aside: { note: 'of a shape nobody knows' } }),
    );
  }
  events.push(
    event('message_delta', {
      delta: { stop_reason: stopReason(answer), stop_sequence: null },
      usage: { output_tokens: 12 },
    }),
    event('message_stop', {}),
  );
  return events;
}

function event(type: string, data: Record<string, unknown>): Event {
  return [type, { type, ...data }];
}

function head(asked: Asked): Record<string, unknown> {
  return {
    id: 'msg_01Double',
    type: 'message',
    role: 'assistant',
    model: asked.model,
    stop_sequence: null,
  };
}

function usage(asked: Asked): Record<string, unknown> {
  return {
    input_tokens: 25,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    service_tier: 'standard',
    inference_geo: asked.body['inference_geo'] ?? 'global',
  };
}

function stopReason(answer: Answer): string {
  return answer.parts.some((part) => part.kind === 'tool') ? 'tool_use' : 'end_turn';
}

export function toolId(part: Extract<Part, { kind: 'tool' }>): string {
  return part.id ?? `toolu_${part.name}`;
}

function block(part: Part): Record<string, unknown> {
  switch (part.kind) {
    case 'text':
      return {
        type: 'text',
        text: part.text,
        ...(part.citations && { citations: part.citations.map(citation(part.text)) }),
      };
    case 'tool':
      return { type: 'tool_use', id: toolId(part), name: part.name, input: part.input };
    case 'thinking':
      return { type: 'thinking', thinking: part.text, signature: part.signature };
  }
}

function citation(text: string) {
  return (cited: { readonly start: number; readonly end: number }) => ({
    type: 'char_location',
    cited_text: text.slice(cited.start, cited.end),
    document_index: 0,
    document_title: null,
    start_char_index: cited.start,
    end_char_index: cited.end,
  });
}

function opening(part: Part): Record<string, unknown> {
  switch (part.kind) {
    case 'text':
      return { type: 'text', text: '' };
    case 'tool':
      return { type: 'tool_use', id: toolId(part), name: part.name, input: {} };
    case 'thinking':
      return { type: 'thinking', thinking: '', signature: '' };
  }
}

function deltas(part: Part, cut: (text: string) => readonly string[]): readonly Record<string, unknown>[] {
  switch (part.kind) {
    case 'text':
      return cut(part.text).map((text) => ({ type: 'text_delta', text }));
    case 'tool':
      return ['', ...cut(inputSource(part))].map((partial_json) => ({
        type: 'input_json_delta',
        partial_json,
      }));
    case 'thinking':
      return [
        ...cut(part.text).map((thinking) => ({ type: 'thinking_delta', thinking })),
        { type: 'signature_delta', signature: part.signature },
      ];
  }
}

function errorType(status: number): string {
  const types: Record<number, string> = {
    400: 'invalid_request_error',
    401: 'authentication_error',
    404: 'not_found_error',
    429: 'rate_limit_error',
    529: 'overloaded_error',
  };
  return types[status] ?? 'api_error';
}
