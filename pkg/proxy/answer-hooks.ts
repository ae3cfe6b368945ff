import type { AnswerChannel, AnswerHooks, Slices, TextTransform } from '../api/text.ts';
import type { TransformOf } from '../mask/answer.ts';
import type { Masker } from '../mask/masker.ts';
import type { AnswerEvents } from '../mask/restore.ts';
import { keeperOf } from '../residency/second-hops.ts';
import { AnswerRecorder } from './answer-recorder.ts';
import { takeEcho } from './echo.ts';
import type { Exchange } from './exchange.ts';
import type { MaskedMessage } from './mask-message.ts';

/** What an answer may restore, what is remembered of it, and what is counted. */
export function hooksOf(exchange: Exchange, masked: MaskedMessage | undefined): AnswerHooks {
  return new ExchangeHooks(exchange, masked);
}

/** One object for each answer: as many functions made for it would be a kilobyte that outlives the request. */
class ExchangeHooks implements AnswerHooks, AnswerEvents {
  readonly #exchange: Exchange;
  readonly #transforms: TransformOf | undefined;
  readonly #recorder: AnswerRecorder | undefined;

  constructor(exchange: Exchange, masked: MaskedMessage | undefined) {
    const { policy, engine } = exchange;
    this.#exchange = exchange;
    this.#transforms = masked && policy?.masker.answerTransforms(masked.minted, engine.carried, this);
    this.#recorder = recorderOf(exchange);
  }

  transform(channel: AnswerChannel): TextTransform | undefined {
    return this.#transforms?.(channel);
  }

  opaque(content: string): void {
    this.#exchange.engine.signedParts.sawGoingOut(content);
  }

  echo(field: Parameters<AnswerHooks['echo']>[0], value: string): void {
    takeEcho(this.#exchange, field, value);
  }

  handle(id: string): void {
    const { destination, locality, engine } = this.#exchange;
    if (destination === undefined || locality === undefined) return;
    engine.handles.sawMade(id, keeperOf(destination, engine.catalog), locality);
  }

  unknown(): void {
    this.#exchange.engine.metrics.unknownEvent();
  }

  observe(channel: AnswerChannel, text: string): void {
    this.#recorder?.observe(channel, text);
  }

  complete(channel: AnswerChannel): void {
    this.#recorder?.complete(channel);
  }

  cutShort(): void {
    this.#recorder?.cutShort();
  }

  restored(): void {
    this.#exchange.restored += 1;
    this.#exchange.engine.metrics.restored(1);
  }

  withheld(_entity: string, why: Parameters<AnswerEvents['withheld']>[1]): void {
    this.#exchange.withheld += 1;
    this.#exchange.engine.metrics.withheld(why, 1);
  }

  masked(entity: string): void {
    const { answerFindings } = this.#exchange;
    answerFindings[entity] = (answerFindings[entity] ?? 0) + 1;
  }

  held(units: number): void {
    this.#exchange.engine.metrics.heldBack(units);
  }
}

function recorderOf(exchange: Exchange): AnswerRecorder | undefined {
  const { policy, engine } = exchange;
  if (policy === undefined || policy.snapshot.recording.level !== 'Masked') return undefined;
  const { masker } = policy;
  const recorder = new AnswerRecorder(engine.bounds.recordedAnswerBytes, masker);
  exchange.recordedAnswer = () => recorded(masker, recorder);
  return recorder;
}

/** A function of its own: for each closure that is a generator V8 makes a map, garbage of the old generation. */
function* recorded(masker: Masker, recorder: AnswerRecorder): Slices<string> {
  return yield* masker.maskAllSliced(yield* recorder.text());
}
