import type { SecondHop, SecondHopKind, Statement } from '../api/location.ts';
import type { BodyFacts, Destination, HopFact } from '../api/request.ts';
import type { Catalog, Provider } from './catalog.ts';
import { withGiven } from './given.ts';
import { parseAuthority } from './host-names.ts';
import { impliedHops } from './implied-hops.ts';
import { cloudHostStatement } from './cloud-hosts.ts';
import { locateProcessing } from './locate-processing.ts';
import { unknownLocation } from './places.ts';

/** Where handles were made that came through us. */
export interface KnownHandles {
  /** `keeper`: see `keeperOf`. `undefined`: never seen, or forgotten. */
  find(handle: string, keeper: string): Statement | undefined;
}

/** Whose handles mean the same: a provider's, and of servers that no catalog knows each one's own. */
export function keeperOf({ provider, host }: Destination, { providers }: Catalog): string {
  return providers.get(provider)?.data.hosts.length === 0 ? host : provider;
}

/** One request whose second hops are to be located. */
export interface HopCase {
  readonly provider: Provider | undefined;
  readonly destination: Destination;
  readonly facts: BodyFacts | undefined;
  readonly catalog: Catalog;
  readonly around: { readonly hops?: readonly HopFact[]; readonly handles?: KnownHandles | undefined };
}

const none: readonly SecondHop[] = [];

/** Each kind and target once, from wherever in path, body and headers it comes. */
export function locateHops(one: HopCase): readonly SecondHop[] {
  const inBody = one.facts?.secondHops ?? [];
  const inHeaders = one.around.hops ?? [];
  const implied = impliedHops(one.destination, one.destination.params.model ?? one.facts?.model);
  if (inBody.length + inHeaders.length + implied.length === 0) return none;
  const hops = new Map<string, SecondHop>();
  for (const fact of [...implied, ...inBody, ...inHeaders]) {
    const { kind, target } = fact;
    const key = `${kind} ${target}`;
    if (hops.has(key)) continue;
    hops.set(key, { kind, target, ...askedBy(fact), processing: locateHop(kind, target, one) });
  }
  return [...hops.values()];
}

/** Names that descriptions of bodies have; a name of the sender's own is data. */
const fieldName = /^[A-Za-z_]{1,64}$/;

function askedBy({ at = [], headers: [header] = [], by }: HopFact): Pick<SecondHop, 'askedBy'> {
  if (by !== undefined) return { askedBy: { kind: by } };
  if (header !== undefined) return { askedBy: { kind: 'header', name: header } };
  const isNamed = at.length > 0 && at.every((step) => typeof step === 'number' || fieldName.test(step));
  return isNamed ? { askedBy: { kind: 'field', name: at.join('.') } } : {};
}

function locateHop(kind: SecondHopKind, target: string, one: HopCase): Statement {
  if (namesHost.has(kind)) return atHost(kind, target, one.catalog) ?? unknownHop(kind);
  if (kind === 'fallback') return byOtherModel(target, one) ?? unknownHop(kind);
  if (isKept.has(kind)) return madeThroughUs(target, one) ?? declarable(kind, target, one);
  return kind === 'guardrail' ? declarable(kind, target, one) : unknownHop(kind);
}

const namesHost: ReadonlySet<SecondHopKind> = new Set(['mcp', 'url', 'data_source']);
const isKept: ReadonlySet<SecondHopKind> = new Set(['handle', 'file', 'knowledge_base', 'prompt', 'agent']);

/** The host that a target names; `undefined` where it names something else. */
export function hostOfHop({ kind, target }: Pick<SecondHop, 'kind' | 'target'>): string | undefined {
  if (!namesHost.has(kind) || !target.includes('.') || target.includes('/')) return undefined;
  const authority = parseAuthority(target);
  return typeof authority === 'string' ? undefined : authority.host;
}

/** Only a host of a cloud that carries its region tells where it is. */
function atHost(kind: SecondHopKind, target: string, catalog: Catalog): Statement | undefined {
  const host = hostOfHop({ kind, target });
  return host === undefined ? undefined : cloudHostStatement(host, catalog);
}

/** Another model of the same provider, asked in the same way. `default` leaves the choice to the provider. */
function byOtherModel(model: string, { provider, destination, facts }: HopCase): Statement | undefined {
  if (provider === undefined || facts === undefined || model === 'default') return undefined;
  const params =
    destination.params.model === undefined ? destination.params : { ...destination.params, model };
  const statement = locateProcessing(provider, { ...destination, params }, { ...facts, model });
  return { ...statement, reason: `the request involves ${hopNames.fallback}: ${statement.reason}` };
}

/** The statement of where it is kept, as it is: what policies declare of it counts for the handle too. */
function madeThroughUs(target: string, { around, destination, catalog }: HopCase): Statement | undefined {
  return around.handles?.find(target, keeperOf(destination, catalog));
}

/** Unknown, unless a policy declares the place of what has this id behind this host. */
function declarable(kind: SecondHopKind, target: string, { destination }: HopCase): Statement {
  return withGiven(unknownHop(kind), [{ kind: 'deployment', host: destination.host, deployment: target }]);
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
  agent: 'an agent kept by the provider, or a tool or setting that is not known here',
  prompt: 'a prompt kept by the provider',
  advisor: 'a second model that the provider asks',
  data_source: 'a data source that the provider reads',
};

const unknownHops = new Map<SecondHopKind, Statement>();

function unknownHop(kind: SecondHopKind): Statement {
  let statement = unknownHops.get(kind);
  if (statement === undefined) {
    statement = {
      location: unknownLocation,
      confidence: 'Unknown',
      source: 'nobody states it',
      asOf: '',
      reason: `the request involves ${hopNames[kind]}; where is not stated`,
    };
    unknownHops.set(kind, statement);
  }
  return statement;
}
