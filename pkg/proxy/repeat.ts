import { boundOf } from '../api/bounds.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import type { Engine } from './engine.ts';
import type { Exchange } from './exchange.ts';
import type { Inspection } from './inspection.ts';
import type { Soon } from './soon.ts';

/** Refuses the messages of a stream that was ended by policy a moment ago, with a status this time. */
export function refuseRepeat(exchange: Exchange): Soon<void> {
  const { engine, scanned } = exchange;
  if (engine.endedStreams.empty || scanned === undefined) return undefined;
  return refuseEnded(engine, scanned);
}

async function refuseEnded(engine: Engine, scanned: Inspection): Promise<void> {
  const digest = await scanned.digest();
  if (!engine.endedStreams.has(digest, engine.clock.now())) return;
  throw new DomicileError(
    'policy.repeat_of_ended_stream',
    `The answer to these same messages was ended by policy less than ${boundOf('endedStreamMs', engine.bounds.endedStreamMs)} ago, and would be again. Change the messages or the policy.`,
  );
}

export function rememberEnded(exchange: Exchange): void {
  const { engine, scanned } = exchange;
  if (scanned === undefined) return;
  Promise.resolve(scanned.digest()).then(
    (digest) => engine.endedStreams.remember(digest, engine.clock.now()),
    engine.reportFailure,
  );
}
