import type { Locality, Statement } from '../api/location.ts';
import type { PolicySnapshot } from '../api/policy.ts';
import type { BodyFacts, Destination, HopFact } from '../api/request.ts';
import type { Aspect } from './catalog-shape.ts';
import type { Catalog } from './catalog.ts';
import { cloudHostStatement } from './cloud-hosts.ts';
import { doubted } from './doubt.ts';
import { declaredStatement, isDeclarable } from './judged-locality.ts';
import { keptState } from './implied-hops.ts';
import { locateProcessing, stated } from './locate-processing.ts';
import { type KnownHandles, locateHops } from './second-hops.ts';
import { unknownStatement } from './statements.ts';

/** What else is known of a request than its destination and its body. */
export interface Around {
  /**
   * Lets records and metrics show what policies declare of a host; in a decision, each policy counts its own
   * declaration alone (`judgedLocality`).
   */
  readonly snapshot?: Pick<PolicySnapshot, 'policies'> | undefined;
  /** Why nothing can be said of where the request goes, whatever its parts say. */
  readonly doubt?: string | undefined;
  /** Second hops that headers ask for. */
  readonly hops?: readonly HopFact[];
  /** Where handles were made that came through us. */
  readonly handles?: KnownHandles | undefined;
}

const nothing: Around = {};

/**
 * Where a request would really be processed and kept, as far as anybody states it.
 * `facts`: what the body says; `undefined` where there is no body or it was not read.
 */
export function locate(
  destination: Destination,
  facts: BodyFacts | undefined,
  catalog: Catalog,
  around: Around = nothing,
): Locality {
  const { provider, params } = destination;
  const known = catalog.providers.get(provider);
  return {
    ...ownerOf(destination, catalog),
    model: readableModel(params.model ?? facts?.model),
    ...placesOf(destination, withHops(facts, around.hops), catalog, around),
    secondHops: locateHops({ provider: known, destination, facts, catalog, around }),
    keepsState: keptState(destination, facts, known),
  };
}

/** What is stated of requests with a second hop holds wherever the hop is asked for. */
function withHops(facts: BodyFacts | undefined, hops: readonly HopFact[] = []): BodyFacts | undefined {
  if (facts === undefined || hops.length === 0) return facts;
  return { ...facts, secondHops: [...facts.secondHops, ...hops] };
}

/** As the catalog calls it; a host of a general cloud is that cloud's, whether or not a policy names it. */
function ownerOf(
  { provider, host, params }: Destination,
  { hosts, providers }: Catalog,
): Pick<Locality, 'provider' | 'service'> {
  if (providers.has(provider)) return { provider, service: params.service ?? provider };
  const { provider: owner, service } = hosts.find(host) ?? { provider, service: provider };
  return { provider: owner, service };
}

function placesOf(
  destination: Destination,
  facts: BodyFacts | undefined,
  catalog: Catalog,
  { doubt, snapshot }: Around,
): Pick<Locality, Aspect> {
  if (doubt !== undefined) return everywhere(doubted(destination.provider, doubt));
  const provider = catalog.providers.get(destination.provider);
  const cloud = provider === undefined ? cloudHostStatement(destination.host, catalog) : undefined;
  if (cloud?.location.kind === 'countries') return everywhere(cloud);
  const declared = declaredByPolicies(destination, snapshot, catalog);
  if (provider === undefined || declared !== undefined) return everywhere(declared ?? cloud ?? undeclared);
  const processing = locateProcessing(provider, destination, facts);
  return {
    processing,
    storage: stated('storage', provider, destination, facts, processing),
    telemetry: stated('telemetry', provider, destination, facts, processing),
  };
}

/** The locality of a request of which not even the destination is known. */
export function nowhereKnown(provider: string, reason: string): Locality {
  const statement = unknownStatement(nobody, reason);
  return {
    provider,
    service: provider,
    model: undefined,
    ...everywhere(statement),
    secondHops: [],
    keepsState: [],
  };
}

function everywhere(statement: Statement): Pick<Locality, Aspect> {
  return { processing: statement, storage: statement, telemetry: statement };
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

/** Model ids and ARNs; anything else could be a caller's text and is shown to nobody. */
const readable = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}(?:@(?:\d{8}|latest|default))?$/;

function readableModel(model: string | undefined): string | undefined {
  return model !== undefined && readable.test(model) ? model : undefined;
}
