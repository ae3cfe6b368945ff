import type { CompiledPolicy, CompiledSteerTo } from '../api/policy.ts';
import type { BodyChange, Destination } from '../api/request.ts';
import type { OperationData } from './catalog-shape.ts';
import type { Catalog, Provider } from './catalog.ts';
import { carriedBetas, isReadableBeta, lackedHops, refusedBetas } from './steer-betas.ts';
import { destinationAt, type Rewrite } from './steer-shape.ts';
import { fillTemplate, matchesGlob } from './templates.ts';

/** A way to another provider, or what stands in it. */
export type WayAcross = { readonly way: Rewrite } | { readonly obstacle: string };

/** The same request at the other providers that policies map it to, in the order of the policies. */
export function waysAcross(
  base: Rewrite,
  policies: readonly CompiledPolicy[],
  betas: readonly string[],
  catalog: Catalog,
): readonly WayAcross[] {
  if (base.destination.protocol !== 'anthropic-messages') return [];
  return policies
    .flatMap(({ steerTo }) => steerTo)
    .filter(({ from }) => from.provider === base.destination.provider)
    .map((entry) => wayTo(entry, base, betas, catalog));
}

function wayTo(entry: CompiledSteerTo, base: Rewrite, betas: readonly string[], catalog: Catalog): WayAcross {
  const provider = catalog.providers.get(entry.to.provider);
  const asked = base.facts.model ?? '';
  const model = entry.models.find(({ from }) => matchesGlob(asked, from))?.to;
  if (provider === undefined || model === undefined) {
    return { obstacle: `steerTo maps no model for ${entry.to.provider} that this one matches` };
  }
  const lacking = lackingAt(base, betas);
  if (lacking !== undefined) return { obstacle: `${provider.data.name} lacks ${lacking}` };
  const destination = destinationOf(entry, base, model, provider, catalog);
  if (destination === undefined) {
    return { obstacle: `${provider.data.name} has no operation for this at the place that steerTo names` };
  }
  return { way: rewriteTo(destination, base, { asked, model, betas }) };
}

/** The first thing that the request asks for and other providers of the same models do not have. */
function lackingAt({ facts }: Rewrite, betas: readonly string[]): string | undefined {
  const hop = facts.secondHops.find(({ kind }) => lackedHops.has(kind));
  if (hop !== undefined) return `${hop.kind} (${hop.target})`;
  const beta = betas.find((one) => !isReadableBeta(one) || refusedBetas.test(one));
  if (beta === undefined) return undefined;
  return isReadableBeta(beta) ? `the beta ${beta}` : 'a beta with an unusual name';
}

/** The operation of the target that does the same; where two differ in that alone, the one that streams as asked. */
function destinationOf(
  entry: CompiledSteerTo,
  { destination, facts }: Rewrite,
  model: string,
  provider: Provider,
  catalog: Catalog,
): Destination | undefined {
  for (const operation of provider.data.operations) {
    if (operation.kind !== destination.operation || operation.protocol !== 'anthropic-messages') continue;
    if (operation.path.includes('{model}') && operation.streams !== facts.stream) continue;
    const target = targetOf(entry, operation, model, catalog);
    const found = target && destinationAt(destination, target, catalog);
    if (found !== undefined) return found;
  }
  return undefined;
}

function targetOf(
  { to }: CompiledSteerTo,
  { service, path }: OperationData,
  model: string,
  catalog: Catalog,
): { readonly host: string; readonly path: string } | undefined {
  const { provider, region, location = '', project = '' } = to;
  const host = catalog.hosts.build(provider, service, { region: region ?? location });
  const filled = fillTemplate(path, { model: encodeURIComponent(model), project, location });
  return host === undefined || filled === undefined ? undefined : { host, path: filled };
}

/** What Vertex has in the body where Anthropic has a header. */
const vertexVersion = '"vertex-2023-10-16"';

function rewriteTo(
  destination: Destination,
  base: Rewrite,
  {
    asked,
    model,
    betas,
  }: { readonly asked: string; readonly model: string; readonly betas: readonly string[] },
): Rewrite {
  const inPath = destination.params.model !== undefined;
  const carried = betas.filter((one) => carriedBetas.test(one));
  const dropped = betas.filter((one) => !carried.includes(one));
  const body: BodyChange[] = [
    ...base.body,
    { kind: 'remove', path: ['inference_geo'] },
    inPath
      ? { kind: 'remove', path: ['model'] }
      : { kind: 'set', path: ['model'], json: JSON.stringify(model) },
  ];
  if (destination.provider === 'vertex') {
    body.push({ kind: 'set', path: ['anthropic_version'], json: vertexVersion });
  }
  return {
    ...base,
    destination,
    facts: { ...base.facts, model: inPath ? undefined : model, inferenceGeo: undefined },
    body,
    headers: new Map([['anthropic-beta', carried.length === 0 ? undefined : carried.join(',')]]),
    changes: [
      ...base.changes,
      `model ${asked} -> ${model}`,
      ...dropped.map((one) => `left out the beta ${one}`),
    ],
    otherHost: true,
  };
}
