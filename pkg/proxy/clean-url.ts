import type { Destination } from '../api/request.ts';
import type { Catalog } from '../residency/catalog.ts';
import { isRefusal, refuse, type Refusal } from '../residency/refusal.ts';
import type { PolicyInForce } from './engine.ts';

/**
 * Path and query leave as they are, so nothing sensitive may stand in them: parameters of the query that hold something
 * are left out like those that the provider does not know, a path that does is refused. What is relayed as bytes is not
 * looked into.
 */
export function cleanUrl(
  found: Destination | Refusal,
  { written, onlyAudits }: Pick<PolicyInForce, 'written' | 'onlyAudits'>,
  catalog: Catalog,
): Destination | Refusal {
  if (onlyAudits || isRefusal(found) || found.operation === 'passthrough') return found;
  if (written.urlText(found.path) !== found.path) return sensitivePath(found, catalog);
  if (found.query === '') return found;
  const pairs = found.query.slice(1).split('&');
  const isClean = (text: string): boolean => written.urlText(text) === text;
  const kept = pairs.filter((pair) => isClean(valueOf(pair)) && isClean(valueOf(pair).replaceAll('+', ' ')));
  if (kept.length === pairs.length) return found;
  return {
    ...found,
    query: kept.length === 0 ? '' : `?${kept.join('&')}`,
    droppedQuery: (found.droppedQuery ?? 0) + pairs.length - kept.length,
  };
}

/** Without its name, which the provider lists: `nextToken` says nothing of what a page is called. */
function valueOf(pair: string): string {
  return pair.slice(pair.indexOf('=') + 1);
}

function sensitivePath({ provider }: Destination, { providers }: Catalog): Refusal {
  return refuse(
    'operation.unsupported',
    `The path of this request to ${provider} holds a value that is masked elsewhere, and a path cannot be masked.`,
    'Name the model, project or deployment without it, or list the value in masking.allow.',
    providers.get(provider)?.data,
  );
}
