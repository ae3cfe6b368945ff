{{/*
Whether a pod is as the installation took it before this upgrade: until the new operators have taken over, those of before
inject, each as its own release does, and no creation is to fail for that. It is what the live admission policy compares
with, and counts for an hour. Where helm may not look at the cluster there is no before, and creations of injected pods
are refused until all operators are new. Release 0.1.0 had one policy where there are two now, and asked the namespace for
its label, which the condition of a policy does not see: here it is known.
*/}}
{{- define "domicile.asBefore" -}}
{{- $policies := dict "version" "admissionregistration.k8s.io/v1" "kind" "ValidatingAdmissionPolicy" }}
{{- $live := lookup $policies.version $policies.kind "" (include "domicile.admissionPolicy" .name) }}
{{- if not $live }}
{{- $live = lookup $policies.version $policies.kind "" (include "domicile.admissionPolicy" (.name | splitList "-" | first)) }}
{{- end }}
{{- $rules := list }}
{{- range dig "spec" "validations" list $live }}{{ $rules = append $rules (printf "(%s)" .expression) }}{{ end }}
{{- if $rules -}}
{{- $all := include "domicile.named" (dict "parts" (dig "spec" "variables" list $live) "holds" $rules) }}
{{- $label := "namespaceObject.metadata.?labels[?'domicile.dev/capture'].orValue('')" }}
has(object.metadata.creationTimestamp) && timestamp(string(object.metadata.creationTimestamp)) < timestamp('{{ dateInZone "2006-01-02T15:04:05Z" (now | dateModify "1h") "UTC" }}') && {{ $all | replace $label (ternary .value "" (eq .capture "In") | squote) }}
{{- end }}
{{- end }}

{{/* What this release injects, and what it takes, in short: the operator knows by it whether admission goes by its release. */}}
{{- define "domicile.releasedChecksum" -}}
{{- $texts := list (include "domicile.released" .) (include "domicile.releasedWhole" .) }}
{{- range $enforced := list true false }}
{{- range $lockdown := list true false }}
{{- $given := dict "root" $ "enforced" $enforced "lockdown" $lockdown }}
{{- $texts = concat $texts (list (include "domicile.podParts" $given) (include "domicile.podRules" $given)) }}
{{- end }}
{{- end }}
{{- join "\n" $texts | sha256sum | trunc 16 }}
{{- end }}

{{/* Checksums of the releases whose pods an admission policy takes: this one, and for an hour the one of before. */}}
{{- define "domicile.takes" -}}
{{- $live := lookup "admissionregistration.k8s.io/v1" "ValidatingAdmissionPolicy" "" (include "domicile.admissionPolicy" .name) }}
{{- $before := dig "metadata" "annotations" "domicile.dev/takes" "" $live | splitList "," | first }}
{{- list (include "domicile.releasedChecksum" .root) $before | uniq | compact | join "," }}
{{- end }}
