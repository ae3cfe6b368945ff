import type { Locality, Location, Statement } from '../api/location.ts';
import type { AllowedPlaces, CompiledEgressRule, CompiledPolicy } from '../api/policy.ts';
import type { Destination } from '../api/request.ts';
import { matchesHost } from './host-names.ts';
import { type Places, sortedSet } from './places.ts';

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

/**
 * A locality as one policy sees it: where the catalog knows nothing of the host, what this policy's own egress
 * rule declares takes the place of unknown. It never replaces what the catalog knows of a provider.
 */
export function judgedLocality(
  policy: CompiledPolicy,
  destination: Destination,
  locality: Locality,
  places: Places,
): Locality {
  if (destination.provider !== 'declared' || policy.egress === undefined) return locality;
  const match = matchingRule(policy.egress, destination);
  if (match?.rule.location === undefined) return locality;
  const { rule, index } = match;
  const statement = declared(rule.location, `${policy.name} egress[${index}] (${rule.name})`, places);
  return statement === undefined
    ? locality
    : { ...locality, processing: statement, storage: statement, telemetry: statement };
}

const statements = new WeakMap<AllowedPlaces, Statement>();

function declared(written: AllowedPlaces | undefined, source: string, places: Places): Statement | undefined {
  if (written === undefined) return undefined;
  const known = statements.get(written);
  if (known !== undefined) return known;
  const location = declaredLocation(written, places);
  if (location === undefined) return undefined;
  const statement: Statement = {
    location,
    confidence: 'Declared',
    source,
    asOf: '',
    reason: `the policy declares this host's place as ${written.written.join(', ')}`,
  };
  statements.set(written, statement);
  return statement;
}

function declaredLocation(written: AllowedPlaces, places: Places): Location | undefined {
  const regionCountries: string[] = [];
  for (const region of written.regions) {
    const country = places.region(region)?.country;
    if (country === undefined) return undefined;
    regionCountries.push(country);
  }
  const countries = sortedSet([...written.countries, ...regionCountries]);
  if (countries.length === 0) return undefined;
  return {
    kind: 'countries',
    countries,
    regions: written.countries.size === 0 ? sortedSet([...written.regions]) : [],
  };
}
