{{- /* Generated from pkg/inject: node scripts/generate/main.ts */}}
{{- define "domicile.released" -}}
- expression: |-
    (variables.proxy.all(c, dyn(c).all(field, field in ['name', 'image', 'imagePullPolicy', 'args', 'restartPolicy', 'env', 'ports', 'startupProbe', 'livenessProbe', 'resources', 'securityContext', 'volumeMounts', 'terminationMessagePath', 'terminationMessagePolicy', 'resizePolicy']))) || variables.asBefore
  reason: Forbidden
  message: "domicile-proxy has a field that this release does not set."
- expression: |-
    (variables.proxy.all(c, 'image' in c && c.image == '{{ include "domicile.image" (dict "root" . "name" "proxy") }}')) || variables.asBefore
  reason: Forbidden
  message: "domicile-proxy is not as released: image."
- expression: |-
    (variables.proxy.all(c, 'imagePullPolicy' in c && c.imagePullPolicy == '{{ .Values.imagePullPolicy }}')) || variables.asBefore
  reason: Forbidden
  message: "domicile-proxy is not as released: imagePullPolicy."
- expression: |-
    (variables.proxy.all(c, 'args' in c && c.args == ['channel'])) || variables.asBefore
  reason: Forbidden
  message: "domicile-proxy is not as released: args."
- expression: |-
    (variables.proxy.all(c, 'restartPolicy' in c && c.restartPolicy == 'Always')) || variables.asBefore
  reason: Forbidden
  message: "domicile-proxy is not as released: restartPolicy."
- expression: |-
    (variables.proxy.all(c, 'ports' in c && c.ports == [dyn({'name': dyn('domicile-admin'), 'containerPort': dyn(15020), 'protocol': dyn('TCP')})])) || variables.asBefore
  reason: Forbidden
  message: "domicile-proxy is not as released: ports."
- expression: |-
    (variables.proxy.all(c, 'startupProbe' in c && c.startupProbe == {'httpGet': dyn({'path': dyn('/readyz'), 'port': dyn(15020), 'scheme': dyn('HTTP')}), 'timeoutSeconds': dyn(1), 'successThreshold': dyn(1), 'periodSeconds': dyn(1), 'failureThreshold': dyn(120)})) || variables.asBefore
  reason: Forbidden
  message: "domicile-proxy is not as released: startupProbe."
- expression: |-
    (variables.proxy.all(c, 'livenessProbe' in c && c.livenessProbe == {'httpGet': dyn({'path': dyn('/livez'), 'port': dyn(15020), 'scheme': dyn('HTTP')}), 'timeoutSeconds': dyn(1), 'successThreshold': dyn(1), 'periodSeconds': dyn(10), 'failureThreshold': dyn(6)})) || variables.asBefore
  reason: Forbidden
  message: "domicile-proxy is not as released: livenessProbe."
- expression: |-
    (variables.proxy.all(c, 'securityContext' in c && c.securityContext == {'runAsUser': dyn(15021), 'runAsGroup': dyn(15021), 'runAsNonRoot': dyn(true), 'privileged': dyn(false), 'allowPrivilegeEscalation': dyn(false), 'readOnlyRootFilesystem': dyn(true), 'capabilities': dyn({'drop': dyn(['ALL'])}), 'seccompProfile': dyn({'type': 'RuntimeDefault'})})) || variables.asBefore
  reason: Forbidden
  message: "domicile-proxy is not as released: securityContext."
- expression: |-
    (variables.proxy.all(c, 'terminationMessagePath' in c && c.terminationMessagePath == '/dev/termination-log')) || variables.asBefore
  reason: Forbidden
  message: "domicile-proxy is not as released: terminationMessagePath."
- expression: |-
    (variables.proxy.all(c, 'terminationMessagePolicy' in c && c.terminationMessagePolicy == 'File')) || variables.asBefore
  reason: Forbidden
  message: "domicile-proxy is not as released: terminationMessagePolicy."
