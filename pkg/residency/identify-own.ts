import type { Destination } from '../api/request.ts';
import type { Catalog } from './catalog.ts';
import { type Origin, providerDestination } from './destination.ts';
import { isRefusal } from './refusal.ts';
import { pathSegments } from './request-path.ts';

/** The provider that stands for model servers of one's own: nobody but a policy says where they are. */
export const modelServer = 'self-hosted';

/** What is asked of a host that no catalog knows. */
export interface OwnRequest {
  readonly method: string;
  readonly origin: Origin;
  readonly path: string;
  readonly query: string;
  /** Whether the client speaks Anthropic's format, which its header `anthropic-version` says. */
  readonly speaksAnthropic: boolean;
}

/**
 * A request that a model server would answer is read and masked like that of any provider; `undefined` for any other.
 * `/v1/messages` is the path of many things, so it takes a client of Anthropic's.
 */
export function identifyOwn(asked: OwnRequest, catalog: Catalog): Destination | undefined {
  const provider = catalog.providers.get(modelServer);
  const segments = pathSegments(asked.path);
  if (provider === undefined || typeof segments === 'string') return undefined;
  const found = provider.operations.find(undefined, asked.method, segments);
  if (found === undefined || !isRead(found.operation.kind)) return undefined;
  const { operation } = found;
  if (
    operation.kind !== 'unsupported' &&
    operation.protocol === 'anthropic-messages' &&
    !asked.speaksAnthropic
  ) {
    return undefined;
  }
  const host = { ...asked.origin, provider: modelServer, service: operation.service, params: {} };
  const destination = providerDestination(asked.method, provider, host, found, asked.query);
  return isRefusal(destination) ? undefined : destination;
}

const isRead = (kind: string): boolean => kind === 'inference' || kind === 'count';
