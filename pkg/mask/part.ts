import type { Slices, TextEdit } from '../api/text.ts';
import { holdsWord } from './characters.ts';
import { detached } from '../api/detached.ts';
import type { Span } from './detector.ts';
import type { Engine } from './engine.ts';
import { readEscapes } from './escapes.ts';
import { plantedToken } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Inner, MintedTokens } from './minted.ts';
import { clusterEnd, clustersOf, divide, surestOf, unionOf } from './ownership.ts';
import type { Replacer } from './replacer.ts';
import { redactionOf, strictest } from './strategy.ts';
import type { Treatment } from './strategy.ts';

export interface PartContext {
  readonly engine: Engine;
  readonly replacer: Replacer;
  readonly treatments: ReadonlyMap<string, Treatment>;
  readonly minted: MintedTokens;
  readonly counts: Map<string, number>;
}

export interface MaskedPart {
  readonly edits: readonly TextEdit[] | undefined;
  readonly recordEdits: readonly TextEdit[] | undefined;
}

/** Findings masked between two yields: each may cost a token. */
export const FINDINGS_PER_SLICE = 128;

/**
 * Masks one text by its sorted findings: for the wire what rules ask, for the record everything. Findings
 * that overlap are masked as one piece, so that what is minted is never a fragment.
 */
export function* maskPart(context: PartContext, text: string, found: readonly Finding[]): Slices<MaskedPart> {
  const masked = newMasked();
  for (let i = 0; i < found.length; ) {
    i = maskUpTo(context, text, found, i, i + FINDINGS_PER_SLICE, masked);
    yield;
  }
  return ended(masked);
}

/** `maskPart` in one go: for few findings. */
export const maskPartNow = (context: PartContext, text: string, found: readonly Finding[]): MaskedPart => {
  const masked = newMasked();
  maskUpTo(context, text, found, 0, found.length, masked);
  return ended(masked);
};

interface Masked {
  readonly edits: TextEdit[];
  readonly recordEdits: TextEdit[];
}

const newMasked = (): Masked => ({ edits: [], recordEdits: [] });

const ended = ({ edits, recordEdits }: Masked): MaskedPart => ({
  edits: edits.length > 0 ? edits : undefined,
  recordEdits: recordEdits.length > 0 ? recordEdits : undefined,
});

/** Masks the clusters that begin in `[from, to)`; returns where to go on. */
const maskUpTo = (
  context: PartContext,
  text: string,
  found: readonly Finding[],
  from: number,
  to: number,
  { edits, recordEdits }: Masked,
): number => {
  let i = from;
  while (i < to && i < found.length) {
    const next = clusterEnd(found, i);
    if (next === i + 1) maskOne(context, text, found[i] as Finding, edits, recordEdits);
    else maskCluster(context, text, found.slice(i, next), edits, recordEdits);
    i = next;
  }
  return i;
};

/** Most findings overlap no other. */
const maskOne = (
  context: PartContext,
  text: string,
  finding: Finding,
  edits: TextEdit[],
  recordEdits: TextEdit[],
): void => {
  const { start, end, kind } = finding;
  const { counts, minted, treatments, replacer } = context;
  counts.set(kind.entity, (counts.get(kind.entity) ?? 0) + 1);
  if (isPlanted(finding) && minted.endingAt(text, end) !== undefined) return;
  const treatment = treatments.get(kind.entity);
  if (treatment !== undefined) {
    const value = text.slice(start, end);
    const inner = value.includes('\\') ? innerOf(text, [finding], start, end) : none;
    const piece = { value, entity: kind.entity, secret: kind.secret, inner };
    edits.push({ start, end, text: replacer.replace(treatment, piece, minted) });
  }
  const edit = treatment === undefined ? undefined : edits.at(-1);
  if (edit !== undefined && !kind.secret) recordEdits.push(edit);
  else if (!isPlanted(finding)) recordEdits.push({ start, end, text: redactionOf(kind.entity) });
};

