{{/*
Whether a pod is as the installation took it before this upgrade: until the new operators have taken over, those of before
inject, each as its own release does, and no creation is to fail for that. It is what the live admission policy compares
with, and counts for an hour. Where helm may not look at the cluster there is no before, and creations of injected pods
are refused until all operators are new.
*/}}
{{- define "domicile.asBefore" -}}
{{- $mark := ") || variables.asBefore" }}
{{- $rules := list }}
{{- range dig "spec" "validations" (list) (lookup "admissionregistration.k8s.io/v1" "ValidatingAdmissionPolicy" "" .) }}
{{- $rule := .expression }}
{{- if hasSuffix $mark $rule }}{{ $rule = $rule | trimSuffix $mark | trimPrefix "(" }}{{ end }}
{{- $rules = append $rules (printf "(%s)" $rule) }}
{{- end }}
{{- if $rules -}}
timestamp(object.metadata.?creationTimestamp.orValue('9999-12-31T23:59:59Z')) < timestamp('{{ dateInZone "2006-01-02T15:04:05Z" (now | dateModify "1h") "UTC" }}') && {{ join " && " $rules }}
{{- else -}}
false
{{- end }}
{{- end }}
