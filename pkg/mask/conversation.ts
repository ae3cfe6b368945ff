import { finish } from '../api/text.ts';
import type { Slices, TextEdit, TextPart } from '../api/text.ts';
import { countWhile } from './bisect.ts';
import type { CarriedSince, CarriedValues, CarriedView } from './carried.ts';
import { mayHoldEscapes } from './escapes.ts';
import type { Finding, Kind } from './finding.ts';
import { holdsWithin, knownSince } from './known-since.ts';
import type { Knowing, KnownSince } from './known-since.ts';
import { KnownValues } from './known-values.ts';
import { refuseAbove } from './max-findings.ts';
import { MintedTokens } from './minted.ts';
import { SLICE } from './scan.ts';
import { MIN_SIGNED, Signatures } from './signatures.ts';
import { isNamedFor } from './strategy.ts';
import { BLOCK } from './units.ts';

type Edits = readonly TextEdit[] | undefined;

/** What masking one part of a prompt came to. */
export interface MaskedStep {
  readonly text: string;
  readonly key: string;
  readonly edits: Edits;
  readonly recordEdits: Edits;
  /** Findings by entity; `undefined`: none. */
  readonly counts: ReadonlyMap<string, number> | undefined;
}

type Keyed = Pick<TextPart, 'text' | 'key'>;

/** A number for a beginning of a prompt: the same for the same parts, and mostly another for others. */
export const chain = (before: number, { text, key }: Keyed): number => {
  const { length } = text;
  let mixed = Math.imul(before ^ length, 0x01000193) ^ key.length;
  for (let at = 0; at < length; at += 1 + (length >> 2)) {
    mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x85ebca6b);
    mixed ^= mixed >>> 13;
  }
  return Math.imul(mixed ^ text.charCodeAt(length - 1), 0x01000193);
};

/** Sizes behind a step: what belongs to a beginning of the prompt. */
interface Mark {
  readonly known: number;
  readonly minted: number;
  readonly irreversible: number;
}

/**
 * The text parts of a prompt as they were masked, with all that masking further parts depends on: the values
 * known so far, the tokens minted, what was carried. It grows part by part; requests that were answered from a
 * shorter beginning keep a view of that.
 */
export class Conversation {
  readonly steps: MaskedStep[] = [];
  /** Behind each number of steps: a number for that beginning. */
  readonly chains: number[] = [0];
  readonly known: KnownValues;
  readonly minted = new MintedTokens();
  readonly counts = new Map<string, number>();
  #carried: CarriedValues;
  readonly #isAsked: (kind: Kind) => boolean;
  readonly #marks: Mark[] = [];
  /** Of the texts that were signed, by the number of their step. */
  readonly #signatures: (Signatures | undefined)[] = [];
  #carriedSize: number;
  /** UTF-16 units of all parts. */
  units = 0;
  /** Number of edits for the wire. */
  masked = 0;
  /** Number of findings. */
  found = 0;
  /** Whether a scan is adding parts: another must not. */
  isGrowing = false;

  /** `isAsked`: whether a rule asks for it. */
  constructor(carried: CarriedValues, isAsked: (kind: Kind) => boolean) {
    this.known = new KnownValues(isAsked);
    this.#isAsked = isAsked;
    this.#carried = carried;
    this.#carriedSize = carried.size;
  }

