import type { SecondHopKind } from '../api/location.ts';

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

const names = (...all: readonly string[]): RegExp =>
  new RegExp(`^(?:${all.join('|')})-(?:\\d{4}-?\\d{2}-?\\d{2})$`);

/** Betas that stand for what other providers lack: a request with one may mean what they would not do. */
export const refusedBetas = names(
  'mcp-client',
  'files-api',
  'code-execution',
  'skills',
  'web-fetch',
  'message-batches',
  'managed-agents',
  'server-side-fallback',
  'user-profiles',
);

/** Betas that are documented for Claude on Bedrock and Vertex AI as well. */
export const carriedBetas = names(
  'interleaved-thinking',
  'context-1m',
  'context-management',
  'compact',
  'effort',
  'computer-use',
  'token-efficient-tools',
  'fine-grained-tool-streaming',
  'output-128k',
  'dev-full-thinking',
  'tool-search-tool',
  'tool-examples',
);

const readable = /^[A-Za-z0-9._-]{1,64}$/;

/** Whether a beta may be named in messages, records and headers. */
export const isReadableBeta = (beta: string): boolean => readable.test(beta);
