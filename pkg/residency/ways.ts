import type { SecondHop, Statement } from '../api/location.ts';
import type { AllowedPlaces } from '../api/policy.ts';
import type { Destination } from '../api/request.ts';
import type { Aspect } from './catalog-shape.ts';
import type { Catalog, Provider } from './catalog.ts';
import { givenOf } from './given.ts';
import { isDeclarable } from './judged-locality.ts';
import { isMetadataHost, metadataWay } from './metadata-hosts.ts';
import { isWithin, locationOf, type Places } from './places.ts';
import { sentence, withoutHops } from './hop-words.ts';
import { hostOfHop } from './second-hops.ts';

/** Missing places up to this many are worth naming as an addition to the policy. */
const nameableMissing = 6;

/** What stands in the way: a statement that does not lie within what is allowed. */
export interface Obstacle {
  readonly about: Aspect;
  readonly statement: Statement;
  readonly allowed: AllowedPlaces;
  /** What would have to be allowed besides. */
  readonly missing: readonly string[];
}

/** The nearest way to comply, for a denial: never on the path of a request that passes. */
export function nearestWay(destination: Destination, obstacle: Obstacle, catalog: Catalog): string {
  const { about, statement, allowed, missing } = obstacle;
  if (statement.remedy !== undefined) return statement.remedy;
  if (destination.provider === 'undeclared') return undeclaredWay(destination.host);
  if (isDeclarable(destination, catalog)) {
    return `Give ${destination.host} a location within ${listed(allowed)} in its egress rule, if that is where it is.`;
  }
  const addition = missing.length > 0 && missing.length <= nameableMissing ? additionOf(missing) : undefined;
  const ways = [
    about === 'processing' ? processingWay(destination, allowed, catalog) : undefined,
    declarationOf(statement, allowed, catalog.places),
    addition,
  ].filter((way) => way !== undefined);
  return `${sentence(ways.length === 0 ? `choose a provider that states a place of ${about}` : ways.join(', or '))}.`;
}

/** The way to a host that nobody speaks for. */
export function undeclaredWay(host: string): string {
  return isMetadataHost(host) ? metadataWay(host) : `Name ${host} in an egress rule with hosts and location.`;
}

function processingWay(destination: Destination, allowed: AllowedPlaces, catalog: Catalog): string {
  const provider = catalog.providers.get(destination.provider);
  const advice = provider && wayWithin(provider, destination, allowed, catalog.places);
  return (
    advice ?? `no documented way keeps this within ${listed(allowed)}: choose another provider or region`
  );
}

/** What no request shows and the policy may declare, so that the place would be allowed. */
function declarationOf(statement: Statement, allowed: AllowedPlaces, places: Places): string | undefined {
  for (const given of givenOf(statement)) {
    if (given.kind === 'deployment') {
      return `declare where ${given.deployment ?? given.host} runs in residency.deployments`;
    }
    if (isWithin(given.statement.location, allowed, places)) {
      return `declare ${given.conditions.join(' and ')} in residency.conditions, if that is so`;
    }
  }
  return undefined;
}

/** The nearest way to comply with a second hop: without it, or with a policy that knows or allows its place. */
export function hopWay(hop: SecondHop, missing: readonly string[], catalog: Catalog): string {
  const without = withoutHops([hop]);
  if (missing.length > 0 && missing.length <= nameableMissing)
    return `${without}, or ${additionOf(missing)}.`;
  const host = hop.processing.location.kind === 'unknown' ? hostOfHop(hop) : undefined;
  if (host !== undefined && catalog.hosts.find(host) === undefined) {
    return `${without}, or name ${host} in an egress rule with hosts and location.`;
  }
  return givenOf(hop.processing).length === 0
    ? `${without}.`
    : `${without}, or declare the place of ${hop.target} in residency.deployments.`;
}

function additionOf(missing: readonly string[]): string {
  return `add ${missing.join(', ')} to residency.allow`;
}

function wayWithin(
  provider: Provider,
  destination: Destination,
  allowed: AllowedPlaces,
  places: Places,
): string | undefined {
  for (const way of provider.data.ways) {
    const location = locationOf(way.places, places);
    if (
      location !== undefined &&
      way.operations.includes(destination.operation) &&
      isWithin(location, allowed, places)
    ) {
      return way.advice;
    }
  }
  return (
    profileWay(provider, destination, allowed, places) ?? locationWay(provider, destination, allowed, places)
  );
}

function profileWay(
  { profiles }: Provider,
  { params }: Destination,
  allowed: AllowedPlaces,
  places: Places,
): string | undefined {
  if (profiles === undefined) return undefined;
  const region = params.region ?? '';
  const { model } = params;
  for (const prefix of profiles.choices(region)) {
    const candidate = model === undefined ? undefined : profiles.withPrefix(model, prefix);
    if (candidate === undefined || candidate === model) continue;
    if (!isWithin(profiles.locate(candidate, region).location, allowed, places)) continue;
    return prefix === '' ? `use the plain model id, which stays in ${region}` : `use the ${prefix}. profile`;
  }
  return `use a region of ${listed(allowed)} with a profile that stays there`;
}

function locationWay(
  { pathLocations }: Provider,
  { params }: Destination,
  allowed: AllowedPlaces,
  places: Places,
): string | undefined {
  for (const [name, statement] of pathLocations?.choices(params.model) ?? []) {
    if (isWithin(statement.location, allowed, places)) return `use the location ${name}`;
  }
  return undefined;
}

export function listed(allowed: AllowedPlaces): string {
  return allowed.written.join(', ');
}
