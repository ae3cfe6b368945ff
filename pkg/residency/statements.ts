import type { Location, Statement } from '../api/location.ts';
import type { OperationKind } from '../api/request.ts';
import type {
  Aspect,
  Evidence,
  PlaceData,
  ProviderData,
  StatementCondition,
  StatementData,
} from './catalog-shape.ts';
import { anywhere, locationOf, type Places, unknownLocation } from './places.ts';

/** What a condition is held against. */
export interface Circumstances {
  readonly operation: OperationKind;
  readonly params: Readonly<Record<string, string>>;
  readonly inferenceGeo: string | undefined;
}

export interface StatementTable {
  /** The first statement about this aspect that holds; `undefined`: nothing is stated. */
  find(about: Aspect, circumstances: Circumstances): Statement | undefined;
}

interface CompiledStatement {
  readonly about: Aspect;
  readonly holds: (circumstances: Circumstances) => boolean;
  readonly of: (circumstances: Circumstances) => Statement;
}

export function createStatementTable(provider: ProviderData, places: Places): StatementTable {
  const compiled = provider.statements.map((data) => compileStatement(data, provider, places));
  return {
    find: (about, circumstances) =>
      compiled.find((one) => one.about === about && one.holds(circumstances))?.of(circumstances),
  };
}

function compileStatement(data: StatementData, provider: ProviderData, places: Places): CompiledStatement {
  return { about: data.about, holds: condition(data.when), of: resolver(data, provider, places) };
}

function condition(when: StatementCondition = {}): CompiledStatement['holds'] {
  const operations = when.operations === undefined ? undefined : new Set(when.operations);
  const params = Object.entries(when.params ?? {}).map(([name, values]) => [name, new Set(values)] as const);
  const geo = when.inferenceGeo === undefined ? undefined : geoCondition(when.inferenceGeo);
  return (circumstances) =>
    (operations === undefined || operations.has(circumstances.operation)) &&
    (geo === undefined || geo(circumstances.inferenceGeo)) &&
    params.every(([name, values]) => values.has(circumstances.params[name] ?? ''));
}

function geoCondition(written: readonly string[] | 'absent'): (value: string | undefined) => boolean {
  if (written === 'absent') return (value) => value === undefined;
  const values = new Set(written);
  return (value) => value !== undefined && values.has(value);
}

function resolver(data: StatementData, provider: ProviderData, places: Places): CompiledStatement['of'] {
  const { location } = data;
  if (typeof location === 'string' || 'places' in location) {
    const statement = statementOf(data, placeOf(location, places));
    return () => statement;
  }
  const byRegion = new Map<string, Statement>();
  return ({ params }) => {
    const name = params[location.hostRegion] ?? '';
    const known = byRegion.get(name);
    if (known !== undefined) return known;
    const region = regionLocation(`${provider.cloud}/${name}`, places);
    if (region === undefined)
      return unknownStatement(provider, 'the region of the host is not in the catalog');
    const statement = statementOf(data, region);
    byRegion.set(name, statement);
    return statement;
  };
}

/** What data without parameters stands for; a place that is not known makes it unknown. */
export function placeOf(data: Exclude<PlaceData, { hostRegion: string }>, places: Places): Location {
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

export function unknownStatement(provider: Pick<ProviderData, 'id' | 'asOf'>, reason: string): Statement {
  return {
    location: unknownLocation,
    confidence: 'Unknown',
    source: `catalog ${provider.id}`,
    asOf: provider.asOf,
    reason,
  };
}