- expression: |-
    (variables.proxy.all(c, params.?data.orValue({}).exists(key, c.env.filter(e, e.name in ['DOMICILE_SECRET', 'DOMICILE_POD_UID', 'DOMICILE_POD_NAME', 'DOMICILE_POD_NAMESPACE', 'DOMICILE_NODE_REGION', 'DOMICILE_CHANNEL_URL', 'DOMICILE_CHANNEL_CA', 'DOMICILE_CHANNEL_TOKEN_FILE', 'DOMICILE_TRUSTED_AUTHORITIES']) == [dyn({'name': dyn('DOMICILE_SECRET'), 'valueFrom': dyn({'fieldRef': dyn({'apiVersion': 'v1', 'fieldPath': 'metadata.uid'})})}), dyn({'name': dyn('DOMICILE_POD_UID'), 'valueFrom': dyn({'fieldRef': dyn({'apiVersion': 'v1', 'fieldPath': 'metadata.uid'})})}), dyn({'name': dyn('DOMICILE_POD_NAME'), 'valueFrom': dyn({'fieldRef': dyn({'apiVersion': 'v1', 'fieldPath': 'metadata.name'})})}), dyn({'name': dyn('DOMICILE_POD_NAMESPACE'), 'valueFrom': dyn({'fieldRef': dyn({'apiVersion': 'v1', 'fieldPath': 'metadata.namespace'})})}), dyn({'name': dyn('DOMICILE_NODE_REGION'), 'valueFrom': dyn({'fieldRef': dyn({'apiVersion': 'v1', 'fieldPath': 'metadata.labels[\'topology.kubernetes.io/region\']'})})}), dyn({'name': 'DOMICILE_CHANNEL_URL', 'value': '{{ include "domicile.channelUrl" . }}'}), dyn({'name': 'DOMICILE_CHANNEL_CA', 'value': string(params.data[key])}), dyn({'name': 'DOMICILE_CHANNEL_TOKEN_FILE', 'value': '/var/run/domicile/token/token'}){{ if .Values.trustedAuthorities }}, dyn({'name': 'DOMICILE_TRUSTED_AUTHORITIES', 'value': '{{ .Values.trustedAuthorities | replace "\n" "\\n" }}'}){{ end }}]))) || variables.asBefore
  reason: Forbidden
  message: "domicile-proxy is not as released: its variables, or the authority among them."
