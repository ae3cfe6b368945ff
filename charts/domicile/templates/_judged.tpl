{{/*
The part of an admission policy that judges. An API server makes every object anew for the conditions, for the rules, for
their messages and for audit annotations, which costs more than judging it. So the condition is that some rule does not
hold: what is as it should be is made anew once, and the rules are gone through only to say what is wrong. Whatever the
condition finds, the rules refuse: each of its parts is among them.
`when`: of what is judged at all; `parts`: expressions by name; `rules`: validations that judge; `whole`: expressions that
judge too, unless `before` holds; `details`: validations that say in what the whole does not hold.
*/}}
{{- define "domicile.judged" -}}
{{- $whole := list }}
{{- range .whole }}
{{- $whole = append $whole (dict "expression" . "reason" "Forbidden" "message" "This pod is not as this release injects it.") }}
{{- end }}
{{- $holds := list }}
{{- range .rules }}{{ $holds = append $holds (printf "(%s)" .expression) }}{{ end }}
{{- with .whole }}
{{- $released := printf "(%s)" (join ") && (" .) }}
{{- if $.before }}{{ $released = printf "(%s || %s)" $released $.before }}{{ end }}
{{- $holds = append $holds $released }}
{{- end }}
{{- $wrong := printf "!(%s)" (include "domicile.named" (dict "parts" .parts "holds" $holds)) }}
{{- if .when }}{{ $wrong = printf "(%s) && %s" .when $wrong }}{{ end -}}
matchConditions:
  - name: some-rule-does-not-hold
    expression: {{ $wrong | toJson }}
variables: {{- toYaml .parts | nindent 2 }}
validations: {{- toYaml (concat .rules (default list .details) $whole) | nindent 2 }}
{{- end }}

{{/* That all of it holds, with the parts under their names: the condition of a policy knows no variables. */}}
{{- define "domicile.named" -}}
{{- $all := join " && " .holds }}
{{- range reverse .parts }}{{ $all = printf "[%s].all(%s, %s)" .expression .name $all }}{{ end }}
{{- $all | replace "variables." "" }}
{{- end }}
