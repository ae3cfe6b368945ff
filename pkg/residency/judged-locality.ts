import type { Locality, SecondHop, Statement } from '../api/location.ts';
import type { AllowedPlaces, CompiledEgressRule, CompiledPolicy } from '../api/policy.ts';
import type { Destination } from '../api/request.ts';
import type { Catalog } from './catalog.ts';
import { isDoubted } from './doubt.ts';
import { cloudHostStatement, isCloudHost } from './cloud-hosts.ts';
import { heldBy } from './given.ts';
import { matchesHost } from './host-names.ts';
import { locationOf, type Places } from './places.ts';
import { hostOfHop } from './second-hops.ts';
import { unknownStatement } from './statements.ts';

/** The egress rule that speaks of a destination: the first that matches. */
export function matchingRule(
  rules: readonly CompiledEgressRule[],
  destination: Pick<Destination, 'provider' | 'host'>,
): { readonly rule: CompiledEgressRule; readonly index: number } | undefined {
  const index = rules.findIndex((rule) => matchesTarget(rule, destination));
  const rule = rules[index];
  return rule === undefined ? undefined : { rule, index };
}

/** Provider and hosts, where both are given, must both match; where neither is, nothing does. */
export function matchesTarget(
  target: { readonly provider: string | undefined; readonly hosts: readonly string[] },
  destination: Pick<Destination, 'provider' | 'host'>,
): boolean {
  const { provider, hosts } = target;
  if (provider === undefined && hosts.length === 0) return false;
  if (provider !== undefined && provider !== destination.provider) return false;
  return hosts.length === 0 || matchesHost(destination.host, hosts);
}

/** A host that the catalog does not know, but an operator may: one that a policy names, or a gateway. */
export function isDeclarable({ provider }: Pick<Destination, 'provider'>, { providers }: Catalog): boolean {
  return provider === 'declared' || providers.get(provider)?.data.hosts.length === 0;
}

/**
 * A locality as one policy sees it: of a host that the catalog does not know, only what this policy's own egress
 * rule declares counts. A declaration never replaces what the catalog says of a provider.
 */
export function judgedLocality(
  policy: CompiledPolicy,
  destination: Destination,
  locality: Locality,
  catalog: Catalog,
): Locality {
  const secondHops = judgedHops(policy, locality.secondHops, catalog);
  const judged = secondHops === locality.secondHops ? locality : { ...locality, secondHops };
  if (isDoubted(locality.processing)) return judged;
  if (destination.provider === 'undeclared') return asUnnamed(judged);
  if (!isDeclarable(destination, catalog)) return asHeld(policy, judged, catalog.places);
  const statement = namedCloudHost(policy, destination, catalog) ?? declaredOf(policy, destination, catalog);
  return { ...judged, processing: statement, storage: statement, telemetry: statement };
}

/** Where a host is tells nothing of whose it is: bytes that nobody looks into go only where a policy says so. */
function asUnnamed(locality: Locality): Locality {
  if (locality.processing.location.kind === 'unknown') return locality;
  return { ...locality, processing: notNamed, storage: notNamed, telemetry: notNamed };
}

const notNamed = unknownStatement(
  { id: 'none', asOf: '' },
  'no policy names this host, and what is sent there is not looked into',
);

/** Second hops as one policy sees them: with the places that it alone declares of hosts and ids. */
function judgedHops(
  policy: CompiledPolicy,
  hops: readonly SecondHop[],
  catalog: Catalog,
): readonly SecondHop[] {
  if (hops.length === 0) return hops;
  const judged = hops.map((hop) => judgedHop(policy, hop, catalog));
  return judged.every((hop, index) => hop === hops[index]) ? hops : judged;
}

function judgedHop(policy: CompiledPolicy, hop: SecondHop, catalog: Catalog): SecondHop {
  const { places } = catalog;
  const held = heldBy(policy, hop.processing, places);
  if (held !== hop.processing) return { ...hop, processing: held };
  const host = hop.processing.location.kind === 'countries' ? undefined : hostOfHop(hop);
  if (host === undefined || isProviderHost(host, catalog)) return hop;
  const declared = declaredStatement(policy, { provider: 'declared', host }, places, 'Allow');
  return declared === undefined ? hop : { ...hop, processing: declared };
}

function isProviderHost(host: string, catalog: Catalog): boolean {
  const match = catalog.hosts.find(host);
  return match !== undefined && !isCloudHost(match, catalog);
}

/** What the catalog says, with what holds only because this policy declares it. */
function asHeld(policy: CompiledPolicy, locality: Locality, places: Places): Locality {
  const processing = heldBy(policy, locality.processing, places);
  const storage = heldBy(policy, locality.storage, places);
  const telemetry = heldBy(policy, locality.telemetry, places);
  const isSame =
    processing === locality.processing && storage === locality.storage && telemetry === locality.telemetry;
  return isSame ? locality : { ...locality, processing, storage, telemetry };
}

function declaredOf(policy: CompiledPolicy, destination: Destination, { places }: Catalog): Statement {
  return declaredStatement(policy, destination, places) ?? notDeclared;
}

/** A host of a cloud that carries its region, where an egress rule names it: no declaration says it better. */
function namedCloudHost(
  policy: CompiledPolicy,
  destination: Destination,
  catalog: Catalog,
): Statement | undefined {
  if (matchingRule(policy.egress ?? [], destination) === undefined) return undefined;
  const stated = cloudHostStatement(destination.host, catalog);
  return stated?.location.kind === 'countries' ? stated : undefined;
}

const notDeclared = unknownStatement(
  { id: 'none', asOf: '' },
  'the catalog does not know this host, and the policy declares no place for it',
);

const statements = new WeakMap<AllowedPlaces, Statement>();

/** What a policy's own egress rule declares of a host; with `onlyBy`, only a rule of this action counts. */
export function declaredStatement(
  policy: CompiledPolicy,
  destination: Pick<Destination, 'provider' | 'host'>,
  places: Places,
  onlyBy?: CompiledEgressRule['action'],
): Statement | undefined {
  const match = matchingRule(policy.egress ?? [], destination);
  const written = match?.rule.location;
  if (match === undefined || written === undefined) return undefined;
  if (onlyBy !== undefined && match.rule.action !== onlyBy) return undefined;
  const known = statements.get(written);
  if (known !== undefined) return known;
  const location = locationOf(written.written, places);
  if (location === undefined) return undefined;
  const statement: Statement = {
    location,
    confidence: 'Declared',
    source: `${policy.name} egress[${match.index}] (${match.rule.name})`,
    asOf: '',
    reason: `the policy declares this host's place as ${written.written.join(', ')}`,
  };
  statements.set(written, statement);
  return statement;
}