- expression: |-
    (variables.proxy.all(c, c.env.filter(e, !(e.name in ['DOMICILE_SECRET', 'DOMICILE_POD_UID', 'DOMICILE_POD_NAME', 'DOMICILE_POD_NAMESPACE', 'DOMICILE_NODE_REGION', 'DOMICILE_CHANNEL_URL', 'DOMICILE_CHANNEL_CA', 'DOMICILE_CHANNEL_TOKEN_FILE', 'DOMICILE_TRUSTED_AUTHORITIES'])).all(e, (e.name == 'DOMICILE_LOG_LEVEL' && e.?value.orValue('') in ['error', 'warn', 'info', 'debug']) || (e.name in ['ANTHROPIC_API_KEY_FILE', 'ANTHROPIC_AUTH_TOKEN_FILE', 'ANTHROPIC_FOUNDRY_API_KEY_FILE', 'ANTHROPIC_FOUNDRY_AUTH_TOKEN_FILE', 'AWS_BEARER_TOKEN_BEDROCK_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AZURE_OPENAI_AD_TOKEN_FILE', 'AZURE_OPENAI_API_KEY_FILE', 'CO_API_KEY_FILE', 'DATABRICKS_TOKEN_FILE', 'DEEPSEEK_API_KEY_FILE', 'GEMINI_API_KEY_FILE', 'GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_OAUTH_ACCESS_TOKEN_FILE', 'GROQ_API_KEY_FILE', 'HF_TOKEN_FILE', 'MISTRAL_API_KEY_FILE', 'NEBIUS_API_KEY_FILE', 'OPENAI_API_KEY_FILE', 'OPENROUTER_API_KEY_FILE', 'OVH_AI_ENDPOINTS_ACCESS_TOKEN_FILE', 'SCW_SECRET_KEY_FILE', 'SELF_HOSTED_API_KEY_FILE', 'SNOWFLAKE_PAT_FILE', 'TOGETHER_API_KEY_FILE', 'XAI_API_KEY_FILE'] && e.?value.orValue('').startsWith('/var/run/domicile/credentials/')) || e.name in ['ANTHROPIC_AWS_BASE_URL', 'ANTHROPIC_BASE_URL', 'ANTHROPIC_BEDROCK_BASE_URL', 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL', 'ANTHROPIC_FOUNDRY_BASE_URL', 'ANTHROPIC_FOUNDRY_RESOURCE', 'ANTHROPIC_GOOGLE_CLOUD_BASE_URL', 'ANTHROPIC_VERTEX_BASE_URL', 'AWS_DEFAULT_REGION', 'AWS_ENDPOINT_URL_BEDROCK', 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME', 'AWS_REGION', 'AZURE_OPENAI_ENDPOINT', 'AZURE_RESOURCE_NAME', 'CLOUD_ML_REGION', 'COHERE_BASE_URL', 'DATABRICKS_SERVING_BASE_URL', 'DEEPSEEK_BASE_URL', 'GOOGLE_GEMINI_OPENAI_BASE_URL', 'GROQ_BASE_URL', 'HF_INFERENCE_BASE_URL', 'MISTRAL_BASE_URL', 'NEBIUS_BASE_URL', 'OPENAI_BASE_URL', 'OPENROUTER_BASE_URL', 'OVHCLOUD_BASE_URL', 'SCALEWAY_BASE_URL', 'SELF_HOSTED_BASE_URL', 'SNOWFLAKE_CORTEX_BASE_URL', 'TOGETHER_BASE_URL', 'XAI_BASE_URL']))) || variables.asBefore
  reason: Forbidden
  message: "domicile-proxy has a variable that injection does not set."
- expression: |-
    (variables.proxy.all(c, c.volumeMounts.filter(m, !m.name.startsWith('domicile-credentials-')) == [dyn({'name': dyn('domicile-token'), 'mountPath': dyn('/var/run/domicile/token'), 'readOnly': dyn(true)}), dyn({'name': 'domicile-state', 'mountPath': '/var/run/domicile/state'}), dyn({'name': 'domicile-journal', 'mountPath': '/var/lib/domicile/journal'}), dyn({'name': dyn('domicile-no-account'), 'mountPath': dyn('/var/run/secrets/kubernetes.io/serviceaccount'), 'readOnly': dyn(true)})])) || variables.asBefore
  reason: Forbidden
  message: "domicile-proxy is not as released: volumeMounts."
- expression: |-
    (variables.proxy.all(c, c.volumeMounts.filter(m, m.name.startsWith('domicile-credentials-')).all(m, m.mountPath.startsWith('/var/run/domicile/credentials/') && m.?readOnly.orValue(false) && dyn(m).all(field, field in ['name', 'mountPath', 'readOnly'])))) || variables.asBefore
  reason: Forbidden
  message: "domicile-proxy mounts a credential otherwise than released."
- expression: |-
    (variables.capture.all(c, dyn(c).all(field, field in ['name', 'image', 'imagePullPolicy', 'command', 'args', 'resources', 'securityContext', 'volumeMounts', 'terminationMessagePath', 'terminationMessagePolicy', 'resizePolicy']))) || variables.asBefore
  reason: Forbidden
  message: "domicile-capture has a field that this release does not set."
- expression: |-
    (variables.capture.all(c, 'image' in c && c.image == '{{ include "domicile.image" (dict "root" . "name" "capture") }}')) || variables.asBefore
  reason: Forbidden
  message: "domicile-capture is not as released: image."
- expression: |-
    (variables.capture.all(c, 'imagePullPolicy' in c && c.imagePullPolicy == '{{ .Values.imagePullPolicy }}')) || variables.asBefore
  reason: Forbidden
  message: "domicile-capture is not as released: imagePullPolicy."
