import type { Steering } from '../api/decision.ts';
import type { Exchange } from './exchange.ts';

/** How an exchange was steered, as it may be written. */
export function writtenSteering({ steered, policy, destination }: Exchange): Steering | undefined {
  if (steered === undefined) return undefined;
  const { from, to, changes } = steered;
  return policy?.written.all({ from, to, changes }, destination?.host);
}
