import type { CompiledPolicy, CompiledSteerTo } from '../api/policy.ts';
import type { BodyChange, Destination } from '../api/request.ts';
import type { OperationData } from './catalog-shape.ts';
import type { Catalog, Provider } from './catalog.ts';
import { lackedHops, sortBetas } from './steer-betas.ts';
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
  const sorted = sortBetas(betas, base.facts.uses, provider.data.betas);
  const lacking = lackingHop(base) ?? (sorted.kind === 'lacking' ? sorted.lacking : undefined);
  if (lacking !== undefined || sorted.kind === 'lacking') {
    return { obstacle: `${provider.data.name} lacks ${lacking}` };
  }
  const destination = destinationOf(entry, base, model, provider, catalog);
  if (destination === undefined) {
    return { obstacle: `${provider.data.name} has no operation for this at the place that steerTo names` };
  }
  return { way: rewriteTo(destination, base, { asked, model, ...sorted }) };
}

/** The first thing that the request has run or kept elsewhere, which other providers of the same models do not have. */
function lackingHop({ facts }: Rewrite): string | undefined {
  const hop = facts.secondHops.find(({ kind }) => lackedHops.has(kind));
  return hop && `${hop.kind} (${hop.target})`;
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

interface Mapped {
  /** The model as the client names it, and as the target does. */
  readonly asked: string;
  readonly model: string;
  readonly carried: readonly string[];
  readonly leftOut: readonly string[];
}

function rewriteTo(
  destination: Destination,
  base: Rewrite,
  { asked, model, carried, leftOut }: Mapped,
): Rewrite {
  const inPath = destination.params.model !== undefined;
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
    headers: new Map([
      ...base.headers,
      ['anthropic-beta', carried.length === 0 ? undefined : carried.join(',')],
    ]),
    changes: [
      ...base.changes,
      `model ${asked} -> ${model}`,
      ...leftOut.map((one) => `left out the beta ${one}`),
    ],
    otherHost: true,
  };
}
