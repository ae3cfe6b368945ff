import type { Statement } from '../api/location.ts';
import type { BodyFacts, Destination } from '../api/request.ts';
import type { Aspect } from './catalog-shape.ts';
import type { Provider } from './catalog.ts';
import { isGeneralCloud } from './cloud-hosts.ts';
import { unknownStatement } from './statements.ts';

/** Where the provider runs the model, as far as host, path, model and body decide it. */
export function locateProcessing(
  provider: Provider,
  destination: Destination,
  facts: BodyFacts | undefined,
): Statement {
  const { operation } = destination;
  if (operation === 'passthrough' && !isGeneralCloud(provider)) {
    return unknownStatement(
      provider.data,
      'the request cannot be looked into, and its body decides the place',
      withoutTunnel(provider),
    );
  }
  if (operation === 'inference' || operation === 'count') {
    if (facts === undefined) {
      return unknownStatement(provider.data, 'the body, which may decide the place, was not read');
    }
    if (namesTwoModels(destination, facts)) {
      const remedy = 'Name one model: leave it out of the body, or name the same one in both.';
      return unknownStatement(provider.data, 'the path and the body name different models', remedy);
    }
    const byModel = locateByModel(provider, destination, facts);
    if (byModel !== undefined) return byModel;
  }
  return stated('processing', provider, destination, facts);
}

function namesTwoModels({ params }: Destination, { model }: BodyFacts): boolean {
  return params.model !== undefined && model !== undefined && params.model !== model;
}

/** The way past a tunnel to a provider: nothing that a policy says makes one looked into. */
export function withoutTunnel({ data }: Pick<Provider, 'data'>): string {
  return `Instead of a tunnel use the base URL that Domicile sets for ${data.name}.`;
}

function locateByModel(
  provider: Provider,
  { host, params }: Destination,
  facts: BodyFacts | undefined,
): Statement | undefined {
  const model = params.model ?? facts?.model;
  if (provider.pathLocations !== undefined) return provider.pathLocations.locate(params, model);
  if (provider.profiles === undefined) return undefined;
  if (model === undefined) {
    return unknownStatement(provider.data, 'the request names no model', 'Name a model.');
  }
  return provider.profiles.locate(model, params.region ?? '', host);
}

/** What the provider states about an aspect; unknown where it states nothing. */
export function stated(
  about: Aspect,
  provider: Provider,
  { operation, host, params }: Destination,
  facts: BodyFacts | undefined,
  processing?: Statement,
): Statement {
  const found = provider.statements.find(about, { operation, host, params, facts, processing });
  return found ?? unknownStatement(provider.data, `nothing is stated about the place of ${about}`);
}
