import type { PolicySnapshot } from '../api/policy.ts';
import type { Destination } from '../api/request.ts';
import { matchingRule } from './judged-locality.ts';

/**
 * Whether a host may have an address of a private network: a policy declares so, and no enforcing policy that names
 * the host does not.
 */
export function mayBePrivate({ policies }: PolicySnapshot, destination: Destination): boolean {
  let declared = false;
  for (const { mode, egress } of policies) {
    const rule = egress && matchingRule(egress, destination)?.rule;
    if (rule === undefined || rule.hosts.length === 0) continue;
    if (rule.privateAddresses) declared = true;
    else if (mode === 'Enforce') return false;
  }
  return declared;
}