const maskCluster = (
  context: PartContext,
  text: string,
  cluster: readonly Finding[],
  edits: TextEdit[],
  recordEdits: TextEdit[],
): void => {
  countOwners(context.counts, cluster);
  for (const rest of clustersOf(withoutOurs(context.minted, text, cluster))) {
    const masked = wireEdits(context, text, rest);
    edits.push(...masked);
    recordEdits.push(...recordEditsOf(rest, masked));
  }
};

/** Counts what owns a character at least: what surer findings cover is not what it seemed. */
const countOwners = (counts: Map<string, number>, cluster: readonly Finding[]): void => {
  const owners = new Set(divide(cluster).map(({ finding }) => finding));
  for (const { kind } of owners) counts.set(kind.entity, (counts.get(kind.entity) ?? 0) + 1);
};

/** Leaves the tokens of this prompt, and what only seems to be found in them. */
const withoutOurs = (minted: MintedTokens, text: string, cluster: readonly Finding[]): readonly Finding[] => {
  if (!cluster.some(isPlanted)) return cluster;
  const ours = new Map<Finding, Span>();
  for (const finding of cluster) {
    const token = isPlanted(finding) ? minted.endingAt(text, finding.end) : undefined;
    if (token !== undefined) ours.set(finding, { start: finding.end - token.token.length, end: finding.end });
  }
  const tokens = [...ours.values()];
  return cluster.filter((finding) => !ours.has(finding) && !tokens.some((token) => holds(token, finding)));
};

const isPlanted = ({ kind }: Finding): boolean => kind.entity === plantedToken;

const holds = (span: Span, { start, end }: Span): boolean => span.start <= start && end <= span.end;

const wireEdits = (context: PartContext, text: string, cluster: readonly Finding[]): readonly TextEdit[] => {
  const ruled = cluster.filter(({ kind }) => context.treatments.has(kind.entity));
  return clustersOf(ruled).map((masked) => wireEdit(context, text, masked, cluster));
};

/** Masks overlapping findings as the surest of them, in the strictest way that is asked for any of them. */
const wireEdit = (
  context: PartContext,
  text: string,
  masked: readonly Finding[],
  cluster: readonly Finding[],
): TextEdit => {
  const { start, end, kind } = unionOf(masked);
  const treatment = masked
    .flatMap((finding) => context.treatments.get(finding.kind.entity) ?? [])
    .reduce(strictest);
  const value = text.slice(start, end);
  const piece = {
    value,
    entity: kind.entity,
    secret: cluster.some((finding) => finding.kind.secret && finding.start < end && finding.end > start),
    inner: isPlain(masked, value) ? none : innerOf(text, masked, start, end),
  };
  return { start, end, text: context.replacer.replace(treatment, piece, context.minted) };
};

const none: readonly Inner[] = [];
const isPlain = (masked: readonly Finding[], value: string): boolean =>
  masked.length === 1 && !value.includes('\\');

const innerOf = (text: string, masked: readonly Finding[], start: number, end: number): readonly Inner[] => {
  const values = masked.flatMap((finding) => {
    const { entity } = finding.kind;
    const value = detached(text.slice(finding.start, finding.end));
    const read = readEscapes(value);
    const isAll = finding.start === start && finding.end === end;
    return [...(isAll ? [] : [{ value, entity }]), ...(read === value ? [] : [{ value: read, entity }])];
  });
  return values.filter(({ value }) => holdsWord(value));
};

/** What the wire shows, unless it shows some of what was found, or a secret in any form. */
const recordEditsOf = (cluster: readonly Finding[], edits: readonly TextEdit[]): readonly TextEdit[] => {
  const { start, end } = unionOf(cluster);
  const [edit] = edits;
  const isWhole = edit !== undefined && edit.start === start && edit.end === end;
  if (isWhole && !cluster.some(({ kind }) => kind.secret)) return edits;
  const sensitive = cluster.filter((finding) => !isPlanted(finding));
  if (sensitive.length === 0) return edits;
  return [{ start, end, text: redactionOf(surestOf(sensitive).kind.entity) }];
};
