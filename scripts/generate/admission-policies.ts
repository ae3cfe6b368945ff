import {
  admissionPolicyNames,
  canaryAdmissionPolicy,
  comparingPolicyNames,
} from '../../pkg/api/admission-policies.ts';

/**
 * `charts/domicile/templates/_admission-policies.tpl`: the names that the chart may give, and of them those that
 * compare, as JSON.
 */
export const admissionPoliciesTemplate =
  (): string => `{{- /* Generated from pkg/api/admission-policies.ts: node scripts/generate/main.ts */}}
{{- define "domicile.admissionPolicies" -}}
${JSON.stringify([...admissionPolicyNames, canaryAdmissionPolicy])}
{{- end }}
{{- define "domicile.comparingPolicies" -}}
${JSON.stringify(comparingPolicyNames)}
{{- end }}
`;
