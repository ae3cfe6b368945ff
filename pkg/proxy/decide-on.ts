import type { Decision, Permit } from '../api/decision.ts';
import type { Locality } from '../api/location.ts';
import { type BodyFacts, countParts, type Destination } from '../api/request.ts';
import { DomicileError } from '../errors/domicile-error.ts';
import { decide } from '../residency/decide.ts';
import { mayBePrivate } from '../residency/private-addresses.ts';
import { permitOf } from '../residency/permit.ts';
import { withoutTunnel } from '../residency/locate-processing.ts';
import { undeclaredWay } from '../residency/ways.ts';
import type { Exchange } from './exchange.ts';
import { policyOf } from './exchange.ts';
import type { Inspection } from './inspection.ts';

/** Decides on the exchange's one snapshot; throws the denial, or gives the Permit without which nothing is sent. */
export function decideOn(
  exchange: Exchange,
  destination: Destination,
  located: Locality,
  scanned: Inspection | undefined,
): Permit {
  const { snapshot, decisions, written } = policyOf(exchange);
  // Messages name what stands in the way.
  const locality = written.locality(located);
  const { findings, engine } = exchange;
  exchange.uninspectable = uninspectedParts(exchange, destination, scanned);
  const uninspectable = countParts(exchange.uninspectable);
  const matter = { destination, locality, findings, uninspectable };
  const decision = decisions.find(matter, () => decide(snapshot, matter, engine.clock.now(), engine.catalog));
  exchange.decision = steeredDecision(exchange, decision);
  const permit = permitOf(decision, destination, locality, mayBePrivate(snapshot, destination));
  if (permit === undefined) throw denialFor(decision, wayOut(exchange, decision, destination));
  refuseBlindTunnel(exchange, destination);
  return permit;
}

function steeredDecision({ steered }: Exchange, decision: Decision): Decision {
  return steered === undefined || decision.action !== 'Allow' ? decision : { ...decision, action: 'Steer' };
}

/** What the verdict cannot know. Where it is about the place of a tunnel, its own way is the base URL already. */
function wayOut(
  { blindTunnel, unsteered, engine }: Exchange,
  { deciding }: Decision,
  destination: Destination,
): string {
  if (blindTunnel === undefined) return unsteered === '' ? '' : ` ${unsteered}`;
  const provider = engine.catalog.providers.get(destination.provider);
  const isSaid = provider === undefined || deciding.reason === 'processing_unknown';
  return isSaid ? '' : ` ${withoutTunnel(provider)}`;
}

/** The place alone might do, but a tunnel also hides what the request sets in motion there. */
function refuseBlindTunnel(exchange: Exchange, destination: Destination): void {
  const enforcing = policyOf(exchange).snapshot.policies.find(({ mode }) => mode === 'Enforce');
  if (exchange.blindTunnel === undefined || enforcing === undefined) return;
  throw new DomicileError(
    'operation.unsupported',
    `A tunnel to ${destination.host} is refused: ${exchange.blindTunnel}. ${tunnelWay(exchange, destination)}`,
    { by: { policy: enforcing.name } },
  );
}

/**
 * By kind. A tunnel to an AI provider counts as one: whatever flows through it escapes the masks. A declared
 * host was declared.
 */
function uninspectedParts(
  exchange: Exchange,
  destination: Destination,
  scanned: Inspection | undefined,
): BodyFacts['uninspectable'] {
  if (scanned !== undefined) return scanned.facts.uninspectable;
  return exchange.inspected || destination.provider === 'declared' ? {} : { tunnel: 1 };
}

function tunnelWay({ engine }: Exchange, { provider, host }: Destination): string {
  const known = engine.catalog.providers.get(provider);
  return known === undefined ? undeclaredWay(host) : withoutTunnel(known);
}

function denialFor(decision: Decision, wayOut: string): DomicileError {
  const { policy, rule, message, fix, reason } = decision.deciding;
  const what = `${message}${fix === '' ? '' : ` ${fix}`}${wayOut}`;
  const by = { by: { policy, field: rule } };
  if (decision.action === 'RequireApproval') {
    return new DomicileError(
      'policy.approval_unavailable',
      `${what} The policy asks for an approval; approvals do not exist yet, so it is denied.`,
      by,
    );
  }
  return new DomicileError(reason === 'uninspectable' ? 'policy.uninspectable' : 'policy.denied', what, by);
}
