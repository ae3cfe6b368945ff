import { readFileSync } from 'node:fs';
import { checkedOnce } from './checked-once.ts';
import { dictionaryReader } from './dictionary-file.ts';
import { UsageError, whyUnreadable } from '../errors/usage-error.ts';
import { allDetectors } from '../mask/detectors/all.ts';
import { compilePattern } from '../mask/pattern.ts';
import type { LoadedPolicies } from '../policy/compile-documents.ts';
import type { PolicyContext } from '../policy/context.ts';
import { nameList } from '../policy/names.ts';
import { loadJsonPolicies } from '../policy/load-json-policies.ts';
import type { Catalog } from '../residency/catalog.ts';
import { isGeneralCloud } from '../residency/cloud-hosts.ts';

/** Names of what the built-in detectors find. */
export const entityNames: readonly string[] = allDetectors.map(({ name }) => name);

/** Reads and compiles policy files; rejects with UsageError or PolicyError, both of which say what to change. */
export async function loadPolicyFiles(
  paths: readonly string[],
  catalog: Catalog,
  now: number,
  dataClasses: readonly string[] = [],
  /** For who does without the names that only an operator reads. */
  without: Partial<Pick<PolicyContext, 'readConfigMap'>> = {},
): Promise<LoadedPolicies> {
  if (paths.length === 0) throw new UsageError('No policy: name one with --policy FILE.');
  const files = paths.map((file) => ({ file, text: readPolicy(file) }));
  const readDictionary = dictionaryReader();
  const context = { ...policyContext(catalog, now), dataClasses, readDictionary, ...without };
  const loaded = loadJsonPolicies(files, context);
  if (loaded !== undefined) return loaded;
  const { loadPolicies } = await import('../policy/load-policies.ts');
  return loadPolicies(files, context);
}

/** What policies that do not come from files are checked against. They may not name files either. */
export const policyContext = (catalog: Catalog, now: number): PolicyContext => policyContexts(catalog)(now);

/** The same at any moment: what follows from the catalog is worked out once. */
export function policyContexts(catalog: Catalog): (now: number) => PolicyContext {
  const always: Omit<PolicyContext, 'now'> = {
    places: catalog.places,
    providers: new Set(namedByPolicies(catalog)),
    credentialKinds: (provider) =>
      catalog.providers.get(provider)?.data.credentials.map(({ kind }) => kind) ?? [],
    conditions: catalog.conditions,
    dated: catalog.dated,
    entities: new Set(entityNames),
    checkPattern: checkedOnce(wrongWith),
    readDictionary: () => ({
      kind: 'problem',
      problem: 'which only policies in files may name',
      allowed: 'names in values, or in a ConfigMap that configMaps names',
    }),
    readConfigMap: () => ({
      kind: 'problem',
      problem: 'which only the operator of a cluster reads',
      allowed: `names in values, or a text file with ${nameList} in files`,
    }),
  };
  return (now) => ({ ...always, now });
}

/** Clouds are reached by the names of their hosts: a rule that named one would never match. */
function namedByPolicies({ providers }: Catalog): readonly string[] {
  return [...providers].filter(([, provider]) => !isGeneralCloud(provider)).map(([id]) => id);
}

function readPolicy(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(
      `The policy file ${file} cannot be read (${whyUnreadable(cause)}): name a file that can be.`,
      { cause },
    );
  }
}

function wrongWith(pattern: string): string | undefined {
  try {
    compilePattern('value', pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