- expression: |-
    (variables.capture.all(c, 'command' in c && c.command == ['nft'])) || variables.asBefore
  reason: Forbidden
  message: "domicile-capture is not as released: command."
- expression: |-
    (variables.capture.all(c, 'securityContext' in c && c.securityContext == {'runAsUser': dyn(0), 'runAsGroup': dyn(0), 'runAsNonRoot': dyn(false), 'privileged': dyn(false), 'allowPrivilegeEscalation': dyn(false), 'readOnlyRootFilesystem': dyn(true), 'capabilities': dyn({'add': dyn(['NET_ADMIN']), 'drop': dyn(['ALL'])}), 'seccompProfile': dyn({'type': 'RuntimeDefault'})})) || variables.asBefore
  reason: Forbidden
  message: "domicile-capture is not as released: securityContext."
- expression: |-
    (variables.capture.all(c, 'volumeMounts' in c && c.volumeMounts == [dyn({'name': dyn('domicile-no-account'), 'mountPath': dyn('/var/run/secrets/kubernetes.io/serviceaccount'), 'readOnly': dyn(true)})])) || variables.asBefore
  reason: Forbidden
  message: "domicile-capture is not as released: volumeMounts."
- expression: |-
    (variables.capture.all(c, 'terminationMessagePath' in c && c.terminationMessagePath == '/dev/termination-log')) || variables.asBefore
  reason: Forbidden
  message: "domicile-capture is not as released: terminationMessagePath."
- expression: |-
    (variables.capture.all(c, 'terminationMessagePolicy' in c && c.terminationMessagePolicy == 'FallbackToLogsOnError')) || variables.asBefore
  reason: Forbidden
  message: "domicile-capture is not as released: terminationMessagePolicy."
- expression: |-
    (variables.capture.all(c, c.args.size() == 1 && (c.args[0] == 'table inet domicile {\n  chain output {\n    type filter hook output priority filter; policy drop;\n    oifname "lo" accept\n    ct state established accept\n    meta skuid 15021 meta skgid 15021 accept\n    icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit } accept\n{{ with (include "domicile.resolvers4" .) }}    ip daddr { {{ . }} } meta l4proto { tcp, udp } th dport 53 accept\n{{ end }}{{ with (include "domicile.resolvers6" .) }}    ip6 daddr { {{ . }} } meta l4proto { tcp, udp } th dport 53 accept\n{{ end }}    meta l4proto tcp reject with tcp reset\n    reject with icmpx admin-prohibited\n  }\n}\n' || (c.args[0].startsWith('table inet domicile {\n  chain output {\n    type filter hook output priority filter; policy drop;\n    oifname "lo" accept\n    ct state established accept\n    meta skuid 15021 meta skgid 15021 accept\n    icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit } accept\n{{ with (include "domicile.resolvers4" .) }}    ip daddr { {{ . }} } meta l4proto { tcp, udp } th dport 53 accept\n{{ end }}{{ with (include "domicile.resolvers6" .) }}    ip6 daddr { {{ . }} } meta l4proto { tcp, udp } th dport 53 accept\n{{ end }}') && c.args[0].endsWith('    meta l4proto tcp reject with tcp reset\n    reject with icmpx admin-prohibited\n  }\n}\n') && c.args[0].size() > 'table inet domicile {\n  chain output {\n    type filter hook output priority filter; policy drop;\n    oifname "lo" accept\n    ct state established accept\n    meta skuid 15021 meta skgid 15021 accept\n    icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit } accept\n{{ with (include "domicile.resolvers4" .) }}    ip daddr { {{ . }} } meta l4proto { tcp, udp } th dport 53 accept\n{{ end }}{{ with (include "domicile.resolvers6" .) }}    ip6 daddr { {{ . }} } meta l4proto { tcp, udp } th dport 53 accept\n{{ end }}    meta l4proto tcp reject with tcp reset\n    reject with icmpx admin-prohibited\n  }\n}\n'.size() && c.args[0].substring('table inet domicile {\n  chain output {\n    type filter hook output priority filter; policy drop;\n    oifname "lo" accept\n    ct state established accept\n    meta skuid 15021 meta skgid 15021 accept\n    icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit } accept\n{{ with (include "domicile.resolvers4" .) }}    ip daddr { {{ . }} } meta l4proto { tcp, udp } th dport 53 accept\n{{ end }}{{ with (include "domicile.resolvers6" .) }}    ip6 daddr { {{ . }} } meta l4proto { tcp, udp } th dport 53 accept\n{{ end }}'.size(), c.args[0].size() - '    meta l4proto tcp reject with tcp reset\n    reject with icmpx admin-prohibited\n  }\n}\n'.size()).split('\n').all(l, l == '' || (l.matches('^ +ip6? daddr [{] [0-9A-Fa-f.:/, ]+ [}] accept$') && l.split('{ ')[1].split(' }')[0].split(', ').all(r, r in params.?data[?'ranges'].orValue('').split(',')))))))) || variables.asBefore
  reason: Forbidden
  message: "domicile-capture is not as released: its rules, or ranges that no ClusterResidencyPolicy lists."
