import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ProtocolId } from '../api/request.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import { rewriteText } from '../wire/answer/whole-rewrite.ts';
import { rewriteWholeAnswer } from '../wire/answer/whole.ts';
import { endWith } from './end-with.ts';
import { asAnthropicError } from '../wire/denial/foreign-error.ts';
import { hooksOf } from './answer-hooks.ts';
import { takeAddress, takeEchoHeaders } from './echo.ts';
import { auditedAnswer } from './audited.ts';
import { answerBody } from './coding/answer-coding.ts';
import type { BodySource } from './coding/decoded-body.ts';
import type { Engine } from './engine.ts';
import { type Exchange, policyOf, withOthers } from './exchange.ts';
import { GatheredBody } from './gathered-body.ts';
import type { MaskedMessage } from './mask-message.ts';
import { responseHeaders } from './response-headers.ts';
import type { Soon } from './soon.ts';
import { streamAnswer } from './stream-answer.ts';
import { answerTooLarge } from './upstream-errors.ts';

/** Brings an answer back to the agent: streamed as it comes, whole otherwise, restored where that is allowed. */
export function respond(
  exchange: Exchange,
  response: ServerResponse,
  upstream: IncomingMessage,
  masked: MaskedMessage | undefined,
): Promise<void> {
  exchange.firstByteAt = exchange.engine.clock.monotonic();
  exchange.status = upstream.statusCode ?? 502;
  refuseRedirect(upstream);
  takeAddress(exchange, upstream);
  takeEchoHeaders(exchange, upstream);
  const protocol = exchange.destination?.protocol ?? 'opaque';
  const framing = framingOf(upstream.headers['content-type']);
  if (framing === undefined) return answerWhole(exchange, response, upstream, protocol, masked);
  return streamAnswer(exchange, response, upstream, { protocol, framing }, hooksOf(exchange, masked));
}

function refuseRedirect(upstream: IncomingMessage): void {
  const status = upstream.statusCode ?? 0;
  if (status >= 300 && status < 400 && status !== 304) {
    throw new DomicileError(
      'upstream.invalid',
      `The provider answered with a redirect (${status}); redirects are not followed, since they may leave the region. Ask the place that answers without one.`,
    );
  }
}

export type Framing = 'sse' | 'eventstream';

function framingOf(type: string | undefined): Framing | undefined {
  if (type === undefined) return undefined;
  // Without regard to case, as RFC 9110 has it.
  if (/^text\/event-stream/i.test(type)) return 'sse';
  return /^application\/vnd\.amazon\.eventstream/i.test(type) ? 'eventstream' : undefined;
}

async function answerWhole(
  exchange: Exchange,
  response: ServerResponse,
  upstream: IncomingMessage,
  protocol: ProtocolId,
  masked: MaskedMessage | undefined,
): Promise<void> {
  const { engine } = exchange;
  const source = answerBody(upstream, engine.bounds.answerBytes);
  const declared = source === upstream ? Number(upstream.headers['content-length'] ?? 0) : 0;
  const raw = await collect(source, declared, engine);
  exchange.upstreamEndAt = exchange.engine.clock.monotonic();
  await withOthers(exchange);
  const body = await rewrite(exchange, upstream, protocol, inClientsForm(exchange, raw), masked);
  const headers = responseHeaders(exchange, upstream);
  headers.push('content-length', String(body.length));
  response.writeHead(exchange.status, headers);
  endWith(response, body);
  exchange.bytesOut = body.length;
  exchange.outcome = 'completed';
}

/** The client asked another provider than the one that answers, and knows that one's errors alone. */
function inClientsForm({ steered, status }: Exchange, raw: Buffer): Buffer {
  const isForeign = steered !== undefined && steered.from.provider !== steered.to.provider;
  return isForeign && status >= 400 ? asAnthropicError(status, raw) : raw;
}

function rewrite(
  exchange: Exchange,
  upstream: IncomingMessage,
  protocol: ProtocolId,
  raw: Buffer,
  masked: MaskedMessage | undefined,
): Soon<Buffer> {
  if (masked === undefined || raw.length === 0) return raw;
  const hooks = hooksOf(exchange, masked);
  const { scheduler } = exchange.engine;
  const isRead = isJson(upstream.headers['content-type']);
  const rewritten = isRead ? rewriteWholeAnswer(protocol, raw, hooks) : rewriteText(raw, hooks);
  if (policyOf(exchange).onlyAudits) {
    return scheduler.run(auditedAnswer(raw, rewritten, () => hooksOf(exchange, masked)));
  }
  if (!isRead) refuseUnreadable(exchange);
  return scheduler.run(rewritten);
}

/** A page of something on the way is a text; an answer that does not say how it is read may hold a tool's input. */
function refuseUnreadable(exchange: Exchange): void {
  if (exchange.status >= 400) return;
  throw new DomicileError(
    'upstream.invalid',
    'The Content-Type of the answer is neither JSON nor a stream of events, or there is none, so nobody can say how it is read: see what answers in place of the provider.',
  );
}

function isJson(type: string | undefined): boolean {
  return type !== undefined && /^application\/([a-z0-9.+-]*\+)?(x-amz-)?json/i.test(type);
}

/** `declared`: bytes, as upstream states them; zero where it does not, and where they are to be decoded. */
function collect(
  source: BodySource,
  declared: number,
  { bounds: { answerBytes: limit }, scheduler }: Pick<Engine, 'bounds' | 'scheduler'>,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const gathered = new GatheredBody(declared);
    source.on('data', (chunk: Buffer) => {
      if (gathered.bytes + chunk.length > limit) source.destroy(answerTooLarge(limit));
      else gathered.add(chunk);
    });
    source.on('end', () => resolve(gathered.joined(() => scheduler.turn())));
    source.on('error', (cause) => reject(cause instanceof DomicileError ? cause : cutOff(cause)));
    source.on('close', () => {
      if (!source.complete) reject(cutOff());
    });
  });
}

function cutOff(cause?: Error): DomicileError {
  return new DomicileError(
    'upstream.unreachable',
    'The provider cut its answer off. Send the request again, or stream it; if it stays so, ask the provider.',
    { cause },
  );
}
