import type { Destination } from '../api/request.ts';
import type { OperationData } from './catalog-shape.ts';
import type { Provider } from './catalog.ts';
import type { HostSet } from './host-names.ts';
import type { HostMatch } from './host-index.ts';
import type { OperationMatch } from './operation-index.ts';
import { type Refusal, refuse } from './refusal.ts';
import { allowedQuery, type PathSegment, pathSegments } from './request-path.ts';

export interface Surroundings {
  /** Hosts that egress rules of the policies in force name. */
  readonly declaredHosts: HostSet;
  /** Mode prefix -> host parameters (`region`, `resource`, `host`) as the entry point read them for that mode. */
  readonly hostParams: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Origin {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

export const httpsPort = 443;
export const httpPort = 80;

/** A path of a provider in segments, or why it is refused. */
export function readPath(path: string, provider: Provider): readonly PathSegment[] | Refusal {
  const segments = pathSegments(path);
  if (typeof segments !== 'string') return segments;
  return refuse(
    'request.malformed',
    `The path cannot be taken as it is written: ${segments}.`,
    'Send the path as the documentation of the provider writes it.',
    provider.data,
  );
}

/** The destination that a listed operation makes; a refusal where it is listed as unsupported. */
export function providerDestination(
  method: string,
  provider: Provider,
  host: HostMatch & Pick<Origin, 'host'> & Partial<Origin>,
  found: OperationMatch,
  query: string,
): Destination | Refusal {
  const { operation } = found;
  const allowed = allowedQuery(query, provider.query);
  const destination: Destination = {
    provider: provider.data.id,
    host: host.host,
    port: host.port ?? httpsPort,
    tls: host.tls ?? true,
    method,
    path: found.path,
    query: allowed.query,
    droppedQuery: allowed.dropped,
    ...workOf(operation),
    params: { ...found.params, ...host.params, service: host.service, operation: operation.id },
  };
  return operation.kind === 'unsupported' ? unsupported(operation, provider, destination) : destination;
}

function workOf(operation: OperationData): Pick<Destination, 'operation' | 'protocol' | 'streams'> {
  return operation.kind === 'unsupported'
    ? { operation: operation.explains?.kind ?? 'passthrough', protocol: 'opaque', streams: false }
    : { operation: operation.kind, protocol: operation.protocol, streams: operation.streams };
}

const passthroughTarget = /^\/[\x21-\x7e]*$/;

/** A host that the catalog does not know: its bytes are relayed, if a policy says so. */
export function passthroughDestination(
  method: string,
  origin: Origin,
  target: { readonly path: string; readonly query: string },
  declaredHosts: HostSet,
): Destination | Refusal {
  if (!passthroughTarget.test(target.path + target.query)) {
    return malformed('the path has characters that must be percent-encoded');
  }
  return {
    ...origin,
    ...target,
    provider: declaredHosts.has(origin.host) ? 'declared' : 'undeclared',
    method,
    operation: 'passthrough',
    protocol: 'opaque',
    streams: false,
    params: {},
  };
}

export function malformed(problem: string): Refusal {
  return refuse(
    'request.malformed',
    `The URL cannot be taken as it is written: ${problem}.`,
    'Send the URL in its plain form: https://host/path.',
  );
}

function unsupported(
  { id, reason, explains }: Extract<OperationData, { kind: 'unsupported' }>,
  { data }: Provider,
  destination: Destination,
): Refusal {
  return {
    ...refuse(
      'operation.unsupported',
      `${data.name}: the operation ${id} is not supported: ${reason}.`,
      'Do without this operation.',
      data,
    ),
    explained: { destination, format: explains?.format },
  };
}

export function unlisted(method: string, { data }: Provider): Refusal {
  const listed = data.operations
    .filter(({ kind }) => kind === 'inference' || kind === 'count' || kind === 'list')
    .map((operation) => `${operation.method} ${operation.path}`);
  return refuse(
    'operation.unlisted',
    `This ${/^[A-Z]{1,16}$/.test(method) ? method : 'method'} and path of ${data.name} are not in the catalog.`,
    `Listed are: ${listed.join(', ')}.`,
    data,
  );
}
