import type { Locality, SecondHop, SecondHopKind, Statement } from '../api/location.ts';
import type { PolicySnapshot } from '../api/policy.ts';
import type { BodyFacts, Destination, HopFact } from '../api/request.ts';
import type { Aspect } from './catalog-shape.ts';
import type { Catalog, Provider } from './catalog.ts';
import { declaredStatement, isDeclarable } from './judged-locality.ts';
import { unknownStatement } from './statements.ts';

/**
 * Where a request would really be processed and kept, as far as anybody states it.
 * `facts`: what the body says; `undefined` where there is no body or it was not read.
 * `snapshot`: lets records and metrics show what policies declare of a host; in a decision, each policy counts its
 * own declaration alone (`judgedLocality`).
 */
export function locate(
  destination: Destination,
  facts: BodyFacts | undefined,
  catalog: Catalog,
  snapshot?: Pick<PolicySnapshot, 'policies'>,
): Locality {
  const provider = catalog.providers.get(destination.provider);
  const carried = carriedBy(destination, facts);
  const declared = declaredByPolicies(destination, snapshot, catalog);
  if (provider === undefined || declared !== undefined) {
    const statement = declared ?? undeclared;
    return { ...carried, processing: statement, storage: statement, telemetry: statement };
  }
  return {
    ...carried,
    processing: locateProcessing(provider, destination, facts),
    storage: stated('storage', provider, destination, facts),
    telemetry: stated('telemetry', provider, destination, facts),
  };
}

function carriedBy(
  { provider, params }: Destination,
  facts: BodyFacts | undefined,
): Pick<Locality, 'provider' | 'service' | 'model' | 'secondHops' | 'keepsState'> {
  return {
    provider,
    service: params.service ?? provider,
    model: readableModel(params.model ?? facts?.model),
    secondHops: hopsOf(facts),
    keepsState: facts?.keepsState ?? [],
  };
}

const nobody = { id: 'none', asOf: '' };
const undeclared = unknownStatement(nobody, 'neither the catalog nor a policy knows the place of this host');

function declaredByPolicies(
  destination: Destination,
  snapshot: Pick<PolicySnapshot, 'policies'> | undefined,
  catalog: Catalog,
): Statement | undefined {
  if (snapshot === undefined || !isDeclarable(destination, catalog)) return undefined;
  for (const policy of snapshot.policies) {
    const statement = declaredStatement(policy, destination, catalog.places);
    if (statement !== undefined) return statement;
  }
  return undefined;
}

function locateProcessing(
  provider: Provider,
  destination: Destination,
  facts: BodyFacts | undefined,
): Statement {
  const { operation, params } = destination;
  if (operation === 'passthrough') {
    return unknownStatement(
      provider.data,
      'the request cannot be looked into, and its body decides the place',
    );
  }
  if (operation === 'inference' || operation === 'count') {
    const problem = bodyProblem(destination, facts);
    if (problem !== undefined) return unknownStatement(provider.data, problem);
    const byModel = locateByModel(provider, params, facts);
    if (byModel !== undefined) return byModel;
  }
  return stated('processing', provider, destination, facts);
}

function bodyProblem({ params }: Destination, facts: BodyFacts | undefined): string | undefined {
  if (facts === undefined) return 'the body, which may decide the place, was not read';
  const { model } = facts;
  if (params.model !== undefined && model !== undefined && params.model !== model) {
    return 'the path and the body name different models';
  }
  return undefined;
}

function locateByModel(
  provider: Provider,
  params: Destination['params'],
  facts: BodyFacts | undefined,
): Statement | undefined {
  if (provider.pathLocations !== undefined) return provider.pathLocations.locate(params);
  if (provider.profiles === undefined) return undefined;
  const model = params.model ?? facts?.model;
  if (model === undefined) return unknownStatement(provider.data, 'the request names no model');
  return provider.profiles.locate(model, params.region ?? '');
}

function stated(
  about: Aspect,
  provider: Provider,
  { operation, params }: Destination,
  facts: BodyFacts | undefined,
): Statement {
  const found = provider.statements.find(about, { operation, params, inferenceGeo: facts?.inferenceGeo });
  return found ?? unknownStatement(provider.data, `nothing is stated about the place of ${about}`);
}

const hopNames: Readonly<Record<SecondHopKind, string>> = {
  mcp: 'an MCP server that the provider calls',
  web_search: 'a web search that the provider runs',
  web_fetch: 'a web page that the provider fetches',
  code_execution: 'code that the provider runs in a container of its own',
  url: 'an address that the provider fetches from',
  file: 'a file kept by the provider',
  fallback: 'another model that the provider may fall back to',
  batch: 'a batch that the provider keeps',
  handle: 'state of an earlier request',
  guardrail: 'a guardrail, which has regions of its own',
  grounding: 'a search that the provider grounds its answer on',
  knowledge_base: 'a knowledge base',
  agent: 'an agent kept by the provider',
  prompt: 'a prompt kept by the provider',
  advisor: 'a second model that the provider asks',
  data_source: 'a data source that the provider reads',
};

const hopStatements = new Map<SecondHopKind, Statement>();

/** Each kind and target once, from wherever in the body it comes. */
function hopsOf(facts: BodyFacts | undefined): readonly SecondHop[] {
  if (facts === undefined || facts.secondHops.length === 0) return [];
  const hops = new Map(facts.secondHops.map((fact) => [`${fact.kind} ${fact.target}`, unknownHop(fact)]));
  return [...hops.values()];
}

function unknownHop({ kind, target }: HopFact): SecondHop {
  let processing = hopStatements.get(kind);
  if (processing === undefined) {
    processing = unknownStatement(nobody, `the request involves ${hopNames[kind]}; where is not stated`);
    hopStatements.set(kind, processing);
  }
  return { kind, target, processing };
}

/** Model ids and ARNs; anything else could be a caller's text and is shown to nobody. */
const readable = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}(?:@(?:\d{8}|latest|default))?$/;

function readableModel(model: string | undefined): string | undefined {
  return model !== undefined && readable.test(model) ? model : undefined;
}
