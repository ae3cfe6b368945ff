import { EventStreamCodec } from '@smithy/eventstream-codec';
import { anthropic, anthropicEvents, toolId } from './anthropic.ts';
import { eachDelta } from './cut.ts';
import type { Asked, Format } from './format.ts';
import { type Answer, type Part, inputSource } from './reply.ts';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString('utf8'),
  (text) => Buffer.from(text, 'utf8'),
);
const streamType = 'application/vnd.amazon.eventstream';
const padding = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** One message of the binary event stream, with both checksums. */
export function eventStreamMessage(type: string, payload: Record<string, unknown>): Buffer {
  const text = (value: string) => ({ type: 'string', value }) as const;
  return Buffer.from(
    codec.encode({
      headers: {
        ':event-type': text(type),
        ':content-type': text('application/json'),
        ':message-type': text('event'),
      },
      body: Buffer.from(JSON.stringify(payload)),
    }),
  );
}

/** `InvokeModel` of Anthropic models: Messages inside, base64 chunks of a binary event stream outside. */
export const bedrockInvoke: Format = {
  whole: (answer, asked) => anthropic.whole(answer, asked),
  frames: (answer, asked) =>
    anthropicEvents(answer, asked).map(([type, event], index) => {
      const metrics = {
        inputTokenCount: 25,
        outputTokenCount: 12,
        invocationLatency: 9,
        firstByteLatency: 3,
      };
      const full =
        type === 'message_stop' ? { ...event, 'amazon-bedrock-invocationMetrics': metrics } : event;
      const bytes = Buffer.from(JSON.stringify(full)).toString('base64');
      return eventStreamMessage('chunk', { bytes, p: padding.slice(0, (index * 7) % padding.length) });
    }),
  streamType,
  error: awsError,
};

/** `Converse`. */
export const bedrockConverse: Format = {
  whole: (answer) => ({
    output: { message: { role: 'assistant', content: answer.parts.map(block) } },
    stopReason: stopReason(answer),
    usage,
    metrics: { latencyMs: 9 },
  }),
  frames: (answer: Answer, _asked: Asked) => {
    const cut = answer.cut ?? eachDelta;
    const frames = [eventStreamMessage('messageStart', { p: 'abc', role: 'assistant' })];
    answer.parts.forEach((part, contentBlockIndex) => {
      if (part.kind === 'tool') {
        const start = { toolUse: { toolUseId: toolId(part), name: part.name } };
        frames.push(eventStreamMessage('contentBlockStart', { contentBlockIndex, start, p: 'abcd' }));
      }
      for (const delta of deltas(part, cut)) {
        frames.push(eventStreamMessage('contentBlockDelta', { contentBlockIndex, delta, p: 'ab' }));
      }
      frames.push(eventStreamMessage('contentBlockStop', { contentBlockIndex, p: 'abcdef' }));
    });
    if (answer.unknownEvent === true)
      frames.splice(2, 0, eventStreamMessage('contentBlockAside', { note: 'unknown' }));
    frames.push(
      eventStreamMessage('messageStop', { stopReason: stopReason(answer), p: 'a' }),
      eventStreamMessage('metadata', { usage, metrics: { latencyMs: 9 }, p: 'abcdefgh' }),
    );
    return frames;
  },
  streamType,
  error: awsError,
};

const usage = { inputTokens: 25, outputTokens: 12, totalTokens: 37 };

export function awsError(status: number, message: string): ReturnType<Format['error']> {
  const types: Record<number, string> = {
    400: 'ValidationException',
    403: 'AccessDeniedException',
    429: 'ThrottlingException',
  };
  const type = types[status] ?? 'InternalServerException';
  return { body: { message }, headers: { 'x-amzn-errortype': type, 'x-amzn-requestid': 'double' } };
}

function stopReason(answer: Answer): string {
  return answer.parts.some((part) => part.kind === 'tool') ? 'tool_use' : 'end_turn';
}

function block(part: Part): Record<string, unknown> {
  switch (part.kind) {
    case 'text':
      return { text: part.text };
    case 'tool':
      return { toolUse: { toolUseId: toolId(part), name: part.name, input: part.input } };
    case 'thinking':
      return { reasoningContent: { reasoningText: { text: part.text, signature: part.signature } } };
  }
}

function deltas(part: Part, cut: (text: string) => readonly string[]): readonly Record<string, unknown>[] {
  switch (part.kind) {
    case 'text':
      return cut(part.text).map((text) => ({ text }));
    case 'tool':
      return cut(inputSource(part)).map((input) => ({ toolUse: { input } }));
    case 'thinking':
      return [
        ...cut(part.text).map((text) => ({ reasoningContent: { text } })),
        { reasoningContent: { signature: part.signature } },
      ];
  }
}
