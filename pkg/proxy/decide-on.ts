import type { Decision, Permit } from '../api/decision.ts';
import type { Locality } from '../api/location.ts';
import type { Destination } from '../api/request.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import { decide } from '../residency/decide.ts';
import { mayBePrivate } from '../residency/private-addresses.ts';
import { permitOf } from '../residency/permit.ts';
import type { Exchange } from './exchange.ts';
import { policyOf } from './exchange.ts';
import type { Inspection } from './inspection.ts';
import { shownLocality } from './shown-locality.ts';

/** Decides on the exchange's one snapshot; throws the denial, or gives the Permit without which nothing is sent. */
export function decideOn(
  exchange: Exchange,
  destination: Destination,
  located: Locality,
  scanned: Inspection | undefined,
): Permit {
  const { snapshot, decisions, masker } = policyOf(exchange);
  // Messages name what stands in the way.
  const locality = shownLocality(located, masker);
  const { findings, engine } = exchange;
  const uninspectable = uninspectedParts(exchange, destination, scanned);
  const matter = { destination, locality, findings, uninspectable };
  const decision = decisions.find(matter, () => decide(snapshot, matter, engine.clock.now(), engine.catalog));
  exchange.decision = steeredDecision(exchange, decision);
  const permit = permitOf(decision, destination, locality, mayBePrivate(snapshot, destination));
  if (permit === undefined) throw denialFor(decision, wayOut(exchange));
  refuseBlindTunnel(exchange, destination);
  return permit;
}

function steeredDecision({ steered }: Exchange, decision: Decision): Decision {
  return steered === undefined || decision.action !== 'Allow' ? decision : { ...decision, action: 'Steer' };
}

function wayOut({ blindTunnel, unsteered }: Exchange): string {
  if (blindTunnel !== undefined) return tunnelWayOut;
  return unsteered === '' ? '' : ` ${unsteered}`;
}

/** The place alone might do, but a tunnel also hides what the request sets in motion there. */
function refuseBlindTunnel(exchange: Exchange, destination: Destination): void {
  const enforcing = policyOf(exchange).snapshot.policies.find(({ mode }) => mode === 'Enforce');
  if (exchange.blindTunnel === undefined || enforcing === undefined) return;
  throw new DomicileError(
    'operation.unsupported',
    `Domicile refused a tunnel to ${destination.host} under policy ${enforcing.name}: ${exchange.blindTunnel}.${tunnelWayOut}`,
  );
}

/** A tunnel to an AI provider counts as one: whatever flows through it escapes the masks. A declared host was declared. */
function uninspectedParts(
  exchange: Exchange,
  destination: Destination,
  scanned: Inspection | undefined,
): number {
  if (scanned !== undefined) return scanned.facts.uninspectable.length;
  return exchange.inspected || destination.provider === 'declared' ? 0 : 1;
}

const tunnelWayOut =
  ' Instead of a tunnel use the base URL that Domicile sets for this provider, or declare the host with its location in egress.';

function denialFor(decision: Decision, wayOut: string): DomicileError {
  const { policy, rule, message, fix, reason } = decision.deciding;
  const what = `Domicile refused this request by policy ${policy}, ${rule}: ${message}${fix === '' ? '' : ` ${fix}`}${wayOut}`;
  if (decision.action === 'RequireApproval') {
    return new DomicileError(
      'policy.approval_unavailable',
      `${what} The policy asks for an approval; approvals do not exist yet, so it is denied.`,
    );
  }
  return new DomicileError(reason === 'uninspectable' ? 'policy.uninspectable' : 'policy.denied', what);
}
