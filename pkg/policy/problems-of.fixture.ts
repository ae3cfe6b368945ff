import { testContext } from './context.fixture.ts';
import { loadPolicies } from './load-policies.ts';
import { PolicyError } from './problem.ts';

const header = 'apiVersion: domicile.dev/v1alpha1\nkind: ResidencyPolicy\nmetadata: {name: p}\nspec:\n';

/** A policy file around a spec. */
export const policyText = (spec: string): string => `${header}${spec.replaceAll(/^/gm, '  ')}\n`;

/** The messages about a policy in `p.yaml`, without the file's name; empty where it is accepted. */
export const problemsOf = (spec: string): readonly string[] => problemsIn(policyText(spec));

/** The same of a whole file. */
export function problemsIn(...texts: readonly string[]): readonly string[] {
  try {
    const files = texts.map((text, index) => ({ file: index === 0 ? 'p.yaml' : `p${index}.yaml`, text }));
    loadPolicies(files, testContext);
    return [];
  } catch (error) {
    if (error instanceof PolicyError)
      return error.message.split('\n').map((line) => line.replace('p.yaml:', ''));
    throw error;
  }
}
