import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ProtocolId } from '../api/request.ts';
import type { AnswerHooks, StreamRewriter } from '../api/text.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import { createStreamRewriter } from '../wire/answer/stream.ts';
import { streamErrorOf } from '../wire/denial/stream-error.ts';
import { answerBody } from './coding/answer-coding.ts';
import type { BodySource } from './coding/decoded-body.ts';
import type { Exchange } from './exchange.ts';
import { FramedAnswer } from './framed-answer.ts';
import { asDomicileError } from './refuse.ts';
import { rememberEnded } from './repeat.ts';
import { responseHeaders } from './response-headers.ts';
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
  const rewriter = createStreamRewriter(format.protocol, format.framing, hooks);
  response.writeHead(exchange.status, responseHeaders(exchange, upstream));
  response.flushHeaders();
  const answer = new FramedAnswer(response);
  const closed = exchange.engine.metrics.streamOpened();
  return pump(exchange, { response, answer }, source, rewriter)
    .catch((error: unknown) => endByError(exchange, answer, format.framing, error))
    .finally(closed);
}

/** Resolves when the answer is over, however it ended; rejects when a step of the path refuses or fails. */
function pump(
  exchange: Exchange,
  { response, answer }: { readonly response: ServerResponse; readonly answer: FramedAnswer },
  source: BodySource,
  rewriter: StreamRewriter,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let over = false;
    const step = (work: () => void): void => {
      if (over) return;
      try {
        work();
      } catch (error) {
        over = true;
        source.destroy();
        reject(error);
      }
    };
    const emit = (chunks: readonly Buffer[]): void => {
      for (const chunk of chunks) exchange.bytesOut += chunk.length;
      if (answer.write(chunks)) return;
      source.pause();
      response.once('drain', () => source.resume());
    };
    const complete = (): void => {
      over = true;
      exchange.upstreamEndAt = exchange.engine.clock.monotonic();
      emit(rewriter.end());
      exchange.outcome = 'completed';
      answer.end(resolve);
    };
    const cutOff = (): void => {
      over = true;
      exchange.code ??= 'upstream.unreachable';
      emit(rewriter.end());
      cutConnection(response, resolve);
    };
    source.on('data', (chunk: Buffer) => step(() => emit(rewriter.push(chunk))));
    source.on('end', () => step(complete));
    source.on('error', (error) => {
      if (!over && error instanceof DomicileError) exchange.code = error.code;
    });
    source.on('close', () => step(cutOff));
    response.on('close', () => {
      if (!over) exchange.outcome = 'aborted';
      over = true;
      source.destroy();
      resolve();
    });
  });
}

/** The client gets all that came, and then a connection that ends without the mark of a complete answer. */
function cutConnection(response: ServerResponse, done: () => void): void {
  const { socket } = response;
  if (socket === null) return done();
  socket.end(() => {
    response.destroy();
    done();
  });
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
