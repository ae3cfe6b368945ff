import type { Statement } from '../api/location.ts';
import type { PathLocationData, PathPromiseData, ProviderData } from './catalog-shape.ts';
import type { Places } from './places.ts';
import { placeOf, regionLocation, statementOf, unknownStatement } from './statements.ts';
import { matchesGlob } from './templates.ts';

/** Where a provider processes whose host and path both name the location. */
export interface PathLocations {
  locate(params: Readonly<Record<string, string>>, model: string | undefined): Statement;
  /** Location name -> what choosing it would mean for a model. */
  choices(model: string | undefined): ReadonlyMap<string, Statement>;
}

interface Promised {
  readonly models: readonly string[] | undefined;
  readonly statements: ReadonlyMap<string, Statement>;
}

export function createPathLocations(
  provider: ProviderData,
  data: PathLocationData,
  places: Places,
): PathLocations {
  const promises = data.promises.map((one) => compilePromise(one, provider, places));
  const disagree = unknownStatement(provider, 'the host and the path name different locations');
  const noPromise = unknownStatement(
    provider,
    'the vendor makes no promise of place for this model in this location',
  );
  return {
    locate: (params, model) => {
      const host = params[data.hostParam];
      if (host === undefined || host !== params[data.pathParam]) return disagree;
      for (const promise of promises) {
        const statement = covers(promise, model) ? promise.statements.get(host) : undefined;
        if (statement !== undefined) return statement;
      }
      return noPromise;
    },
    choices: (model) =>
      new Map(
        promises
          .filter((promise) => covers(promise, model))
          .toReversed()
          .flatMap(({ statements }) => [...statements]),
      ),
  };
}

function compilePromise(data: PathPromiseData, provider: ProviderData, places: Places): Promised {
  const statements = new Map<string, Statement>();
  for (const [name, location] of Object.entries(data.named ?? {})) {
    statements.set(name, statementOf(data, placeOf(location, places)));
  }
  for (const name of data.regions) {
    const location = regionLocation(`${provider.cloud}/${name}`, places);
    if (location !== undefined) statements.set(name, statementOf(data, location));
  }
  return { models: data.models, statements };
}

function covers({ models }: Promised, model: string | undefined): boolean {
  return models === undefined || (model !== undefined && models.some((glob) => matchesGlob(model, glob)));
}
