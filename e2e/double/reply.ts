import type { Coding } from '../../pkg/proxy/coding/coding.ts';
import type { Gate } from './gate.ts';

/** One part of an answer, in words that every wire format can carry. */
export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly citations?: readonly Citation[] }
  | {
      readonly kind: 'tool';
      readonly id?: string;
      readonly name: string;
      readonly input: Readonly<Record<string, unknown>>;
      /** Whether its JSON spells `_` as an escape, as a model may. */
      readonly escaped?: boolean;
    }
  | { readonly kind: 'thinking'; readonly text: string; readonly signature: string };

/** A tool's input as the JSON that the model wrote. */
export function inputSource({ input, escaped }: Extract<Part, { kind: 'tool' }>): string {
  const json = JSON.stringify(input);
  return escaped === true ? json.replaceAll('_', String.raw`\u005f`) : json;
}

/** A stretch `[start, end)` of the part's text (UTF-16 units), as annotations and citations address it. */
export interface Citation {
  readonly start: number;
  readonly end: number;
  readonly url: string;
}

export interface Answer {
  readonly kind: 'answer';
  readonly parts: readonly Part[];
  /** How streamed text is cut; `eachDelta` of 1 to 8 characters when absent. */
  readonly cut?: (text: string) => readonly string[];
  /** Asked before every frame of a stream, so that a test decides when the next one leaves. */
  readonly gate?: Gate;
  /** A frame that no client knows, put after the first delta. */
  readonly unknownEvent?: boolean;
  /** Cuts the joined bytes of the stream; each piece leaves in a turn of the event loop of its own. */
  readonly pieces?: (stream: Buffer) => readonly Buffer[];
  /** Compresses it, although nobody asked for that; a stream is flushed behind each frame. */
  readonly coding?: Coding;
  /** The connection is cut after this many frames. */
  readonly dieAfter?: number;
}

export type Reply =
  | Answer
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly message: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'raw';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string | Buffer;
    }
  /** Reads the request and never answers. */
  | { readonly kind: 'silence' }
  /** Cuts the connection instead of answering. */
  | { readonly kind: 'hang-up' };

export function say(text: string, more: Partial<Omit<Answer, 'kind' | 'parts'>> = {}): Answer {
  return { kind: 'answer', parts: [{ kind: 'text', text }], ...more };
}

export function call(
  name: string,
  input: Readonly<Record<string, unknown>>,
  more: Partial<Omit<Answer, 'kind' | 'parts'>> = {},
): Answer {
  return { kind: 'answer', parts: [{ kind: 'tool', name, input }], ...more };
}

/** The form of our pseudonyms: entity, 16 Crockford base32 characters, a check character. */
export const tokenPattern = /[A-Z_]+_[0-9A-HJKMNP-TV-Z]{17}/g;

/** Every distinct token of a text, in order. */
export function tokensIn(text: string): readonly string[] {
  return [...new Set(text.match(tokenPattern) ?? [])];
}
