import { createHmac } from 'node:crypto';
import { DomicileError } from '../errors/domicile-error.ts';
import type { Exchange } from './exchange.ts';

/** Bytes hashed in one piece of work. */
const hashSliceBytes = 512 * 1024;

/** Refuses the messages of a stream that was ended by policy a moment ago, with a status this time. */
export async function refuseRepeat(exchange: Exchange): Promise<void> {
  const { engine, scanned } = exchange;
  if (engine.endedStreams.empty || scanned === undefined) return;
  const digest = await engine.scheduler.run(digestSlices(exchange));
  if (!engine.endedStreams.has(digest, engine.clock.now())) return;
  throw new DomicileError(
    'policy.repeat_of_ended_stream',
    `The answer to these same messages was ended by policy a moment ago; for ${engine.bounds.endedStreamMs / 1000} s they are refused. Change the messages or the policy.`,
  );
}

export function rememberEnded(exchange: Exchange): void {
  const { engine, scanned } = exchange;
  if (scanned === undefined) return;
  void Promise.resolve(engine.scheduler.run(digestSlices(exchange))).then((digest) =>
    engine.endedStreams.remember(digest, engine.clock.now()),
  );
}

function* digestSlices(exchange: Exchange): Generator<undefined, string, undefined> {
  const hmac = createHmac('sha256', exchange.engine.digestKey);
  const message = exchange.scanned?.message;
  if (message !== undefined) {
    const { start, end } = message.conversation;
    for (let at = start; at < end; at += hashSliceBytes) {
      hmac.update(message.body.subarray(at, Math.min(end, at + hashSliceBytes)));
      yield;
    }
  }
  return hmac.digest('base64url');
}
