import type { Slices, TextEdit, TextPart } from '../api/text.ts';
import type { CarriedValues, CarriedView } from './carried.ts';
import { withKnownValues } from './coherence.ts';
import { findAll } from './engine.ts';
import type { Engine } from './engine.ts';
import { Conversation } from './conversation.ts';
import { MIN_REMEMBERED } from './conversations.ts';
import type { Conversations } from './conversations.ts';
import type { Minted } from './minted.ts';
import { maskPart } from './part.ts';
import type { Replacer } from './replacer.ts';
import { SLICE } from './scan.ts';
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
}

/** The entity of identifiers' hashes. */
const identifier = 'Identifier';
/** What a part costs besides its text, in UTF-16 units of scanning. */
const PART_COST = 64;

/** Replaces an identifier whole. */
const identifierEdits = (context: PromptContext, text: string): readonly TextEdit[] | undefined =>
  text === ''
    ? undefined
    : [{ start: 0, end: text.length, text: hashOf(context.replacer.key, identifier, text) }];

function* maskText(
  context: PromptContext,
  conversation: Conversation,
  carried: CarriedView,
  { text, key }: PromptPart,
): Slices<void> {
  const { engine } = context;
  const found = yield* findAll(engine, text, key);
  const all = yield* withKnownValues(text, found, conversation.known, carried, engine.allowance);
  if (all.length === 0) {
    conversation.add({ text, key, edits: undefined, recordEdits: undefined, counts: undefined });
    return;
  }
  const counts = new Map<string, number>();
  const masked = yield* maskPart({ ...context, counts, minted: conversation.minted }, text, all);
  conversation.add({ text, key, ...masked, counts });
}

/**
 * Scans and masks a prompt: a pure function of the parts in order, the policy, the keys and what is carried.
 * What was masked before as the beginning of a prompt is not masked again.
 */
export function* scanPrompt(
  context: PromptContext,
  parts: readonly PromptPart[],
  carried: CarriedValues,
): Slices<PromptScan> {
  const texts = parts.every(isText) ? parts : parts.filter(isText);
  const { conversations } = context;
  const isLong = texts.reduce((units, { text }) => units + text.length, 0) >= MIN_REMEMBERED;
  const conversation = isLong ? conversations.begin(texts, carried) : new Conversation(carried);
  const view = carried.view();
  conversation.isGrowing = true;
  let work = 0;
  for (let i = conversation.steps.length; i < texts.length; i++) {
    const part = texts[i] as PromptPart;
    yield* maskText(context, conversation, view, part);
    work += part.text.length + PART_COST;
    if (work < SLICE) continue;
    work = 0;
    yield;
  }
  conversation.isGrowing = false;
  if (isLong) conversations.remember(conversation);
  return finish(context, parts, conversation);
}

const isText = ({ role }: PromptPart): boolean => role === 'text';

const finish = (
  context: PromptContext,
  parts: readonly PromptPart[],
  { steps, counts, minted, masked }: Conversation,
): PromptScan => {
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
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
    masking: { edits, recordEdits, masked: masked + hashed, minted: minted.view() },
  };
};
