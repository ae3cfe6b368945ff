/** What the demo asks of its agent, one JSON line each on the agent's standard input. */
export interface Order {
  readonly prompt: string;
  readonly geo: 'us' | 'global';
  readonly stream: boolean;
  /** Asks the provider to search the web on the agent's behalf. */
  readonly webSearch: boolean;
}

/** What the agent tells, one JSON line each on its standard output. */
export type Report =
  | { readonly kind: 'ready'; readonly apiKey: string }
  | { readonly kind: 'delta'; readonly text: string }
  | { readonly kind: 'answer'; readonly text: string; readonly attempts: number }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly message: string;
      readonly attempts: number;
    };
