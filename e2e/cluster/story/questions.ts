/** What an agent of the story asks. */
export interface Question {
  readonly content: string;
  /** Where it may be processed; the provider's default where absent. */
  readonly geo?: string;
}

/** What its SDK made of it: an answer, an error of the other end, or none at all. */
export type Outcome =
  | { readonly text: string; readonly steered?: string }
  | { readonly status: number; readonly message: string }
  | { readonly error: string };
