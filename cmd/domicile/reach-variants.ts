import type { BodyFacts, Destination } from '../../pkg/api/request.ts';
import type { HostData, OperationData } from '../../pkg/residency/catalog-shape.ts';
import type { Catalog, Provider } from '../../pkg/residency/catalog.ts';
import { hostSet } from '../../pkg/residency/host-names.ts';
import { identify } from '../../pkg/residency/identify.ts';
import { isRefusal } from '../../pkg/residency/refusal.ts';
import { fillTemplate } from '../../pkg/residency/templates.ts';

/** One way to ask a provider for inference: where, which family of models, with which setting. */
export interface Variant {
  readonly provider: string;
  /** Host, with what a request chooses at it: `eu. profile`, `inference_geo us`. */
  readonly way: string;
  /** `anthropic`, `claude-*`; `any` where the place does not depend on it. */
  readonly family: string;
  readonly destination: Destination;
  readonly facts: BodyFacts;
}

const nothing: BodyFacts = {
  model: undefined,
  inferenceGeo: undefined,
  stream: false,
  secondHops: [],
  keepsState: [],
  uninspectable: {},
};

/** What stands for names that an account chooses. */
const example = 'example';

/**
 * Every way that the catalog can tell apart, each region by its first host. Providers without hosts of their own are
 * for policies to declare.
 */
export function* variantsOf(provider: Provider, catalog: Catalog): Generator<Variant> {
  const operation = provider.data.operations.find(({ kind }) => kind === 'inference');
  if (operation === undefined) return;
  const seen = new Set<string>();
  for (const host of provider.data.hosts.filter(({ service }) => service === operation.service)) {
    for (const region of regionsOf(host, provider, catalog)) {
      const place = host.params?.region ?? region;
      if (seen.has(place)) continue;
      seen.add(place);
      yield* variantsAt(provider, operation, host, region, catalog);
    }
  }
}

function* variantsAt(
  provider: Provider,
  operation: OperationData,
  host: HostData,
  region: string,
  catalog: Catalog,
): Generator<Variant> {
  const base = host.params?.region ?? region;
  for (const { model, family, way } of modelsOf(provider, base)) {
    const destination = destinationOf(operation, host, { region: base, model }, catalog);
    if (destination === undefined) continue;
    for (const inferenceGeo of geosOf(provider)) {
      const chosen = [way, inferenceGeo === undefined ? '' : `inference_geo ${inferenceGeo}`];
      yield {
        provider: provider.data.id,
        way: [destination.host, ...chosen.filter((one) => one !== '')].join(', '),
        family,
        destination,
        facts: { ...nothing, model, inferenceGeo },
      };
    }
  }
}

function regionsOf(
  { template, partitions }: HostData,
  { data }: Provider,
  { places, files }: Catalog,
): readonly string[] {
  if (!template.includes('{region}')) return [''];
  const { clouds } = files.cloudRegions;
  const names = data.cloud === undefined ? [] : Object.keys(clouds[data.cloud].regions);
  return names.filter((name) => {
    const partition = places.region(`${data.cloud}/${name}`)?.partition;
    return partitions === undefined || (partition !== undefined && partitions.includes(partition));
  });
}

interface ModelChoice {
  readonly model: string;
  readonly family: string;
  readonly way: string;
}

function modelsOf({ data, profiles }: Provider, region: string): readonly ModelChoice[] {
  if (profiles !== undefined && data.profiles !== undefined) {
    const { families } = data.profiles;
    return [...profiles.choices(region), 'global'].flatMap((prefix) =>
      families.map((family) => ({
        model: `${prefix === '' ? '' : `${prefix}.`}${family}.model`,
        family,
        way: prefix === '' ? 'plain id' : `${prefix}. profile`,
      })),
    );
  }
  const globs = new Set([
    ...(data.pathLocation?.promises ?? []).flatMap(({ models = [] }) => models),
    ...data.statements.flatMap(({ when }) => when?.models ?? []),
  ]);
  const any = { model: example, family: globs.size === 0 ? 'any' : 'any other', way: '' };
  return [...[...globs].map((glob) => ({ model: glob.replaceAll('*', '5'), family: glob, way: '' })), any];
}

function geosOf({ data }: Provider): readonly (string | undefined)[] {
  const values = data.statements.flatMap(({ when }) =>
    when?.inferenceGeo === undefined || when.inferenceGeo === 'absent' ? [] : when.inferenceGeo,
  );
  return [undefined, ...new Set(values)];
}

function destinationOf(
  operation: OperationData,
  { template }: HostData,
  chosen: Readonly<Record<string, string>>,
  catalog: Catalog,
): Destination | undefined {
  const named = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
      name in chosen || name === 'location' ? whole : example,
    );
  const host = fillTemplate(named(template), chosen);
  const path = fillTemplate(named(operation.path), { ...chosen, location: chosen.region ?? '' });
  if (host === undefined || path === undefined) return undefined;
  const found = identify(operation.method, { kind: 'absolute', url: `https://${host}${path}` }, catalog, {
    declaredHosts: hostSet([]),
    hostParams: {},
  });
  return isRefusal(found) ? undefined : found;
}
