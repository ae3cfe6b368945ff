{{- /* Generated from pkg/api/admission-policies.ts: node scripts/generate/main.ts */}}
{{- define "domicile.admissionPolicies" -}}
["domicile-bindings","domicile-bypass","domicile-bypass-optin","domicile-cluster-secrets-and-labels","domicile-containers","domicile-enforce","domicile-enforce-cooperative","domicile-optin","domicile-optin-lockdown","domicile-secrets-and-labels","domicile-tokens","domicile-updates","domicile-canary"]
{{- end }}
{{- define "domicile.comparingPolicies" -}}
["domicile-enforce","domicile-enforce-cooperative","domicile-optin","domicile-optin-lockdown"]
{{- end }}
