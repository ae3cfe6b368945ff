{{- define "domicile.labels" -}}
app.kubernetes.io/name: domicile
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "domicile.selector" -}}
app.kubernetes.io/name: domicile
app.kubernetes.io/component: operator
{{- end }}

{{/* An image as pods name it: by its digest where there is one. */}}
{{- define "domicile.image" -}}
{{- $image := index .root.Values.images .name -}}
{{- if $image.digest -}}
{{ $image.repository }}@{{ $image.digest }}
{{- else -}}
{{ $image.repository }}:{{ $image.tag | default .root.Chart.AppVersion }}
{{- end -}}
{{- end }}

{{/* Where pods are never judged: what the cluster and the operator need to start. */}}
{{- define "domicile.notExcluded" -}}
key: kubernetes.io/metadata.name
operator: NotIn
values: {{ concat (list .Release.Namespace "kube-system") .Values.webhook.excludedNamespaces | uniq | toJson }}
{{- end }}

{{/* The name of an admission policy. domicile check looks for those that are listed, so there is no other. */}}
{{- define "domicile.admissionPolicy" -}}
{{- $name := printf "domicile-%s" . }}
{{- if not (has $name (include "domicile.admissionPolicies" . | fromJsonArray)) }}
{{- fail (printf "%s is not listed in pkg/api/admission-policies.ts" $name) }}
{{- end }}
{{- $name }}
{{- end }}

{{/* The namespace of the canary in which pods ask for injection; the one that enforces has -enforced behind it. */}}
{{- define "domicile.canary" -}}
{{ .Release.Namespace | trunc 46 }}-canary
{{- end }}

{{/* Written by cert-manager. */}}
{{- define "domicile.webhookSecret" -}}
domicile-webhook-tls
{{- end }}

{{/* Who writes the authority of the webhooks into their configurations: the operator, or cert-manager. */}}
{{- define "domicile.trustAnnotations" -}}
{{- if .Values.certManager.enabled }}
annotations: {cert-manager.io/inject-ca-from: {{ .Release.Namespace }}/domicile-webhook}
{{- end }}
{{- end }}

{{- define "domicile.channelUrl" -}}
https://domicile-operator.{{ .Release.Namespace }}.svc:8443
{{- end }}

{{/* The addresses of the cluster's resolver: those given, or those of the usual Service where the chart may look. */}}
{{- define "domicile.resolvers" -}}
{{- $found := .Values.clusterResolvers }}
{{- if not $found }}
{{- $service := lookup "v1" "Service" "kube-system" "kube-dns" }}
{{- if $service }}{{ $found = $service.spec.clusterIPs }}{{ end }}
{{- end }}
{{- if not $found }}
{{- fail "clusterResolvers: there is no Service kube-dns in kube-system to look at; name the addresses that pods ask for names (nameserver in their /etc/resolv.conf)" }}
{{- end }}
{{- $found | uniq | sortAlpha | toJson }}
{{- end }}

{{/* Those of one family, as the rules of the network list them. */}}
{{- define "domicile.resolvers4" -}}
{{- $all := list }}
{{- range include "domicile.resolvers" . | fromJsonArray }}{{ if not (contains ":" .) }}{{ $all = append $all . }}{{ end }}{{ end }}
{{- join ", " $all }}
{{- end }}

{{- define "domicile.resolvers6" -}}
{{- $all := list }}
{{- range include "domicile.resolvers" . | fromJsonArray }}{{ if contains ":" . }}{{ $all = append $all . }}{{ end }}{{ end }}
{{- join ", " $all }}
{{- end }}
