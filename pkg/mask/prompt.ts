import type { Slices, TextEdit, TextPart } from '../api/text.ts';
import type { CarriedValues } from './carried.ts';
import { withKnownValues, withKnownValuesNow } from './coherence.ts';
import type { Knowledge } from './coherence.ts';
import { findAll, findAllNow } from './engine.ts';
import type { Engine, FoundElsewhere } from './engine.ts';
import type { Conversation } from './conversation.ts';
import { MIN_REMEMBERED } from './conversations.ts';
import type { Conversations } from './conversations.ts';
import { awaitMarks, forgetMarks } from './marks.ts';
import type { Minted } from './minted.ts';
import { offerParts } from './offer.ts';
import type { Offer, Offered } from './offer.ts';
import { FINDINGS_PER_SLICE, maskPart, maskPartNow } from './part.ts';
import type { PartContext } from './part.ts';
import type { Replacer } from './replacer.ts';
import { SLICE, SMALL } from './scan.ts';
import { hashOf } from './strategy.ts';
import type { Treatment } from './strategy.ts';

/** A part of a prompt. `identifier`: an account or user id, replaced whole by a keyed hash. */
export type PromptPart = TextPart & { readonly role: 'text' | 'identifier' };

type PartEdits = readonly (readonly TextEdit[] | undefined)[];

/** One prompt, masked. Edits per part, in the order of the parts; `undefined`: left as it is. */
export interface PromptMasking {
  /** For the wire: what the rules ask. */
  readonly edits: PartEdits;
  /** For the record: everything that any detector found. */
  readonly recordEdits: PartEdits;
  /** Number of edits for the wire. */
  readonly masked: number;
  readonly minted: Minted;
}

export interface PromptScan {
  /** Findings by entity, of all detectors, whether or not a rule masks them. */
  readonly findings: Readonly<Record<string, number>>;
  readonly total: number;
  readonly masking: PromptMasking;
}

/** What a prompt is masked with, apart from the prompt itself. */
export interface PromptContext {
  readonly engine: Engine;
  readonly conversations: Conversations;
  readonly replacer: Replacer;
  readonly treatments: ReadonlyMap<string, Treatment>;
  readonly hashIdentifiers: boolean;
  /** Lets another thread search texts as well. */
  readonly post: ((offer: Offer) => void) | undefined;
}

/** The entity of identifiers' hashes. */
const identifier = 'Identifier';
/** What a part costs besides its text, and what a finding does, in UTF-16 units of scanning. */
const PART_COST = 64;
const FINDING_COST = SLICE / FINDINGS_PER_SLICE;
/** Most parts of a prompt that is scanned in one go. */
export const MAX_PARTS_NOW = 64;

/** Replaces an identifier whole. */
const identifierEdits = (context: PromptContext, text: string): readonly TextEdit[] | undefined =>
  text === ''
    ? undefined
    : [{ start: 0, end: text.length, text: hashOf(context.replacer.key, identifier, text) }];

/** What masking further parts of a prompt goes by. */
interface Task {
  readonly context: PromptContext;
  readonly conversation: Conversation;
  readonly knowledge: Knowledge;
}

const addClean = ({ conversation }: Task, { text, key }: PromptPart): void =>
  conversation.add({ text, key, edits: undefined, recordEdits: undefined, counts: undefined });

const partContextOf = ({ context, conversation }: Task): PartContext => ({
  engine: context.engine,
  replacer: context.replacer,
  treatments: context.treatments,
  minted: conversation.minted,
  counts: new Map<string, number>(),
});

function* maskText(task: Task, part: PromptPart, elsewhere?: FoundElsewhere): Slices<void> {
  const { text, key } = part;
  awaitMarks(text);
  const found = yield* findAll(task.context.engine, text, key, elsewhere);
  const all = yield* withKnownValues(text, found, task.knowledge);
  if (all.length === 0) return addClean(task, part);
  const context = partContextOf(task);
  const masked = yield* maskPart(context, text, all);
  return task.conversation.add({ text, key, ...masked, counts: context.counts });
}

/** `maskText` in one go, for texts of at most SMALL units. Returns how much was found. */
const maskTextNow = (task: Task, part: PromptPart, elsewhere?: FoundElsewhere): number => {
  const { text, key } = part;
  awaitMarks(text);
  const found = findAllNow(task.context.engine, text, key, elsewhere);
  const all = withKnownValuesNow(text, found, task.knowledge);
  if (all.length === 0) {
    addClean(task, part);
    return 0;
  }
  const context = partContextOf(task);
  const { edits, recordEdits } = maskPartNow(context, text, all);
  task.conversation.add({ text, key, edits, recordEdits, counts: context.counts });
  return all.length;
};

