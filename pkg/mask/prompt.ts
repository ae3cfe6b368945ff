import type { Slices, TextEdit, TextPart } from '../api/text.ts';
import type { CarriedValues, CarriedView } from './carried.ts';
import { withKnownValues } from './coherence.ts';
import { findAll } from './engine.ts';
import type { Engine } from './engine.ts';
import { KnownValues } from './known-values.ts';
import { MintedTokens } from './minted.ts';
import type { Minted } from './minted.ts';
import { maskPart } from './part.ts';
import type { PartContext } from './part.ts';
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
  readonly replacer: Replacer;
  readonly treatments: ReadonlyMap<string, Treatment>;
  readonly hashIdentifiers: boolean;
}

/** The entity of identifiers' hashes. */
const identifier = 'Identifier';
/** What a part costs besides its text, in UTF-16 units of scanning. */
const PART_COST = 64;

interface Progress {
  readonly counts: Map<string, number>;
  readonly minted: MintedTokens;
  readonly known: KnownValues;
  readonly carried: CarriedView;
  readonly edits: (readonly TextEdit[] | undefined)[];
  readonly recordEdits: (readonly TextEdit[] | undefined)[];
}

const maskIdentifier = (context: PromptContext, progress: Progress, text: string): void => {
  const edit = [{ start: 0, end: text.length, text: hashOf(context.replacer.key, identifier, text) }];
  progress.edits.push(text === '' || !context.hashIdentifiers ? undefined : edit);
  progress.recordEdits.push(text === '' ? undefined : edit);
};

function* maskText(context: PartContext, progress: Progress, { text, key }: PromptPart): Slices<void> {
  const found = yield* findAll(context.engine, text, key);
  const all = yield* withKnownValues(text, found, progress.known, progress.carried, context.engine.allowance);
  const masked = all.length === 0 ? undefined : yield* maskPart(context, text, all);
  progress.edits.push(masked?.edits);
  progress.recordEdits.push(masked?.recordEdits);
}

/** Scans and masks a prompt: a pure function of the parts in order, the policy, the keys and what is carried. */
export function* scanPrompt(
  context: PromptContext,
  parts: readonly PromptPart[],
  carried: CarriedValues,
): Slices<PromptScan> {
  const counts = new Map<string, number>();
  const minted = new MintedTokens();
  const progress: Progress = {
    counts,
    minted,
    known: new KnownValues(),
    carried: carried.view(),
    edits: [],
    recordEdits: [],
  };
  const partContext: PartContext = { ...context, counts, minted };
  let work = 0;
  for (const part of parts) {
    const { text, role } = part;
    if (role === 'identifier') maskIdentifier(context, progress, text);
    else yield* maskText(partContext, progress, part);
    work += text.length + PART_COST;
    if (work < SLICE) continue;
    work = 0;
    yield;
  }
  return finish(progress);
}

const finish = ({ counts, edits, recordEdits, minted }: Progress): PromptScan => ({
  findings: Object.fromEntries(counts),
  total: [...counts.values()].reduce((sum, count) => sum + count, 0),
  masking: { edits, recordEdits, masked: edits.reduce((sum, list) => sum + (list?.length ?? 0), 0), minted },
});
