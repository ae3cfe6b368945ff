import { eachDelta } from './cut.ts';
import type { Asked, Format } from './format.ts';
import { type Answer, type Part, inputSource } from './reply.ts';
import { sse } from './sse.ts';

const usage = { prompt_tokens: 25, completion_tokens: 12, total_tokens: 37 };

/** OpenAI chat completions. */
export const openaiChat: Format = {
  whole: (answer, asked) => ({
    ...head(asked, 'chat.completion'),
    choices: [{ index: 0, message: message(answer), logprobs: null, finish_reason: finishReason(answer) }],
    usage,
  }),
  frames: (answer, asked) => {
    const chunk = (delta: Record<string, unknown>, finish: string | null = null): string =>
      sse(undefined, {
        ...head(asked, 'chat.completion.chunk'),
        choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      });
    const frames = [
      chunk({ role: 'assistant', content: '', refusal: null }),
      ...deltas(answer).map((delta) => chunk(delta)),
      chunk({}, finishReason(answer)),
      sse(undefined, '[DONE]'),
    ];
    if (answer.unknownEvent === true)
      frames.splice(2, 0, sse(undefined, { object: 'chat.completion.aside', note: 'unknown' }));
    return frames;
  },
  streamType: 'text/event-stream; charset=utf-8',
  error: openaiError,
};

export function openaiError(status: number, text: string): ReturnType<Format['error']> {
  const type = status === 429 ? 'rate_limit_error' : status >= 500 ? 'server_error' : 'invalid_request_error';
  return {
    body: { error: { message: text, type, param: null, code: null } },
    headers: { 'x-request-id': 'req_double' },
  };
}

function head(asked: Asked, object: string): Record<string, unknown> {
  return {
    id: 'chatcmpl-double',
    object,
    created: 1_790_000_000,
    model: asked.model,
    system_fingerprint: null,
  };
}

function finishReason(answer: Answer): string {
  return tools(answer).length > 0 ? 'tool_calls' : 'stop';
}

function tools(answer: Answer): readonly Extract<Part, { kind: 'tool' }>[] {
  return answer.parts.filter((part) => part.kind === 'tool');
}

function text(answer: Answer): string {
  return answer.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

function toolCall(part: Extract<Part, { kind: 'tool' }>, given: string): Record<string, unknown> {
  return {
    id: part.id ?? `call_${part.name}`,
    type: 'function',
    function: { name: part.name, arguments: given },
  };
}

function message(answer: Answer): Record<string, unknown> {
  const calls = tools(answer).map((part) => toolCall(part, inputSource(part)));
  return {
    role: 'assistant',
    content: text(answer) === '' ? null : text(answer),
    refusal: null,
    annotations: [],
    ...(calls.length > 0 && { tool_calls: calls }),
  };
}

function deltas(answer: Answer): readonly Record<string, unknown>[] {
  const cut = answer.cut ?? eachDelta;
  return [
    ...cut(text(answer)).map((content) => ({ content })),
    ...tools(answer).flatMap((part, index) => [
      { tool_calls: [{ index, ...toolCall(part, '') }] },
      ...cut(inputSource(part)).map((given) => ({
        tool_calls: [{ index, function: { arguments: given } }],
      })),
    ]),
  ];
}
