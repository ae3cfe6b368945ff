import type { Decision, Permit } from '../api/decision.ts';
import type { Locality } from '../api/location.ts';
import type { Destination } from '../api/request.ts';
import { isDecisionOn } from './decide.ts';

/**
 * The only maker of permits. `undefined` unless `decide` allowed exactly this destination and locality; a changed
 * request has to be decided again. `privateAddresses`: the host may have an address of a private network. Probes are
 * answered here and never get one.
 */
export function permitOf(
  decision: Decision,
  destination: Destination,
  locality: Locality,
  privateAddresses = false,
): Permit | undefined {
  if (decision.action !== 'Allow' || destination.operation === 'probe') return undefined;
  if (!isDecisionOn(decision, destination, locality)) return undefined;
  return Object.freeze({ decision, destination, locality, privateAddresses }) as unknown as Permit;
}
