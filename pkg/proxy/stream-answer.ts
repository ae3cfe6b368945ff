import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ProtocolId } from '../api/request.ts';
import type { AnswerHooks, StreamRewriter } from '../api/text.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import { createStreamRewriter } from '../wire/answer/stream.ts';
import { streamErrorOf } from '../wire/denial/stream-error.ts';
import type { Exchange } from './exchange.ts';
import { rememberEnded } from './repeat.ts';
import { responseHeaders } from './response-headers.ts';

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
  const rewriter = createStreamRewriter(format.protocol, format.framing, hooks);
  response.writeHead(exchange.status, responseHeaders(exchange, upstream));
  response.flushHeaders();
  const closed = exchange.engine.metrics.streamOpened();
  return pump(exchange, response, upstream, rewriter)
    .catch((error: unknown) => endByError(exchange, response, format.framing, error))
    .finally(closed);
}

function pump(
  exchange: Exchange,
  response: ServerResponse,
  upstream: IncomingMessage,
  rewriter: StreamRewriter,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const emit = (chunks: readonly Buffer[]): boolean => {
      let flowing = true;
      for (const chunk of chunks) {
        exchange.bytesOut += chunk.length;
        flowing = response.write(chunk);
      }
      return flowing;
    };
    const attempt = (work: () => void): void => {
      try {
        work();
      } catch (error) {
        upstream.destroy();
        reject(error);
      }
    };
    upstream.on('data', (chunk: Buffer) =>
      attempt(() => {
        if (emit(rewriter.push(chunk))) return;
        upstream.pause();
        response.once('drain', () => upstream.resume());
      }),
    );
    upstream.on('end', () =>
      attempt(() => {
        exchange.upstreamEndAt = exchange.engine.clock.monotonic();
        emit(rewriter.end());
        response.end(resolve);
        exchange.outcome = 'completed';
      }),
    );
    upstream.on('error', () => undefined);
    upstream.on('close', () => {
      if (!upstream.complete) attempt(() => cutOff(exchange, response, rewriter, emit, resolve));
    });
    response.on('close', resolve);
  });
}

function cutOff(
  exchange: Exchange,
  response: ServerResponse,
  rewriter: StreamRewriter,
  emit: (chunks: readonly Buffer[]) => boolean,
  resolve: () => void,
): void {
  exchange.outcome = response.destroyed ? 'aborted' : 'failed';
  if (response.destroyed) return resolve();
  exchange.code = 'upstream.unreachable';
  emit(rewriter.end());
  response.socket?.end(() => response.destroy());
  resolve();
}

function endByError(
  exchange: Exchange,
  response: ServerResponse,
  framing: 'sse' | 'eventstream',
  thrown: unknown,
): void {
  if (!(thrown instanceof DomicileError)) exchange.engine.reportFailure(thrown);
  const error =
    thrown instanceof DomicileError
      ? thrown
      : new DomicileError('proxy.internal', 'The proxy failed while it read the stream.', { cause: thrown });
  exchange.code = error.code;
  exchange.outcome = error.status === 451 ? 'denied' : 'failed';
  if (error.status === 451) rememberEnded(exchange);
  response.end(streamErrorOf(exchange.errorShape, framing, error));
}