- expression: |-
    (variables.proxy.size() == 0 || variables.volumes.filter(v, v.name == 'domicile-token') == [dyn({'name': dyn('domicile-token'), 'projected': dyn({'defaultMode': dyn(292), 'sources': dyn([dyn({'serviceAccountToken': dyn({'audience': dyn('domicile.dev/channel'), 'expirationSeconds': dyn(600), 'path': dyn('token')})})])})})]) || variables.asBefore
  reason: Forbidden
  message: "The volume domicile-token is not as released."
- expression: |-
    (variables.proxy.size() == 0 || variables.volumes.filter(v, v.name == 'domicile-state') == [dyn({'name': dyn('domicile-state'), 'emptyDir': dyn({'medium': 'Memory', 'sizeLimit': '16Mi'})})]) || variables.asBefore
  reason: Forbidden
  message: "The volume domicile-state is not as released."
- expression: |-
    (variables.proxy.size() == 0 || variables.volumes.filter(v, v.name == 'domicile-journal') == [dyn({'name': dyn('domicile-journal'), 'emptyDir': dyn({'sizeLimit': '1Gi'})})]) || variables.asBefore
  reason: Forbidden
  message: "The volume domicile-journal is not as released."
- expression: |-
    (variables.proxy.size() == 0 || variables.volumes.filter(v, v.name == 'domicile-no-account') == [dyn({'name': dyn('domicile-no-account'), 'emptyDir': dyn({})})]) || variables.asBefore
  reason: Forbidden
  message: "The volume domicile-no-account is not as released."
- expression: |-
    (variables.volumes.filter(v, v.name.startsWith('domicile-') && !(v.name in ['domicile-token', 'domicile-state', 'domicile-journal', 'domicile-no-account'])).all(v, v.name.startsWith('domicile-credentials-') && 'secret' in v)) || variables.asBefore
  reason: Forbidden
  message: "Volumes whose names begin with domicile- are for injection alone."
