import type { Steering } from '../api/decision.ts';

/** How an exchange was steered, as far as later steps have to know. */
export interface Steered extends Steering {
  /** Lower-case request header -> its new value; `undefined` leaves it out. */
  readonly headers: ReadonlyMap<string, string | undefined>;
}

/** Characters of the response header; what is longer is cut. */
const maxHeaderLength = 1024;

/** What a client is told of it: `to bedrock-runtime.eu-central-1.amazonaws.com; model a -> b`. */
export function steeredHeader({ from, to, changes }: Steering): string {
  const target = from.host === to.host ? [] : [`to ${to.host}`];
  const text = [...target, ...changes].join('; ');
  return text.length > maxHeaderLength ? `${text.slice(0, maxHeaderLength - 3)}...` : text;
}
