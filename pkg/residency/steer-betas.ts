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

/**
 * The target gets the betas that it takes. Any other is left out where that changes nothing that the body says, and
 * lacking where it might: where it stands for what Anthropic alone has, or is not known while the body holds
 * something that is not described.
 */
export function sortBetas(
  betas: readonly string[],
  uses: BetaUses | undefined,
  target: BetaData | undefined,
): SortedBetas {
  const known = new Set([...(target?.carried ?? []), ...Object.values(target?.written ?? {}).map(familyOf)]);
  const needed = uses?.betas.find((beta) => !known.has(beta));
  if (needed !== undefined) return { kind: 'lacking', lacking: `what the body needs the beta ${needed} for` };
  const carried = new Set<string>();
  const leftOut: string[] = [];
  for (const beta of betas) {
    const family = familyOf(beta);
    const written = Object.hasOwn(target?.written ?? {}, family) ? target?.written?.[family] : undefined;
    if (written !== undefined) carried.add(written);
    else if (known.has(family)) carried.add(beta);
    else if (mayBeLeftOut(beta, family, uses)) leftOut.push(beta);
    else return { kind: 'lacking', lacking: lackingBeta(beta, family, uses) };
  }
  return { kind: 'sorted', carried: [...carried], leftOut };
}

function mayBeLeftOut(beta: string, family: string, uses: BetaUses | undefined): boolean {
  if (!readable.test(beta) || anthropicOnly.has(family)) return false;
  return needless.has(family) || (uses?.undescribed ?? []).length === 0;
}

function lackingBeta(beta: string, family: string, uses: BetaUses | undefined): string {
  if (!readable.test(beta)) return 'a beta with an unusual name';
  if (anthropicOnly.has(family)) return `the beta ${beta}`;
  return `the beta ${beta}, which is not known and which ${(uses?.undescribed ?? []).join(', ')} may need`;
}
