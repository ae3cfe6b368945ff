import { admissionPoliciesTemplate } from './admission-policies.ts';
import { releasedTemplate } from './backstop/template.ts';
import { catalogDigestModule } from './catalog-digest.ts';
import { chartManifest } from './chart-manifest.ts';
import { clusterCrd } from './cluster-crd.ts';
import { documentSchema } from './document-schema.ts';
import { knownFieldsModule } from './known-fields.ts';
import { policyReference } from './policy-reference.ts';
import { providersDoc } from './providers-doc.ts';
import { readCrd } from './schema.ts';
import { policyTypes } from './types.ts';
import { policyValidator, validatorDeclaration } from './validator.ts';

export const sourceCrd = 'crds/residencypolicies.domicile.dev.yaml';

/** Everything that follows from the source CRD, the catalog and the version: path from the project's root -> text. */
export async function generate(source: string): Promise<ReadonlyMap<string, string>> {
  const cluster = clusterCrd(source);
  const crds = [readCrd(source), readCrd(cluster)] as const;
  // The cluster policy's fields are all that there are; that a namespaced one has fewer is checked apart.
  const document = documentSchema(
    crds[1],
    crds.map(({ spec }) => spec.names.kind),
  );
  return new Map([
    ['crds/clusterresidencypolicies.domicile.dev.yaml', cluster],
    ['pkg/api/generated/policy-document.ts', await policyTypes(document)],
    ['pkg/policy/generated/known-fields.ts', knownFieldsModule(document)],
    ['pkg/policy/generated/validate-policy.js', await policyValidator(document)],
    ['pkg/policy/generated/validate-policy.d.ts', validatorDeclaration],
    ['pkg/residency/generated/catalog-digest.ts', catalogDigestModule()],
    ['charts/domicile/Chart.yaml', chartManifest()],
    ['charts/domicile/templates/_admission-policies.tpl', admissionPoliciesTemplate()],
    ['charts/domicile/templates/_released.tpl', releasedTemplate()],
    ['docs/providers.md', providersDoc()],
    ['docs/policy-reference.md', policyReference(...crds)],
  ]);
}

/** Those of the generated files that are committed otherwise, or not at all. */
export function outdated(
  files: ReadonlyMap<string, string>,
  committed: (path: string) => string | undefined,
): ReadonlyMap<string, string> {
  return new Map([...files].filter(([path, text]) => committed(path) !== text));
}
