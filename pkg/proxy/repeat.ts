import { boundOf } from '../api/bounds.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import type { Exchange } from './exchange.ts';
import type { Inspection } from './inspection.ts';
import type { Soon } from './soon.ts';

/** Refuses the messages of a stream that was ended by policy a moment ago, with a status this time. */
export function refuseRepeat(exchange: Exchange): Soon<void> {
  const { engine, scanned } = exchange;
  if (engine.endedStreams.empty || scanned === undefined) return undefined;
  return refuseEnded(exchange, scanned);
}

async function refuseEnded(exchange: Exchange, scanned: Inspection): Promise<void> {
  const { endedStreams, clock, bounds } = exchange.engine;
  const ended = endedStreams.find(keyOf(exchange, await scanned.digest()), clock.now());
  if (ended === undefined) return;
  throw new DomicileError(
    'policy.repeat_of_ended_stream',
    `The answer to these same messages was ended by policy less than ${boundOf('endedStreamMs', bounds.endedStreamMs)} ago, and would be again. Change the messages or the policy.`,
    { by: ended.by },
  );
}

export function rememberEnded(exchange: Exchange, { by }: DomicileError): void {
  const { engine, scanned } = exchange;
  if (scanned === undefined) return;
  Promise.resolve(scanned.digest()).then(
    (digest) => engine.endedStreams.remember(keyOf(exchange, digest), by, engine.clock.now()),
    engine.reportFailure,
  );
}

/** Another policy judges the messages anew: it may be the one that lets them through. */
function keyOf({ policy }: Exchange, digest: string): string {
  return `${policy?.snapshot.version ?? ''} ${digest}`;
}