- expression: |-
    (variables.proxy.size() == 0 || variables.agents.all(c, [c.?env.orValue([]).map(e, e.name)].all(set, ['ANTHROPIC_BEDROCK_BASE_URL', 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME', 'AWS_ENDPOINT_URL_BEDROCK', 'ANTHROPIC_VERTEX_BASE_URL', 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL', 'ANTHROPIC_AWS_BASE_URL', 'ANTHROPIC_GOOGLE_CLOUD_BASE_URL', 'ANTHROPIC_FOUNDRY_BASE_URL', 'ANTHROPIC_BASE_URL', 'OPENAI_BASE_URL', 'AZURE_OPENAI_ENDPOINT', 'GOOGLE_GEMINI_OPENAI_BASE_URL', 'MISTRAL_BASE_URL', 'XAI_BASE_URL', 'TOGETHER_BASE_URL', 'COHERE_BASE_URL', 'GROQ_BASE_URL', 'DEEPSEEK_BASE_URL', 'SCALEWAY_BASE_URL', 'NEBIUS_BASE_URL', 'OVHCLOUD_BASE_URL', 'DATABRICKS_SERVING_BASE_URL', 'SNOWFLAKE_CORTEX_BASE_URL', 'OPENROUTER_BASE_URL', 'HF_INFERENCE_BASE_URL', 'SELF_HOSTED_BASE_URL', 'HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy'].all(name, name in set)) && c.?env.orValue([]).filter(e, e.name in ['ANTHROPIC_BEDROCK_BASE_URL', 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME', 'AWS_ENDPOINT_URL_BEDROCK', 'ANTHROPIC_VERTEX_BASE_URL', 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL', 'ANTHROPIC_AWS_BASE_URL', 'ANTHROPIC_GOOGLE_CLOUD_BASE_URL', 'ANTHROPIC_FOUNDRY_BASE_URL', 'ANTHROPIC_BASE_URL', 'OPENAI_BASE_URL', 'AZURE_OPENAI_ENDPOINT', 'GOOGLE_GEMINI_OPENAI_BASE_URL', 'MISTRAL_BASE_URL', 'XAI_BASE_URL', 'TOGETHER_BASE_URL', 'COHERE_BASE_URL', 'GROQ_BASE_URL', 'DEEPSEEK_BASE_URL', 'SCALEWAY_BASE_URL', 'NEBIUS_BASE_URL', 'OVHCLOUD_BASE_URL', 'DATABRICKS_SERVING_BASE_URL', 'SNOWFLAKE_CORTEX_BASE_URL', 'OPENROUTER_BASE_URL', 'HF_INFERENCE_BASE_URL', 'SELF_HOSTED_BASE_URL', 'HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy']).all(e, e.?value.orValue('') == {'ANTHROPIC_BEDROCK_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/bedrock', 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/bedrock', 'AWS_ENDPOINT_URL_BEDROCK': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/bedrock', 'ANTHROPIC_VERTEX_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/vertex', 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/mantle', 'ANTHROPIC_AWS_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/anthropic-aws', 'ANTHROPIC_GOOGLE_CLOUD_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/anthropic-gcp', 'ANTHROPIC_FOUNDRY_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/foundry', 'ANTHROPIC_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/anthropic', 'OPENAI_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/openai', 'AZURE_OPENAI_ENDPOINT': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/azure-openai', 'GOOGLE_GEMINI_OPENAI_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/gemini', 'MISTRAL_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/mistral', 'XAI_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/xai', 'TOGETHER_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/together', 'COHERE_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/cohere', 'GROQ_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/groq', 'DEEPSEEK_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/deepseek', 'SCALEWAY_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/scaleway', 'NEBIUS_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/nebius', 'OVHCLOUD_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/ovhcloud', 'DATABRICKS_SERVING_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/databricks', 'SNOWFLAKE_CORTEX_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/snowflake', 'OPENROUTER_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/openrouter', 'HF_INFERENCE_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/huggingface', 'SELF_HOSTED_BASE_URL': 'http://127.0.0.1:15001/$(DOMICILE_SECRET)/self-hosted', 'HTTP_PROXY': 'http://domicile:$(DOMICILE_SECRET)@127.0.0.1:15001', 'http_proxy': 'http://domicile:$(DOMICILE_SECRET)@127.0.0.1:15001', 'HTTPS_PROXY': 'http://domicile:$(DOMICILE_SECRET)@127.0.0.1:15001', 'https_proxy': 'http://domicile:$(DOMICILE_SECRET)@127.0.0.1:15001'}[e.name] && !('valueFrom' in e)))) || variables.asBefore
  reason: Forbidden
  message: "A container does not go through the proxy: its variables are not those that injection sets."
{{- end }}
