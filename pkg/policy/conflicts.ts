import type { PolicyDocument } from '../api/generated/policy-document.ts';
import { canonicalJson } from './canonical-json.ts';
import { policyName } from './policy-name.ts';
import { kindOf } from './merge.ts';
import type { PolicyProblem } from './problem.ts';
import type { ReadDocument } from './policy-file.ts';

interface Source {
  readonly source: ReadDocument;
  readonly document: PolicyDocument;
}

/** What is wrong between policies, each of which is right by itself. */
export const conflicts = (sources: readonly Source[]): readonly PolicyProblem[] => [
  ...repeatedPolicies(sources),
  ...credentialConflicts(sources),
];

export function repeatedPolicies(sources: readonly Source[]): readonly PolicyProblem[] {
  const seen = new Set<string>();
  return sources.flatMap(({ source, document }) => {
    const id = `${document.kind} ${policyName(document)}`;
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const found = `a second ${id}`;
    const path = ['metadata', 'name'];
    return [source.problem({ code: 'repeated', path, found, allowed: 'each policy once' })];
  });
}

export function credentialConflicts(sources: readonly Source[]): readonly PolicyProblem[] {
  const first = new Map<string, { readonly policy: string; readonly credential: string }>();
  return sources.flatMap(({ source, document }) =>
    (document.spec.credentials ?? []).flatMap((credential, index) => {
      const { provider } = credential;
      const earlier = first.get(provider);
      const own = { policy: policyName(document), credential: canonicalJson(credential) };
      if (earlier === undefined) first.set(provider, own);
      if (earlier === undefined || earlier.credential === own.credential) return [];
      const kind = kindOf(credential) ?? 'credential';
      const found = `another ${kind} for ${provider} than ${earlier.policy} has`;
      const allowed = 'the same credential for a provider in all policies';
      const path = ['spec', 'credentials', index];
      return [source.problem({ code: 'credentials.conflict', path, found, allowed })];
    }),
  );
}
