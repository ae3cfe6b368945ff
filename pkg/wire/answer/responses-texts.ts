import { detached } from '../../api/detached.ts';
import type { TextEnd } from '../../api/text.ts';
import { invalidAnswer } from '../invalid-answer.ts';
import type { Channel } from './channel.ts';
import type { TextSink } from './delta.ts';
import { refuseTooManyChannels } from './opaque-text.ts';
import type { KnownText, KnownTexts } from './whole-rewrite.ts';

/** Texts of an item, apart from one another: which text of a content part an address means. */
export const textSlots = {
  text: 0,
  refusal: 1,
  input: 2,
  output: 3,
  error: 4,
  reasoning: 5,
  summary: 6,
  /** Of a tool of another party: an item may be told anew as another one. */
  foreignInput: 7,
} as const;
export type TextSlot = keyof typeof textSlots;

/** Bound on content parts of one output item; beyond it the answer ends with `upstream.invalid`. */
export const maxContentParts = 8192;
/** Bound on the changed text kept of one streamed answer until its last event repeats it, in UTF-16 units. */
export const maxKeptUnits = 16 * 1024 * 1024;
/** Bound on the texts that one streamed answer says are done, and on its items: their copies are looked for. */
export const maxKnownTexts = 16_384;
/** UTF-16 units at the beginning of a text by which, with its length, a copy of it is known: items share addresses. */
const headUnits = 4096;
/** Pieces that are kept apart before they are joined, which frees them one by one. */
const piecesPerJoin = 128;

/** A number for (output item, content part, text), so that a delta finds its channel without building a key. */
export function textAddress(output: number, part: number, slot: TextSlot): number {
  if (part >= maxContentParts) {
    throw invalidAnswer(`the answer has an item of more than ${maxContentParts} parts`);
  }
  return (output * maxContentParts + part) * 8 + textSlots[slot];
}

export function outputOf(address: number): number {
  return Math.floor(address / (8 * maxContentParts));
}

/** What is needed to write a further delta of a text. */
export interface DeltaShape {
  readonly type: string;
  readonly itemId: string;
  /** The members that say where it belongs. */
  readonly place: Readonly<Record<string, number>>;
  readonly logprobs: boolean;
}

export interface OpenText {
  readonly channel: Channel;
  readonly shape: DeltaShape;
  /** Takes its deltas. */
  readonly sink: TextSink;
  /** What leaves of it, if anything transforms it: joined stretches, and pieces that are not joined yet. */
  readonly joined: string[];
  pieces: string[];
  /** How the text begins as it came, up to `headUnits`, and its length. */
  head: string;
  inputUnits: number;
  changed: boolean;
}

interface Known extends KnownText {
  readonly head: string;
  readonly units: number;
}

/** The texts of one streamed response: open while deltas come, known when a later event repeats them. */
export class ResponseTexts implements KnownTexts {
  readonly #open = new Map<number, OpenText>();
  readonly #known = new Map<number, Known>();
  #keptUnits = 0;

  get(address: number): OpenText | undefined {
    return this.#open.get(address);
  }

  open(address: number, channel: Channel, shape: DeltaShape): OpenText {
    refuseTooManyChannels(this.#open.size);
    const sink = { push: (delta: string) => this.#push(text, delta) };
    const text: OpenText = {
      channel,
      shape,
      sink,
      joined: [],
      pieces: [],
      head: '',
      inputUnits: 0,
      changed: false,
    };
    this.#open.set(address, text);
    return text;
  }

  #push(open: OpenText, text: string): string {
    const output = open.channel.push(text);
    const room = headUnits - open.head.length;
    if (room > 0) open.head += text.length > room ? detached(text.slice(0, room)) : text;
    open.inputUnits += text.length;
    if (output !== text) open.changed = true;
    this.#keep(open, output);
    return output;
  }

  /** Ends a text and gives what was held back. */
  close(address: number, open: OpenText, end: TextEnd): string {
    const tail = open.channel.flush(end);
    this.#keep(open, tail);
    this.#open.delete(address);
    const { transform } = open.channel;
    const output = open.changed ? open.joined.concat(open.pieces).join('') : undefined;
    this.#know(address, { transform, output, head: detached(open.head), units: open.inputUnits });
    return tail;
  }

  /** Addresses of open texts: of one output item, or of all. */
  addresses(output?: number): readonly number[] {
    const all = [...this.#open.keys()];
    return output === undefined ? all : all.filter((address) => outputOf(address) === output);
  }

  find(address: number, text: string): KnownText | undefined {
    const known = this.#known.get(address);
    return known?.units === text.length && text.startsWith(known.head) ? known : undefined;
  }

  remember(address: number, text: string, known: KnownText): void {
    this.#count(known.output === undefined ? 0 : text.length);
    this.#know(address, { ...known, head: detached(text.slice(0, headUnits)), units: text.length });
  }

  /** What maps offsets into a text, while it is open and after. */
  transformOf(address: number) {
    return this.#open.get(address)?.channel.transform ?? this.#known.get(address)?.transform;
  }

  #keep(open: OpenText, output: string): void {
    if (open.channel.transform === undefined || output === '') return;
    this.#count(output.length);
    open.pieces.push(output);
    if (open.pieces.length < piecesPerJoin) return;
    open.joined.push(open.pieces.join(''));
    open.pieces = [];
  }

  #count(units: number): void {
    this.#keptUnits += units;
    if (this.#keptUnits > maxKeptUnits) {
      throw invalidAnswer(`the text of the answer exceeds ${maxKeptUnits} characters`);
    }
  }

  #know(address: number, known: Known): void {
    this.#known.set(address, known);
    refuseTooMany(this.#known.size);
  }
}

export function refuseTooMany(texts: number): void {
  if (texts > maxKnownTexts) throw invalidAnswer(`the answer has more than ${maxKnownTexts} texts`);
}
