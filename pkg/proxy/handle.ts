import { accept } from './accept.ts';
import { answerProbe } from './answer-probe.ts';
import { deliver } from './deliver.ts';
import type { Engine } from './engine.ts';
import { beginExchange, type Exchange } from './exchange.ts';
import type { Inbound } from './inbound.ts';
import { decideOn } from './decide-on.ts';
import { locateMessage } from './locate-message.ts';
import { maskMessage } from './mask-message.ts';
import { meter } from './meter.ts';
import { readMessage } from './read-message.ts';
import { recordClose, recordOpen } from './record.ts';
import { refuse } from './refuse.ts';
import { refuseRepeat } from './repeat.ts';
import { scanMessage } from './scan-message.ts';
import { steerMessage } from './steer-message.ts';

/**
 * The straight path of a request. Every way in (base URL, forward proxy, CONNECT) comes through here, and there is
 * no way out but `deliver`, which takes the Permit that only `decideOn` gives.
 */
export async function handle(inbound: Inbound, engine: Engine): Promise<void> {
  const exchange = beginExchange(inbound, engine);
  try {
    const asked = accept(exchange);
    if (asked.operation === 'probe') return answerProbe(exchange, asked);
    const read = await readMessage(exchange, asked);
    const located = locateMessage(exchange, asked, read);
    const steered = await steerMessage(exchange, { destination: asked, message: read, locality: located });
    const { destination, message, locality } = steered;
    const scanned = await scanMessage(exchange, message);
    const permit = decideOn(exchange, destination, locality, scanned);
    await refuseRepeat(exchange);
    const masking = maskMessage(exchange, scanned);
    await recordOpen(exchange);
    const masked = await masking;
    await deliver(exchange, permit, masked);
  } catch (error) {
    await refuse(exchange, error);
  } finally {
    await settle(exchange);
  }
}

/** Who asked has the answer: the record of it waits until no other request is held up by it. */
async function settle(exchange: Exchange): Promise<void> {
  const { engine } = exchange;
  exchange.endedAt = engine.clock.monotonic();
  exchange.place?.leave();
  engine.exchanges.inFlight -= 1;
  meter(exchange);
  if (!exchange.opened) return;
  const answers = exchange.recordedAnswer === undefined ? 0 : 1;
  engine.exchanges.unrecorded += answers;
  await engine.lulls.next();
  await recordClose(exchange);
  engine.exchanges.unrecorded -= answers;
}
