import type { PolicyDocument } from '../../../pkg/api/generated/policy-document.ts';
import { compilePolicy } from '../../../pkg/policy/compile.ts';
import { mergeMasking, mergeRecording } from '../../../pkg/policy/merge.ts';
import { type Blocker, reachOfProvider } from '../reach-survey.ts';
import type { Around } from './facts.ts';

/** What stands in the way of every request to a provider; `undefined` where some would pass, or where none is known. */
export function providerReach(
  document: PolicyDocument,
  id: string,
  { catalog, context }: Around,
): Blocker | undefined {
  const provider = catalog.providers.get(id);
  if (provider === undefined || provider.data.hosts.length === 0 || provider.data.operations.length === 0)
    return undefined;
  const policy = compilePolicy(document, catalog.places);
  const snapshot = {
    policies: [policy],
    masking: mergeMasking([document], [policy], []),
    credentials: [],
    recording: mergeRecording([document]),
    dataClasses: new Set<string>(),
    version: '',
    loadedAt: context.now,
  };
  const { admitted, nearest } = reachOfProvider(provider, { snapshot, catalog, now: context.now });
  return admitted.length === 0 ? nearest : undefined;
}
