import type { BodyChange, Destination } from '../api/request.ts';
import type { Catalog, Provider } from './catalog.ts';
import { destinationAt, type Rewrite } from './steer-shape.ts';
import { fillTemplate } from './templates.ts';

/** Every way to ask the same provider for the same elsewhere, in the order in which they are preferred. */
export function waysWithin(base: Rewrite, catalog: Catalog): readonly Rewrite[] {
  const provider = catalog.providers.get(base.destination.provider);
  if (provider === undefined) return [];
  return [
    ...profileWays(base, provider, catalog),
    ...geoWays(base, provider),
    ...locationWays(base, provider, catalog),
    ...hostWays(base, provider, catalog),
  ];
}

/** The same model under another profile, from the same region: documented profiles first, the plain id last. */
function profileWays(base: Rewrite, provider: Provider, catalog: Catalog): readonly Rewrite[] {
  const { params } = base.destination;
  const model = params.model ?? base.facts.model;
  if (provider.profiles === undefined || model === undefined) return [];
  return provider.profiles.choices(params.region ?? '').flatMap((prefix) => {
    const other = provider.profiles?.withPrefix(model, prefix);
    return other === undefined || other === model ? [] : withModel(base, other, provider, catalog);
  });
}

function withModel(base: Rewrite, model: string, provider: Provider, catalog: Catalog): readonly Rewrite[] {
  const { destination, facts } = base;
  const written = destination.params.model ?? facts.model ?? '';
  const inPath = destination.params.model !== undefined;
  const path = inPath
    ? pathWith(destination, { model: encodeURIComponent(model) }, provider)
    : destination.path;
  const to = path && destinationAt(destination, { host: destination.host, path }, catalog);
  if (to === undefined || to === '') return [];
  const inBody = facts.model !== undefined;
  return [
    {
      ...base,
      destination: to,
      facts: inBody ? { ...facts, model } : facts,
      body: inBody ? [...base.body, modelChange(destination, model)] : base.body,
      changes: [...base.changes, `model ${written} -> ${model}`],
    },
  ];
}

function modelChange({ protocol }: Destination, model: string): BodyChange {
  const member = protocol === 'bedrock-converse' ? 'modelId' : 'model';
  return { kind: 'set', path: [member], json: JSON.stringify(model) };
}

/** Every value of `inference_geo` that the provider states a place for. */
function geoWays(base: Rewrite, { data }: Provider): readonly Rewrite[] {
  const values = data.statements.flatMap(({ about, when }) =>
    about === 'processing' && Array.isArray(when?.inferenceGeo)
      ? (when.inferenceGeo as readonly string[])
      : [],
  );
  return [...new Set(values)]
    .filter((value) => value !== base.facts.inferenceGeo)
    .map((inferenceGeo) => ({
      ...base,
      facts: { ...base.facts, inferenceGeo },
      body: [...base.body, { kind: 'set', path: ['inference_geo'], json: JSON.stringify(inferenceGeo) }],
      changes: [...base.changes, `inference_geo ${inferenceGeo}`],
    }));
}

/** Other locations where host and path both name one; those of several regions first, where capacity is larger. */
function locationWays(base: Rewrite, provider: Provider, catalog: Catalog): readonly Rewrite[] {
  const { destination } = base;
  const names = provider.data.pathLocation;
  const { params } = destination;
  if (names === undefined || provider.pathLocations === undefined) return [];
  const written = params[names.pathParam] ?? '';
  const isRegion = (name: string): number =>
    catalog.places.region(`${provider.data.cloud}/${name}`) === undefined ? 0 : 1;
  const choices = [...provider.pathLocations.choices(params.model).keys()];
  return choices
    .toSorted((a, b) => isRegion(a) - isRegion(b))
    .flatMap((name) => {
      if (name === written) return [];
      const host = catalog.hosts.build(provider.data.id, params.service ?? '', {
        ...params,
        [names.hostParam]: name,
      });
      const path = pathWith(destination, { [names.pathParam]: name }, provider);
      return at(base, host, path, `location ${written} -> ${name}`, catalog);
    });
}

/** Other hosts of the provider that offer the same: regional ones among them. */
function hostWays(base: Rewrite, { data }: Provider, catalog: Catalog): readonly Rewrite[] {
  const { host, path, params } = base.destination;
  const own = data.hosts.find(({ template }) => template === host);
  if (own === undefined) return [];
  return data.hosts.flatMap(({ template, service }) =>
    template === host || service !== params.service || template.includes('{')
      ? []
      : at(base, template, path, `host ${host} -> ${template}`, catalog),
  );
}

function at(
  base: Rewrite,
  host: string | undefined,
  path: string | undefined,
  change: string,
  catalog: Catalog,
): readonly Rewrite[] {
  if (host === undefined || path === undefined) return [];
  const destination = destinationAt(base.destination, { host, path }, catalog);
  if (destination === undefined) return [];
  return [
    { ...base, destination, changes: [...base.changes, change], otherHost: host !== base.destination.host },
  ];
}

/** The operation's path with other parameters; `undefined` where it is not one of the catalog. */
export function pathWith(
  { params }: Destination,
  changed: Readonly<Record<string, string>>,
  { data }: Provider,
): string | undefined {
  const operation = data.operations.find(
    ({ id, service }) => id === params.operation && service === params.service,
  );
  const model = params.model === undefined ? {} : { model: encodeURIComponent(params.model) };
  return operation && fillTemplate(operation.path, { ...params, ...model, ...changed });
}
