import type { ServerResponse } from 'node:http';
import type { Permit } from '../api/decision.ts';
import type { Exchange } from './exchange.ts';
import type { Sent } from './forward.ts';
import type { MaskedMessage } from './mask-message.ts';
import { outgoingOf } from './outgoing.ts';
import { hasRecorded } from './record.ts';
import { respond } from './respond.ts';
import { after, type Soon } from './soon.ts';
import { openTunnel } from './tunnel.ts';

/** Sends what the Permit allows and brings the answer back: inspected, relayed as bytes, or through a tunnel. */
export async function deliver(
  exchange: Exchange,
  permit: Permit,
  masked: MaskedMessage | undefined,
): Promise<void> {
  const { inbound, engine } = exchange;
  exchange.sentAt = engine.clock.monotonic();
  if (inbound.kind === 'connect') return openTunnel(exchange, inbound, permit);
  if (hasLeft(exchange, inbound.response)) return;
  if (permit.destination.operation === 'passthrough') {
    const { request, response } = inbound;
    response.once('pipe', () => {
      exchange.status = response.statusCode;
    });
    const bytes = await engine.forwarder.relay(permit, request, response);
    exchange.bytesIn = bytes.sent;
    exchange.bytesOut = bytes.received;
    exchange.outcome = response.writableFinished ? 'completed' : 'aborted';
    return;
  }
  const sent = await send(exchange, inbound.response, permit, masked);
  if (sent === undefined) return;
  const left = (): void => sent.cancel();
  inbound.response.once('close', left);
  try {
    await respond(exchange, inbound.response, await sent.response, masked);
  } catch (error) {
    sent.cancel();
    if (!inbound.response.destroyed || inbound.response.writableFinished) throw error;
    exchange.outcome = 'aborted';
  } finally {
    inbound.response.removeListener('close', left);
  }
}

/**
 * From here on only what sends the body holds it, and nothing what was read in it: an answer may take long.
 * `undefined`: nobody waits for one.
 */
function send(
  exchange: Exchange,
  response: ServerResponse,
  permit: Permit,
  masked: MaskedMessage | undefined,
): Soon<Sent | undefined> {
  return after(outgoingOf(exchange, permit, masked?.takeBody()), (outgoing) => {
    if (hasLeft(exchange, response)) return undefined;
    exchange.sentAt = exchange.engine.clock.monotonic();
    const sent = exchange.engine.forwarder.send(permit, outgoing);
    exchange.engine.lulls.begin();
    if (hasRecorded(exchange)) exchange.scanned?.letGo();
    return sent;
  });
}

/** Nobody waits any more: sending the request would only show it to somebody. */
function hasLeft(exchange: Exchange, response: ServerResponse): boolean {
  if (response.destroyed) exchange.outcome = 'aborted';
  return response.destroyed;
}
