import type { Location, Statement } from '../api/location.ts';
import type { Aspect, Evidence, FixedPlaceData, ProviderData, StatementData } from './catalog-shape.ts';
import type { Circumstances } from './circumstances.ts';
import { type Given, withGiven } from './given.ts';
import { anywhere, locationOf, type Places, unknownLocation } from './places.ts';
import { statementCondition } from './statement-condition.ts';

export interface StatementTable {
  /**
   * The first statement about this aspect that holds, with those before it that a policy's declarations would make
   * hold (`heldBy`); `undefined`: nothing is stated.
   */
  find(about: Aspect, circumstances: Circumstances): Statement | undefined;
}

interface CompiledStatement {
  readonly conditions: readonly string[] | undefined;
  readonly holds: (circumstances: Circumstances) => boolean;
  readonly of: (circumstances: Circumstances) => Statement;
}

export function createStatementTable(provider: ProviderData, places: Places): StatementTable {
  const byAspect: Record<Aspect, CompiledStatement[]> = { processing: [], storage: [], telemetry: [] };
  for (const data of provider.statements) {
    byAspect[data.about].push({
      conditions: data.when?.conditions,
      holds: statementCondition(data.when),
      of: resolver(data, provider, places),
    });
  }
  return { find: (about, circumstances) => firstOf(byAspect[about], circumstances) };
}

function firstOf(
  statements: readonly CompiledStatement[],
  circumstances: Circumstances,
): Statement | undefined {
  let given: Given[] | undefined;
  for (const one of statements) {
    if (!one.holds(circumstances)) continue;
    const statement = one.of(circumstances);
    if (one.conditions === undefined) return given === undefined ? statement : withGiven(statement, given);
    given ??= [];
    given.push({ kind: 'conditions', conditions: one.conditions, statement });
  }
  return undefined;
}

function resolver(data: StatementData, provider: ProviderData, places: Places): CompiledStatement['of'] {
  const { location } = data;
  if (location === 'processing') return asProcessed(data, provider);
  if (location === 'deployment') return asDeployed(data);
  if (typeof location === 'string' || 'places' in location) {
    const statement = statementOf(data, placeOf(location, places));
    return () => statement;
  }
  return inHostRegion(data, location.hostRegion, provider, places);
}

function inHostRegion(
  data: StatementData,
  param: string,
  provider: ProviderData,
  places: Places,
): CompiledStatement['of'] {
  const byRegion = new Map<string, Statement>();
  const notListed = unknownStatement(provider, 'the region of the host is not in the catalog');
  return ({ params }) => {
    const name = params[param] ?? '';
    const known = byRegion.get(name);
    if (known !== undefined) return known;
    const region = regionLocation(`${provider.cloud}/${name}`, places);
    if (region === undefined) return notListed;
    const statement = statementOf(data, region);
    byRegion.set(name, statement);
    return statement;
  };
}

function asProcessed(data: StatementData, provider: ProviderData): CompiledStatement['of'] {
  const unknown = unknownStatement(provider, 'it is as unknown as the place of processing');
  return ({ processing }) =>
    processing === undefined || processing.location.kind === 'unknown'
      ? unknown
      : statementOf(data, processing.location);
}

function asDeployed(data: StatementData): CompiledStatement['of'] {
  const unknown = statementOf(data, unknownLocation);
  return ({ host, params, facts }) =>
    withGiven(unknown, [{ kind: 'deployment', host, deployment: params.model ?? facts?.model }]);
}

/** What data without parameters stands for; a place that is not known makes it unknown. */
export function placeOf(data: FixedPlaceData, places: Places): Location {
  if (data === 'anywhere') return anywhere;
  if (data === 'unknown') return unknownLocation;
  return locationOf(data.places, places) ?? unknownLocation;
}

/** `aws/eu-central-1` -> its country, with the region named. */
export function regionLocation(name: string, places: Places): Location | undefined {
  const region = places.region(name);
  if (region === undefined) return undefined;
  return { kind: 'countries', countries: [region.country], regions: [name] };
}

export function statementOf(evidence: Evidence, location: Location): Statement {
  const { confidence, source, asOf, reason } = evidence;
  return { location, confidence, source, asOf, reason };
}

export function unknownStatement(
  provider: Pick<ProviderData, 'id' | 'asOf'>,
  reason: string,
  remedy?: string,
): Statement {
  return {
    location: unknownLocation,
    confidence: 'Unknown',
    source: `catalog ${provider.id}`,
    asOf: provider.asOf,
    reason,
    ...(remedy !== undefined && { remedy }),
  };
}
