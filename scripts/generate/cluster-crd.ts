import { readFileSync } from 'node:fs';

/** What a namespace must not decide, as lines of the spec's properties. */
const clusterOnly = readFileSync(new URL('cluster-only.yaml', import.meta.url), 'utf8').replace(/^#.*\n/, '');

const replacements = [
  [/^ {16}residency:$/gm, `${clusterOnly.trimEnd()}\n                residency:`],
  [/residencypolicies/g, 'clusterresidencypolicies'],
  [/residencypolicy$/gm, 'clusterresidencypolicy'],
  [/kind: ResidencyPolicy$/gm, 'kind: ClusterResidencyPolicy'],
  [/listKind: ResidencyPolicyList$/gm, 'listKind: ClusterResidencyPolicyList'],
  [/scope: Namespaced$/gm, 'scope: Cluster'],
  [/shortNames: \[rp\]$/gm, 'shortNames: [crp]'],
  [/(description: Says where the data of AI agents.*)$/gm, '$1 A guardrail that no namespace can loosen.'],
  [
    /^#[^\n]*\n#[^\n]*\n/,
    '# Generated from residencypolicies.domicile.dev.yaml by scripts/generate: do not edit.\n',
  ],
] as const;

/** The same policy for all namespaces: the source text with its names changed, so comments and layout stay. */
export function clusterCrd(source: string): string {
  return replacements.reduce((text, [pattern, replacement]) => {
    const changed = text.replace(pattern, replacement);
    if (changed === text) throw new Error(`nothing in the CRD matches ${pattern}`);
    return changed;
  }, source);
}
