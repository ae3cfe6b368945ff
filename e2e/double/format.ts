import type { Answer } from './reply.ts';

/** What a format needs to know of the request that it answers. */
export interface Asked {
  readonly model: string;
  /** The request's body as JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** One wire format: how an answer looks whole, streamed, and as an error. */
export interface Format {
  whole(answer: Answer, asked: Asked): unknown;
  /** Frames in the order they leave; each is written (and may be held) alone. */
  frames(answer: Answer, asked: Asked): readonly (string | Buffer)[];
  readonly streamType: string;
  /** An error of the provider in its own shape. */
  error(
    status: number,
    message: string,
  ): { readonly body: unknown; readonly headers: Readonly<Record<string, string>> };
}
