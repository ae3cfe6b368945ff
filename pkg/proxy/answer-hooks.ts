import type { AnswerHooks } from '../api/text.ts';
import { AnswerRecorder } from './answer-recorder.ts';
import { keeperOf } from '../residency/second-hops.ts';
import { takeEcho } from './echo.ts';
import type { Exchange } from './exchange.ts';
import type { MaskedMessage } from './mask-message.ts';

/** What an answer may restore, what is remembered of it, and what is counted. */
export function hooksOf(exchange: Exchange, masked: MaskedMessage | undefined): AnswerHooks {
  const { engine, policy } = exchange;
  const { metrics } = engine;
  const transform =
    masked === undefined || policy === undefined
      ? () => undefined
      : policy.masker.answerTransforms(masked.minted, engine.carried, {
          restored: () => {
            exchange.restored += 1;
            metrics.restored(1);
          },
          withheld: (_entity, why) => {
            exchange.withheld += 1;
            metrics.withheld(why, 1);
          },
          masked: (entity) => {
            exchange.answerFindings[entity] = (exchange.answerFindings[entity] ?? 0) + 1;
          },
          held: (units) => metrics.heldBack(units),
        });
  const recorder = recorderOf(exchange);
  return {
    transform,
    opaque: (content) => engine.signedParts.sawGoingOut(content),
    echo: (field, value) => takeEcho(exchange, field, value),
    handle: (id) => {
      const { destination, locality } = exchange;
      if (destination === undefined || locality === undefined) return;
      engine.handles.sawMade(id, keeperOf(destination, engine.catalog), locality);
    },
    unknown: () => metrics.unknownEvent(),
    observe: (channel, text) => recorder?.observe(channel, text),
    complete: (channel) => recorder?.complete(channel),
    cutShort: () => recorder?.cutShort(),
  };
}

function recorderOf(exchange: Exchange): AnswerRecorder | undefined {
  const { policy, engine } = exchange;
  if (policy === undefined || policy.snapshot.recording.level !== 'Masked') return undefined;
  const { masker } = policy;
  const recorder = new AnswerRecorder(engine.bounds.recordedAnswerBytes, (text) => masker.decided(text));
  exchange.recordedAnswer = function* () {
    return yield* masker.maskAllSliced(yield* recorder.text());
  };
  return recorder;
}
