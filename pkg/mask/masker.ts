import type { MaskingConfig } from '../api/policy.ts';
import { finish } from '../api/text.ts';
import type { Slices } from '../api/text.ts';
import { answerTransforms } from './answer.ts';
import type { AnswerContext, TransformOf } from './answer.ts';
import type { CarriedValues } from './carried.ts';
import { createChannelFinder, wholeFinder } from './channel-finder.ts';
import { Conversations } from './conversations.ts';
import { decidedUpTo } from './decided.ts';
import { createEngine, createEngineSliced } from './engine.ts';
import type { Engine } from './engine.ts';
import { maskAllNow, maskAllSliced } from './mask-all.ts';
import type { Minted } from './minted.ts';
import type { Offer } from './offer.ts';
import { scanPrompt, scanPromptNow } from './prompt.ts';
import type { PromptContext, PromptMasking, PromptPart, PromptScan } from './prompt.ts';
import { Replacer } from './replacer.ts';
import type { MaskKeys } from './replacer.ts';
import type { AnswerEvents } from './restore.ts';
import { treatmentsOf } from './strategy.ts';
import { urlHosts } from './url-run.ts';

/** The masking of requests by one policy snapshot. Safe to use for many at a time. */
export interface PromptMasker {
  /** Finds what is sensitive, and works out how it would be masked, in slices. */
  scanPrompt(parts: readonly PromptPart[], carried: CarriedValues): Slices<PromptScan>;
  /** The same at once, where the prompt is small enough; `undefined`: it is not. */
  scanPromptNow(parts: readonly PromptPart[], carried: CarriedValues): PromptScan | undefined;
  maskPrompt(scan: PromptScan): PromptMasking;
  /** Works out ahead, while nobody waits, what a prompt that goes on with the last one will ask for. */
  foresee(): Slices<void>;
  /** Redacts everything that any detector or pattern finds; tokens stay. */
  maskAll(text: string): string;
}

/** The masking of one policy snapshot, answers and records included. */
export interface Masker extends PromptMasker {
  /** Per channel of the answer to one request; `minted` is that request's. */
  answerTransforms(minted: Minted, carried: CarriedValues, events: AnswerEvents): TransformOf;
  /** `maskAll` for texts of any length. */
  maskAllSliced(text: string): Slices<string>;
  /** Of a text that broke off, the beginning in which more text could change nothing that is found. */
  decided(text: string): Slices<string>;
}

const promptMasker = (
  config: MaskingConfig,
  engine: Engine,
  replacer: Replacer,
  post?: (offer: Offer) => void,
): PromptMasker => {
  const treatments = treatmentsOf(config, 'Request');
  const prompt: PromptContext = {
    engine,
    conversations: new Conversations(({ entity }) => treatments.has(entity)),
    replacer,
    treatments,
    hashIdentifiers: config.hashIdentifiers,
    post,
  };
  return {
    scanPrompt: (parts, carried) => scanPrompt(prompt, parts, carried),
    scanPromptNow: (parts, carried) => scanPromptNow(prompt, parts, carried),
    maskPrompt: ({ masking }) => masking,
    foresee: () => prompt.conversations.foresee(),
    maskAll: (text) => maskAllNow(engine, text),
  };
};

/** Of a `Masker` what requests need. `post`: lets another thread search large prompts as well. Throws like it. */
export const createPromptMasker = (
  config: MaskingConfig,
  keys: MaskKeys,
  post?: (offer: Offer) => void,
): PromptMasker => promptMasker(config, createEngine(config), new Replacer(keys), post);

/** Compiles a policy's masking. Throws an `Error` where a pattern is not RE2: see `compilePattern`. */
export function* createMaskerSliced(config: MaskingConfig, keys: MaskKeys): Slices<Masker> {
  const engine = yield* createEngineSliced(config);
  const replacer = new Replacer(keys);
  const answer: AnswerContext = {
    finder: yield* createChannelFinder(config, engine.dictionary),
    isAllowedHost: urlHosts(config.allowedUrlHosts),
    placeholderInTool: config.placeholderInTool,
    key: replacer.key,
  };
  return {
    ...promptMasker(config, engine, replacer),
    answerTransforms: (minted, carried, events) => answerTransforms(answer, minted, carried, events),
    maskAllSliced: (text) => maskAllSliced(engine, text),
    *decided(text) {
      return text.slice(0, yield* decidedUpTo(wholeFinder(engine), replacer.key, text));
    },
  };
}

/** The same in one go. */
export const createMasker = (config: MaskingConfig, keys: MaskKeys): Masker =>
  finish(createMaskerSliced(config, keys));