const unitsOf = (texts: readonly PromptPart[]): number => {
  let units = 0;
  for (const { text } of texts) units += text.length;
  return units;
};

const textsOf = (parts: readonly PromptPart[]): readonly PromptPart[] =>
  parts.every(isText) ? parts : parts.filter(isText);

/** A prompt that is to be masked: from `conversation.steps.length` on. */
const begin = (
  context: PromptContext,
  texts: readonly PromptPart[],
  carried: CarriedValues,
  isLong: boolean,
): Task => {
  const { conversations, engine } = context;
  const conversation = isLong ? conversations.begin(texts, carried) : conversations.start(carried);
  const { allowance } = engine;
  return {
    context,
    conversation,
    knowledge: { known: conversation.known, carried: carried.view(), allowance },
  };
};

const offer = (
  { engine, post }: PromptContext,
  texts: readonly PromptPart[],
  from: number,
): Offered | undefined => (post === undefined ? undefined : offerParts(engine, texts, from, post));

function* maskTexts(task: Task, texts: readonly PromptPart[]): Slices<void> {
  let work = 0;
  const begun = task.conversation.steps.length;
  const offered = offer(task.context, texts, begun);
  for (let i = begun; i < texts.length; i++) {
    const part = texts[i] as PromptPart;
    const elsewhere = offered && (() => offered.take(i));
    if (part.text.length > SMALL) yield* maskText(task, part, elsewhere);
    else work += FINDING_COST * maskTextNow(task, part, elsewhere);
    offered?.pass(i);
    work += part.text.length + PART_COST;
    if (work < SLICE) continue;
    work = 0;
    yield;
  }
}

/**
 * Scans and masks a prompt: a pure function of the parts in order, the policy, the keys and what is carried.
 * What was masked before as the beginning of a prompt is not masked again. Throws `request.too_large` above
 * MAX_FINDINGS.
 */
export function* scanPrompt(
  context: PromptContext,
  parts: readonly PromptPart[],
  carried: CarriedValues,
): Slices<PromptScan> {
  const texts = textsOf(parts);
  const isLong = unitsOf(texts) >= MIN_REMEMBERED;
  const task = begin(context, texts, carried, isLong);
  const { conversation } = task;
  conversation.isGrowing = true;
  try {
    yield* maskTexts(task, texts);
  } catch (error) {
    context.conversations.forget(conversation);
    throw error;
  }
  conversation.isGrowing = false;
  if (isLong) context.conversations.remember(conversation);
  return finish(context, parts, conversation);
}

/** `scanPrompt` in one go, of parts that hold fewer than MIN_REMEMBERED units; `undefined`: they hold more. */
export const scanPromptNow = (
  context: PromptContext,
  parts: readonly PromptPart[],
  carried: CarriedValues,
): PromptScan | undefined => {
  if (parts.length > MAX_PARTS_NOW || unitsOf(parts) >= MIN_REMEMBERED) return undefined;
  const texts = textsOf(parts);
  const task = begin(context, texts, carried, false);
  for (const part of texts) maskTextNow(task, part);
  return finish(context, parts, task.conversation);
};

const isText = ({ role }: PromptPart): boolean => role === 'text';

const finish = (
  context: PromptContext,
  parts: readonly PromptPart[],
  { steps, counts, minted, masked, found }: Conversation,
): PromptScan => {
  forgetMarks();
  const edits: (readonly TextEdit[] | undefined)[] = [];
  const recordEdits: (readonly TextEdit[] | undefined)[] = [];
  let hashed = 0;
  let next = 0;
  for (const part of parts) {
    const step = isText(part) ? steps[next++] : undefined;
    const own = step === undefined ? identifierEdits(context, part.text) : undefined;
    const isHashed = own !== undefined && context.hashIdentifiers;
    if (isHashed) hashed++;
    edits.push(isHashed ? own : step?.edits);
    recordEdits.push(own ?? step?.recordEdits);
  }
  return {
    findings: Object.fromEntries(counts),
    total: found,
    masking: { edits, recordEdits, masked: masked + hashed, minted: minted.view() },
  };
};
