import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ProtocolId } from '../api/request.ts';
import type { AnswerHooks } from '../api/text.ts';
import { createStreamRewriter } from '../wire/answer/stream.ts';
import { streamErrorOf } from '../wire/denial/stream-error.ts';
import { auditedStream } from './audited.ts';
import { answerBody } from './coding/answer-coding.ts';
import type { Exchange } from './exchange.ts';
import { FramedAnswer } from './framed-answer.ts';
import { asDomicileError } from './refuse.ts';
import { rememberEnded } from './repeat.ts';
import { responseHeaders } from './response-headers.ts';
import { type StreamEnds, StreamPump } from './stream-pump.ts';
import { told } from './told.ts';

/**
 * Passes a stream on chunk by chunk with back-pressure. An upstream that dies reaches the client as it would
 * without us; a client that leaves ends upstream (`deliver` sees to it); a refusal in mid-stream becomes the
 * stream's own error event.
 */
export function streamAnswer(
  exchange: Exchange,
  response: ServerResponse,
  upstream: IncomingMessage,
  format: { readonly protocol: ProtocolId; readonly framing: 'sse' | 'eventstream' },
  hooks: AnswerHooks,
): Promise<void> {
  const source = answerBody(upstream, Number.POSITIVE_INFINITY);
  const reading = createStreamRewriter(format.protocol, format.framing, hooks);
  const rewriter = exchange.policy?.onlyAudits === true ? auditedStream(reading, hooks) : reading;
  response.writeHead(exchange.status, responseHeaders(exchange, upstream));
  response.flushHeaders();
  const answer = new FramedAnswer(response);
  const closed = exchange.engine.metrics.streamOpened();
  return pump({ exchange, source, rewriter, response, answer })
    .catch((error: unknown) => endByError(exchange, answer, format.framing, error))
    .finally(closed);
}

/** Resolves when the answer is over, however it ended; rejects when a step of the path refuses or fails. */
function pump(ends: StreamEnds): Promise<void> {
  return new Promise((resolve, reject) => new StreamPump(ends, resolve, reject).start());
}

function endByError(
  exchange: Exchange,
  answer: FramedAnswer,
  framing: 'sse' | 'eventstream',
  thrown: unknown,
): void {
  const error = asDomicileError(exchange, thrown, 'failed while it read the stream');
  exchange.code = error.code;
  exchange.outcome = error.status === 451 ? 'denied' : 'failed';
  if (error.status === 451) rememberEnded(exchange, error);
  answer.write([streamErrorOf(exchange.errorShape, framing, told(exchange, error, 'stream'))]);
  answer.end();
}
