import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Test files that need the heavy clients of `e2e/agents`. */
const needAgents = [
  'agent-sdk.test.ts',
  'bedrock.test.ts',
  'double-heavy.test.ts',
  'steer.test.ts',
  'vertex.test.ts',
] as const;
const agents = join(import.meta.dirname, 'agents', 'node_modules', '@anthropic-ai', 'claude-agent-sdk');

export interface LeftOut {
  /** For jest's `testPathIgnorePatterns`. */
  readonly patterns: readonly string[];
  /** `file: name of the test`, for people. */
  readonly names: readonly string[];
}

/**
 * What cannot run here because `npm ci` was not run in `e2e/agents`: nothing once it was, and nothing with
 * `REQUIRE_ALL=1`, where a missing client must fail.
 */
export function leftOut(
  env: Readonly<Record<string, string | undefined>>,
  installed: boolean = existsSync(agents),
): LeftOut {
  if (env['REQUIRE_ALL'] === '1' || installed) return { patterns: [], names: [] };
  return {
    patterns: needAgents.map((file) => `/e2e/${file.replaceAll('.', '\\.')}$`),
    names: needAgents.flatMap((file) => testNames(file).map((name) => `${file}: ${name}`)),
  };
}

function testNames(file: string): readonly string[] {
  const path = join(import.meta.dirname, file);
  if (!existsSync(path)) return [];
  const source = readFileSync(path, 'utf8');
  return [...source.matchAll(/^\s*test(?:\.each\([\s\S]*?\))?\(\s*(['"`])(.+?)\1/gm)].map(
    (match) => match[2] ?? '',
  );
}
