import type { Locality } from '../api/location.ts';
import type { Destination } from '../api/request.ts';
import { betasOf } from '../residency/request-doubts.ts';
import { mayRewrite, steer } from '../residency/steer.ts';
import { type Exchange, policyOf } from './exchange.ts';
import type { Inspection } from './inspection.ts';
import { aroundOf, locateMessage } from './locate-message.ts';
import type { Soon } from './soon.ts';

/** What is decided on: a request with the place it would be processed in. */
export interface Located {
  readonly destination: Destination;
  readonly message: Inspection | undefined;
  readonly locality: Locality;
}

/**
 * Rewrites a request that policies would deny into an equivalent that they allow, where they say that this may be
 * done. What was rewritten is read and located again, so that nothing stale is decided on.
 */
export function steerMessage(exchange: Exchange, asked: Located): Soon<Located> {
  const { message } = asked;
  if (message === undefined || !mayRewrite(policyOf(exchange).snapshot)) return asked;
  return steered(exchange, asked, message);
}

async function steered(exchange: Exchange, asked: Located, message: Inspection): Promise<Located> {
  const { catalog, clock } = exchange.engine;
  const { custody, snapshot } = policyOf(exchange);
  const answer = steer({
    ...asked,
    snapshot,
    facts: message.facts,
    around: aroundOf(exchange, asked.destination),
    betas: betasAsSent(exchange),
    catalog,
    hasCredential: (to) => custody.has(to),
    now: clock.now(),
  });
  if (answer.kind === 'kept') {
    exchange.unsteered = answer.reason;
    return asked;
  }
  const { destination, body, headers } = answer.rewrite;
  const reread = await message.change(destination, body);
  exchange.destination = destination;
  exchange.steered = { ...answer.steering, headers };
  return { destination, message: reread, locality: locateMessage(exchange, destination, reread) };
}

/** As they would leave: what is left out is named in the record. */
function betasAsSent(exchange: Exchange): readonly string[] {
  const { cleanTexts } = policyOf(exchange);
  return betasOf(exchange.inbound.request.headers).map((beta) => cleanTexts.masked(beta));
}