  /** Throws `request.too_large` above MAX_FINDINGS. */
  add(step: MaskedStep): void {
    this.steps.push(step);
    this.chains.push(chain(this.chains.at(-1) ?? 0, step));
    this.#marks.push({
      known: this.known.size,
      minted: this.minted.count,
      irreversible: this.minted.irreversible,
    });
    this.units += step.text.length;
    this.masked += step.edits?.length ?? 0;
    for (const [entity, count] of step.counts ?? []) {
      this.counts.set(entity, (this.counts.get(entity) ?? 0) + count);
      this.found += count;
    }
    refuseAbove(this.found);
  }

  /** Whether the first `count` text parts are these. */
  beginsLike(parts: readonly TextPart[], count: number): boolean {
    for (let i = 0; i < count; i++) {
      const step = this.steps[i];
      const part = parts[i];
      if (step === undefined || part === undefined) return false;
      if (step.text !== part.text || step.key !== part.key) return false;
    }
    return true;
  }

  /** Another conversation of the same beginning: nothing is scanned again. */
  branch(count: number): Conversation {
    const other = new Conversation(this.#carried, this.#isAsked);
    other.#carriedSize = this.#carriedSize;
    const mark = this.#marks[count - 1];
    if (mark === undefined) return other;
    for (const { value, kind } of this.known.values.slice(0, mark.known)) other.known.add(value, kind);
    for (const minted of this.minted.first(mark.minted)) other.minted.add(minted);
    for (const text of this.minted.firstIrreversible(mark.irreversible)) other.minted.addIrreversible(text);
    for (let i = 0; i < count; i++) {
      other.add(this.steps[i] as MaskedStep);
      other.#marks[i] = this.#marks[i] as Mark;
      other.#signatures[i] = this.#signatures[i];
    }
    return other;
  }

  /** How many of the first `count` parts are certainly masked the same with what is carried by now. */
  stillTrue(carried: CarriedValues, count: number): number {
    const isSame = carried === this.#carried || this.#carriedSize === 0;
    if (!isSame) return 0;
    const added = carried.after(this.#carriedSize);
    if (added.size === 0) return count;
    const known = knownSince(this.#knowing, added);
    for (let i = 0; i < count; i++) {
      const isSettled = known !== undefined && i >= known.from;
      if (isSettled ? this.#holdsWithin(i, known) : this.#wouldChange(i, added)) return i;
    }
    return count;
  }

  #holdsWithin(number: number, known: KnownSince): boolean {
    const { text, recordEdits = [] } = this.steps[number] as MaskedStep;
    return holdsWithin(text, recordEdits, known);
  }

  get #knowing(): Knowing {
    const { values } = this.known;
    const isBefore =
      (order: number) =>
      (step: number): boolean =>
        (this.#marks[step] as Mark).known <= order;
    const stepOf = (order: number): number => countWhile(this.#marks.length, isBefore(order));
    return { values, isAsked: this.#isAsked, stepOf };
  }

  /** Whether a value that is carried since would be found in a part where it was not, or differently. */
  #wouldChange(number: number, added: CarriedSince): boolean {
    const step = this.steps[number] as MaskedStep;
    if (step.text.includes('\\') && mayHoldEscapes(step.text)) return true;
    const signed = added.signatures && finish(this.#signed(number));
    if (signed !== undefined && !added.signatures?.some((signature) => signed.mayHold(signature)))
      return false;
    return holdsMore(step, added);
  }

  *#signed(number: number): Slices<Signatures | undefined> {
    const { text } = this.steps[number] as MaskedStep;
    if (text.length < MIN_SIGNED) return undefined;
    return (this.#signatures[number] ??= yield* Signatures.of(text));
  }

  /** Works out ahead what `stillTrue` will ask for. */
  *sign(): Slices<void> {
    let units = 0;
    for (let i = 0; i < this.steps.length; i++) {
      yield* this.#signed(i);
      units += this.steps[i]?.text.length ?? 0;
      if (units < SLICE) continue;
      units = 0;
      yield;
    }
  }

  /** What is carried by now has been looked at. */
  follow(carried: CarriedValues): void {
    this.#carried = carried;
    this.#carriedSize = carried.size;
  }
}

/** Whether a text holds a value where nothing was masked, on the wire or in the record, or something else. */
const holdsMore = ({ text, edits = [], recordEdits = [] }: MaskedStep, added: CarriedView): boolean => {
  const found: Finding[] = [];
  for (let at = 0; at < text.length; at += BLOCK) {
    added.search(text, at, Math.min(text.length, at + BLOCK), found);
  }
  return found.some((finding) => {
    const recorded = editOf(recordEdits, finding);
    if (editOf(edits, finding) === undefined || recorded === undefined) return true;
    return !isNamedFor(finding.kind.entity, recorded.text);
  });
};

const editOf = (edits: readonly TextEdit[], { start, end }: Finding): TextEdit | undefined =>
  edits.find((edit) => edit.start === start && edit.end === end);
