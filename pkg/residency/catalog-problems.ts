import type {
  CatalogFiles,
  Evidence,
  OperationData,
  PlaceData,
  ProfilesData,
  ProviderData,
  StatementData,
  ZonesData,
} from './catalog-shape.ts';
import { createPlaces, type Places } from './places.ts';

const confidences = new Set(['Attested', 'Contractual', 'Documented', 'Declared', 'Inferred', 'Unknown']);
const errorShapes = new Set(['anthropic', 'openai', 'aws', 'google']);
const kinds = new Set(['inference', 'count', 'list', 'probe', 'passthrough', 'unsupported']);
const protocols = new Set([
  'anthropic-messages',
  'openai-chat',
  'openai-responses',
  'bedrock-invoke',
  'bedrock-converse',
  'opaque',
]);
const placeWords = new Set(['anywhere', 'unknown', 'processing', 'deployment']);
const conditionName = /^[a-z0-9-]+\/[a-z0-9-]+$/;
const day = /^\d{4}-\d{2}-\d{2}$/;
const countryCode = /^[A-Z]{2}$/;
const lowerHeader = /^[a-z0-9-]+\*?$/;

/** Everything that is wrong with the data, one sentence each; empty for a catalog that may be compiled. */
export function catalogProblems(files: CatalogFiles): readonly string[] {
  const places = createPlaces(files.zones, files.cloudRegions);
  return [
    ...zoneProblems(files.zones, places),
    ...regionProblems(files),
    ...duplicates(files.providers.map(({ id }) => id)).map((id) => `provider ${id} exists twice`),
    ...duplicates(files.providers.flatMap(({ clientModes }) => clientModes.map(({ prefix }) => prefix))).map(
      (prefix) => `client mode ${prefix} exists twice`,
    ),
    ...files.providers.flatMap((provider) =>
      providerProblems(provider, places).map((problem) => `${provider.id}: ${problem}`),
    ),
  ];
}

function zoneProblems({ zones, countries }: ZonesData, places: Places): readonly string[] {
  const codes = new Set(countries.codes);
  return [
    ...(countries.codes.length === codes.size ? [] : ['zones: a country code is listed twice']),
    ...Object.entries(zones).flatMap(([name, zone]) => [
      ...sourceProblems(zone).map((problem) => `zone ${name}: ${problem}`),
      ...zone.countries
        .filter((code) => !codes.has(code))
        .map((code) => `zone ${name}: ${code} is no country`),
      ...zone.regions
        .filter((region) => places.region(region) === undefined)
        .map((region) => `zone ${name}: ${region} is no region`),
      ...(zone.countries.length + zone.regions.length === 0 ? [`zone ${name}: is empty`] : []),
    ]),
  ];
}

function regionProblems({ cloudRegions, zones }: CatalogFiles): readonly string[] {
  const codes = new Set(zones.countries.codes);
  return Object.entries(cloudRegions.clouds).flatMap(([cloud, { regions, ...evidence }]) => [
    ...sourceProblems(evidence).map((problem) => `${cloud}: ${problem}`),
    ...Object.entries(regions).flatMap(([name, { country, state }]) => [
      ...(countryCode.test(country ?? '') && codes.has(country) ? [] : [`${cloud}/${name}: has no country`]),
      ...(state === undefined || state.startsWith(`${country}-`)
        ? []
        : [`${cloud}/${name}: ${state} is elsewhere`]),
    ]),
  ]);
}

function providerProblems(provider: ProviderData, places: Places): readonly string[] {
  return [
    ...(errorShapes.has(provider.errorShape) ? [] : ['the error shape is not known']),
    ...(day.test(provider.asOf) ? [] : ['asOf is no day']),
    ...hostProblems(provider),
    ...provider.operations.flatMap((operation) => operationProblems(operation)),
    ...(provider.operations.length === 0 && provider.clientModes.length > 0
      ? ['a client mode without operations']
      : []),
    ...duplicates(provider.operations.map(({ id, service }) => `${service} ${id}`)).map(
      (id) => `operation ${id} twice`,
    ),
    ...headerProblems(provider),
    ...provider.credentials
      .filter(({ env }) => env.length === 0)
      .map(({ kind }) => `${kind} has no variable`),
    ...statementProblems(provider, places),
    ...keptProblems(provider),
    ...(provider.profiles === undefined ? [] : profileProblems(provider, provider.profiles, places)),
    ...pathLocationProblems(provider, places),
    ...provider.ways.flatMap(({ places: written }) => placeProblems({ places: written }, places)),
  ];
}

function hostProblems({ hosts, cloud }: ProviderData): readonly string[] {
  return hosts.flatMap(({ template, partitions }) => [
    ...(template === template.toLowerCase() ? [] : [`host ${template} is not lower case`]),
    ...(template.split('.').slice(-2).join('').includes('{') ? [`host ${template} ends in a parameter`] : []),
    ...(partitions !== undefined && cloud === undefined
      ? [`host ${template} has partitions of no cloud`]
      : []),
  ]);
}

function operationProblems(operation: OperationData): readonly string[] {
  const { id, path, kind, errorShape } = operation;
  const found: string[] = [];
  if (errorShape !== undefined && !errorShapes.has(errorShape)) found.push('the error shape is not known');
  if (!path.startsWith('/')) found.push('the path does not start with a slash');
  if (!kinds.has(kind)) found.push('the kind is not known');
  if (operation.kind !== 'unsupported') found.push(...passedProblems(operation));
  else if (operation.reason.length === 0) found.push('has no reason');
  return found.map((problem) => `operation ${id}: ${problem}`);
}

