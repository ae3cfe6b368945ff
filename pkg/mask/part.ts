import type { Slices, TextEdit } from '../api/text.ts';
import type { Span } from './detector.ts';
import type { Engine } from './engine.ts';
import { plantedToken } from './finding.ts';
import type { Finding } from './finding.ts';
import type { MintedTokens } from './minted.ts';
import { byStart, divide } from './ownership.ts';
import type { Piece } from './ownership.ts';
import type { Replacer } from './replacer.ts';
import { redactionOf } from './strategy.ts';
import type { Treatment } from './strategy.ts';

export interface PartContext {
  readonly engine: Engine;
  readonly replacer: Replacer;
  readonly treatments: ReadonlyMap<string, Treatment>;
  readonly minted: MintedTokens;
  readonly counts: Map<string, number>;
}

interface MaskedPart {
  readonly edits: readonly TextEdit[] | undefined;
  readonly recordEdits: readonly TextEdit[] | undefined;
}

/** Edits written between two yields: each may cost a token. */
const EDITS_PER_SLICE = 128;

/** Masks one text by its sorted findings: for the wire what rules ask, for the record everything. */
export function* maskPart(context: PartContext, text: string, found: readonly Finding[]): Slices<MaskedPart> {
  const pieces = divide(found);
  count(context.counts, pieces);
  const ruled = found.filter(({ kind }) => context.treatments.has(kind.entity));
  const secrets = mergedSecrets(found);
  const edits: TextEdit[] = [];
  for (const piece of ruled.length === found.length ? pieces : divide(ruled)) {
    const edit = wireEdit(context, text, piece, touches(secrets, piece));
    if (edit === undefined) continue;
    edits.push(edit);
    if (edits.length % EDITS_PER_SLICE === 0) yield;
  }
  const isRecordWire = ruled.length === found.length && secrets.length === 0;
  const recordEdits = isRecordWire ? edits : recordEditsOf(edits, found, secrets);
  return {
    edits: edits.length > 0 ? edits : undefined,
    recordEdits: recordEdits.length > 0 ? recordEdits : undefined,
  };
}

const count = (counts: Map<string, number>, pieces: readonly Piece[]): void => {
  const counted = new Set<Finding>();
  for (const { finding } of pieces) {
    if (counted.has(finding)) continue;
    counted.add(finding);
    counts.set(finding.kind.entity, (counts.get(finding.kind.entity) ?? 0) + 1);
  }
};

const wireEdit = (
  context: PartContext,
  text: string,
  piece: Piece,
  secret: boolean,
): TextEdit | undefined => {
  const { start } = piece;
  const { entity } = piece.finding.kind;
  const treatment = context.treatments.get(entity);
  if (treatment === undefined) return undefined;
  const ours = entity === plantedToken ? context.minted.endingAt(text, piece.end) : undefined;
  // A token of ours passes; what its name seems to reach back into does not.
  const end = ours === undefined ? piece.end : Math.max(start, piece.end - ours.token.length);
  if (end === start) return undefined;
  const value = text.slice(start, end);
  return { start, end, text: context.replacer.replace(treatment, entity, value, secret, context.minted) };
};

/** Redacts what no edit covers yet, and every secret, whatever the wire shows of it. */
const recordEditsOf = (
  edits: readonly TextEdit[],
  found: readonly Finding[],
  secrets: readonly Span[],
): readonly TextEdit[] => {
  const settled = edits.filter((edit) => !touches(secrets, edit));
  const covered = settled.map((edit) => ({
    ...edit,
    kind: { entity: '', certainty: Number.POSITIVE_INFINITY, secret: false },
  }));
  const texts = new Map<Finding, string>(covered.map((finding) => [finding, finding.text]));
  return divide([...covered, ...found].sort(byStart))
    .filter(({ finding }) => finding.kind.entity !== plantedToken)
    .map(({ start, end, finding }) => ({
      start,
      end,
      text: texts.get(finding) ?? redactionOf(finding.kind.entity),
    }));
};

/** The stretches that secrets cover, merged. */
const mergedSecrets = (sorted: readonly Finding[]): readonly Span[] => {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end, kind } of sorted) {
    if (!kind.secret) continue;
    const last = merged.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
};

const touches = (merged: readonly Span[], { start, end }: Span): boolean => {
  let low = 0;
  let high = merged.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((merged[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const first = merged[low];
  return first !== undefined && first.start < end;
};
