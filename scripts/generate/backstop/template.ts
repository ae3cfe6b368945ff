import { releasedRules, releasedWhole } from './released.ts';
import { placeholders } from './sample.ts';

/** What the chart writes in place of a placeholder, within a string of CEL. */
const inChart: Readonly<Record<string, string>> = {
  [placeholders.proxyImage]: '{{ include "domicile.image" (dict "root" . "name" "proxy") }}',
  [placeholders.captureImage]: '{{ include "domicile.image" (dict "root" . "name" "capture") }}',
  [placeholders.pullPolicy]: '{{ .Values.imagePullPolicy }}',
  [placeholders.channelUrl]: '{{ include "domicile.channelUrl" . }}',
  [placeholders.trusted]: String.raw`{{ .Values.trustedAuthorities | replace "\r" "\\r" | replace "\n" "\\n" }}`,
};

/**
 * `charts/domicile/templates/_released.tpl`: what an injected pod is in this release, as a whole, and the rules that
 * say in what one is not.
 */
export function releasedTemplate(): string {
  const rules = releasedRules().map(
    ({ expression, message }) =>
      `- expression: |-\n    ${inPlace(expression)}\n  reason: Forbidden\n  message: ${JSON.stringify(message)}\n`,
  );
  const whole = releasedWhole().map((expression) => `- |-\n  ${inPlace(expression)}\n`);
  return `{{- /* Generated from pkg/inject: node scripts/generate/main.ts */}}
{{- define "domicile.released" -}}
${rules.join('')}{{- end }}
{{- define "domicile.releasedWhole" -}}
${whole.join('')}{{- end }}
`;
}

function inPlace(expression: string): string {
  let text = conditional(expression, placeholders.resolvers4, 'domicile.resolvers4');
  text = conditional(text, placeholders.resolvers6, 'domicile.resolvers6');
  text = withoutTrusted(text);
  for (const [placeholder, value] of Object.entries(inChart)) text = text.replaceAll(placeholder, value);
  return text;
}

/** A line of the rules that is there only where the cluster's resolver has an address of the family. */
function conditional(expression: string, placeholder: string, name: string): string {
  const line = new RegExp(String.raw` {4}[^\\]*${placeholder}[^\\]*\\n`, 'g');
  return expression.replace(line, (found) => {
    const written = found.replace(placeholder, '{{ . }}');
    return `{{ with (include "${name}" .) }}${written}{{ end }}`;
  });
}

/** A variable that is there only where the chart is given authorities. */
function withoutTrusted(expression: string): string {
  const entry = new RegExp(`, dyn\\(\\{[^{}]*${placeholders.trusted}[^{}]*\\}\\)`);
  return expression.replace(entry, (found) => `{{ if .Values.trustedAuthorities }}${found}{{ end }}`);
}