function passedProblems(operation: Exclude<OperationData, { kind: 'unsupported' }>): readonly string[] {
  const { path, kind, method, protocol } = operation;
  const found: string[] = [];
  if (path.includes('*')) found.push('only unsupported paths are open');
  if (method === '*') found.push('only unsupported operations are of any method');
  if (!protocols.has(protocol)) found.push('the protocol is not known');
  const inspected = kind === 'inference' || kind === 'count';
  if (inspected === (protocol === 'opaque')) found.push('the protocol does not fit the kind');
  return found;
}

const forbiddenHeaders = new Set([
  'cookie',
  'set-cookie',
  'authorization',
  'x-api-key',
  'proxy-authorization',
]);

function headerProblems({ headers }: ProviderData): readonly string[] {
  return [...headers.request, ...headers.response, ...Object.keys(headers.refused)].flatMap((name) => [
    ...(lowerHeader.test(name) ? [] : [`header ${name} is malformed`]),
    ...(forbiddenHeaders.has(name) ? [`header ${name} must not pass`] : []),
  ]);
}

function statementProblems({ statements, conditions = {} }: ProviderData, places: Places): readonly string[] {
  const missing = (['storage', 'telemetry'] as const).filter(
    (aspect) => !statements.some(({ about }) => about === aspect),
  );
  return [
    ...missing.map((aspect) => `nothing is said about ${aspect}`),
    ...statements.flatMap((statement) => [
      ...evidenceProblems(statement),
      ...placeProblems(statement.location, places),
      ...conditionProblems(statement, conditions),
      ...((statement.location === 'unknown' || statement.location === 'deployment') &&
      statement.confidence !== 'Unknown'
        ? ['an unknown place is sure']
        : []),
    ]),
  ];
}

/** What is kept is asked of a request alone: a declaration changes where that is, not whether. */
function keptProblems({ keeps = [] }: ProviderData): readonly string[] {
  return keeps.flatMap(({ what, when }) => [
    ...(what.length > 0 ? [] : ['what is kept has no name']),
    ...(when.conditions === undefined ? [] : [`what is kept (${what}) has a declared condition`]),
  ]);
}

function conditionProblems(
  { about, location, when = {} }: StatementData,
  known: Readonly<Record<string, string>>,
): readonly string[] {
  return [
    ...Object.keys(known)
      .filter((one) => !conditionName.test(one))
      .map((one) => `the condition ${one} is malformed`),
    ...(when.conditions ?? [])
      .filter((one) => !Object.hasOwn(known, one))
      .map((one) => `the condition ${one} is not explained`),
    ...(location === 'processing' && about === 'processing' ? ['processing is located by itself'] : []),
  ];
}

function profileProblems({ cloud }: ProviderData, profiles: ProfilesData, places: Places): readonly string[] {
  const families = new Set(profiles.families);
  return [
    ...evidenceProblems(profiles.bare),
    ...Object.keys(profiles.models ?? {})
      .filter((family) => !families.has(family))
      .map((family) => `models of ${family}, which is no family`),
    ...profiles.prefixes.flatMap((profile) => {
      const problems = [...evidenceProblems(profile)];
      if (families.has(profile.prefix)) problems.push(`profile ${profile.prefix}: is a family too`);
      if ('anywhere' in profile) return problems;
      const named = [...profile.destinations, ...profile.sources];
      return [
        ...problems,
        ...named
          .filter((region) => places.region(`${cloud}/${region}`) === undefined)
          .map((region) => `profile ${profile.prefix}: ${region} is no region`),
        ...profile.families
          .filter((family) => !families.has(family))
          .map((family) => `profile ${profile.prefix}: ${family} is no family`),
      ];
    }),
  ];
}

function pathLocationProblems({ cloud, pathLocation }: ProviderData, places: Places): readonly string[] {
  return (pathLocation?.promises ?? []).flatMap((promise) => [
    ...evidenceProblems(promise),
    ...promise.regions
      .filter((region) => places.region(`${cloud}/${region}`) === undefined)
      .map((region) => `location ${region} is no region`),
    ...Object.values(promise.named ?? {}).flatMap((named) => placeProblems(named, places)),
  ]);
}

function placeProblems(data: PlaceData, places: Places): readonly string[] {
  if (typeof data === 'string') return placeWords.has(data) ? [] : ['a location is malformed'];
  if ('hostRegion' in data) return [];
  const unknown = data.places.filter((written) => places.resolve(written) === undefined);
  return [
    ...(data.places.length === 0 ? ['a location is empty'] : []),
    ...unknown.map((one) => `${one} is no place`),
  ];
}

function evidenceProblems(evidence: Partial<Evidence>): readonly string[] {
  return [
    ...sourceProblems(evidence),
    ...(confidences.has(evidence.confidence ?? '') ? [] : ['a statement has no confidence']),
    ...((evidence.reason ?? '').length > 0 ? [] : ['a statement has no reason']),
  ];
}

function sourceProblems({
  source,
  asOf,
}: {
  readonly source?: string;
  readonly asOf?: string;
}): readonly string[] {
  return [
    ...((source ?? '').length > 0 ? [] : ['a statement has no source']),
    ...(day.test(asOf ?? '') && !Number.isNaN(Date.parse(asOf ?? '')) ? [] : ['a statement has no day']),
  ];
}

function duplicates(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
