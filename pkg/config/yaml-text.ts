import { parse } from 'yaml';

/** Loaded only for files that are not JSON: the parser is large. Anchors and aliases are refused. */
export function parseYaml(text: string): unknown {
  return parse(text, { maxAliasCount: 0 });
}
