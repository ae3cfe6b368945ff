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

{{- define "domicile.channelUrl" -}}
https://domicile-operator.{{ .Release.Namespace }}.svc:8443
{{- end }}
