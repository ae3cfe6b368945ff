import type { SecondHopKind } from '../api/location.ts';
import type { BetaUses } from '../api/request.ts';
import type { BetaData } from './catalog-shape.ts';

/** What Anthropic runs or keeps itself, so that other providers of its models do not have it. */
export const lackedHops: ReadonlySet<SecondHopKind> = new Set([
  'mcp',
  'web_search',
  'web_fetch',
  'code_execution',
  'file',
  'url',
  'handle',
  'advisor',
  'fallback',
  'batch',
  'agent',
]);

/** Betas that stand for what Anthropic alone has: a request with one may mean what others would not do. */
const anthropicOnly: ReadonlySet<string> = new Set([
  'mcp-client',
  'mcp-servers',
  'files-api',
  'code-execution',
  'skills',
  'web-fetch',
  'advisor-tool',
  'message-batches',
  'managed-agents',
  'agent-memory',
  'server-side-fallback',
  'user-profiles',
  'fast-mode',
]);

/** Betas that no member of a body needs: they name a program or a login, change the reporting, or have become usual. */
const needless: ReadonlySet<string> = new Set([
  'claude-code',
  'oauth',
  'thinking-token-count',
  'effort',
  'structured-outputs',
  'fine-grained-tool-streaming',
  'token-efficient-tools',
  'prompt-caching',
  'extended-cache-ttl',
  'token-counting',
  'pdfs',
]);

const readable = /^[A-Za-z0-9._-]{1,64}$/;
const dated = /^(.+)-\d{4}-?\d{2}-?\d{2}$/;

const familyOf = (beta: string): string => dated.exec(beta)?.[1] ?? beta;

/** What becomes of the betas of a request that is steered; `lacking`: the first thing that the target does not have. */
export type SortedBetas =
  | { readonly kind: 'sorted'; readonly carried: readonly string[]; readonly leftOut: readonly string[] }
  | { readonly kind: 'lacking'; readonly lacking: string };

const nothing: BetaUses = { betas: [], undescribed: [] };
const none: Pick<BetaData, 'carried' | 'written'> = { carried: [] };

/**
 * The target gets the betas that it takes. Any other is left out where that changes nothing that the body says, and
 * lacking where it might: where it stands for what Anthropic alone has, or is not known while the body holds
 * something that is not described.
 */
export function sortBetas(
  betas: readonly string[],
  uses: BetaUses = nothing,
  { carried, written = {} }: Pick<BetaData, 'carried' | 'written'> = none,
): SortedBetas {
  const taken = new Set([...carried, ...Object.values(written).map(familyOf)]);
  const needed = uses.betas.find((beta) => !taken.has(beta));
  if (needed !== undefined) return { kind: 'lacking', lacking: `what the body needs the beta ${needed} for` };
  const names = betas.map((beta) => nameAt(beta, taken, new Map(Object.entries(written))));
  const others = betas.filter((_, index) => names[index] === undefined);
  const lacking = others.map((beta) => lackingBeta(beta, uses)).find((one) => one !== undefined);
  if (lacking !== undefined) return { kind: 'lacking', lacking };
  return {
    kind: 'sorted',
    carried: [...new Set(names.filter((name) => name !== undefined))],
    leftOut: others,
  };
}

/** What the target calls a beta; `undefined` where it does not take it. */
function nameAt(
  beta: string,
  taken: ReadonlySet<string>,
  written: ReadonlyMap<string, string>,
): string | undefined {
  const family = familyOf(beta);
  return written.get(family) ?? (taken.has(family) ? beta : undefined);
}

/** Why a beta that the target does not take cannot be left out; `undefined` where it can. */
function lackingBeta(beta: string, { undescribed }: BetaUses): string | undefined {
  const family = familyOf(beta);
  if (!readable.test(beta)) return 'a beta with an unusual name';
  if (anthropicOnly.has(family)) return `the beta ${beta}`;
  if (needless.has(family) || undescribed.length === 0) return undefined;
  return `the beta ${beta}, which is not known and which ${undescribed.join(', ')} may need`;
}
