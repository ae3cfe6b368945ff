{{/* What the rules call the parts of a pod, in an order in which each needs only those before it. */}}
{{- define "domicile.podParts" -}}
- name: first
  expression: object.spec.?initContainers.orValue([]).map(c, dyn(c))
- name: proxy
  expression: variables.first.filter(c, c.name == 'domicile-proxy')
- name: capture
  expression: variables.first.filter(c, c.name == 'domicile-capture')
- name: agents
  expression: >-
    variables.first.filter(c, !(c.name in ['domicile-proxy', 'domicile-capture']))
    + object.spec.containers.map(c, dyn(c))
- name: volumes
  expression: object.spec.?volumes.orValue([]).map(v, dyn(v))
- name: wanted
  expression: object.metadata.?annotations[?'domicile.dev/capture'].orValue('')
- name: lockdown
  expression: >-
    variables.wanted == '' ? {{ .lockdown }} : variables.wanted != 'Cooperative'
{{- end }}

{{/*
What must hold of a pod that is injected. `enforced`: by the label of its namespace, which a pod cannot refuse; `lockdown`:
how it is held where it does not say. Where both hold, it cannot choose to be held less either.
*/}}
{{- define "domicile.podRules" -}}
{{- if not .enforced }}
- expression: object.metadata.?annotations[?'domicile.dev/inject'].orValue('enabled') in ['enabled', 'disabled']
  reason: Forbidden
  message: >-
    The annotation domicile.dev/inject has a value that means nothing: change it to enabled or disabled.
{{- end }}
- expression: variables.proxy.size() == 1
  reason: Forbidden
  messageExpression: >-
    'This pod must be injected and is not: it lacks the init container domicile-proxy. Is the operator of Domicile '
    + 'running in {{ .root.Release.Namespace }}, and are its webhooks in place?'
{{- if not .enforced }}
# Else its webhook is not asked, and nobody but us would have judged what it holds for the proxy.
- expression: object.metadata.?annotations[?'domicile.dev/inject'].orValue('') == 'enabled'
  reason: Forbidden
  message: >-
    A pod that has the proxy must ask for it, so that injection judges it: annotate it with domicile.dev/inject: enabled.
{{- end }}
- expression: "'domicile.dev/injected' in object.metadata.?annotations.orValue({})"
  reason: Forbidden
  message: >-
    A pod that has the proxy says so by the annotation domicile.dev/injected, which injection writes.
{{- if .enforced }}
- expression: object.metadata.?annotations[?'domicile.dev/inject'].orValue('enabled') == 'enabled'
  reason: Forbidden
  message: >-
    This namespace enforces injection, so the annotation domicile.dev/inject cannot disable it.
{{- end }}
{{- if and .enforced .lockdown }}
- expression: variables.wanted != 'Cooperative'
  reason: Forbidden
  message: >-
    The annotation domicile.dev/capture: Cooperative would weaken what this namespace enforces.
{{- end }}
- expression: >-
    variables.capture.size() == (variables.lockdown ? 1 : 0)
  reason: Forbidden
  message: The init container domicile-capture must be there under Lockdown, and only then.
- expression: >-
    variables.first.size() > variables.capture.size()
    && variables.first[variables.capture.size()].name == 'domicile-proxy'
    && (!variables.lockdown || variables.first[0].name == 'domicile-capture')
  reason: Forbidden
  message: domicile-capture and domicile-proxy must come before all other init containers.
- expression: variables.agents.all(c, !c.name.startsWith('domicile-'))
  reason: Forbidden
  message: Containers whose names begin with domicile- are for injection alone.
- expression: >-
    variables.agents.all(c, c.?volumeMounts.orValue([]).all(m, !m.name.startsWith('domicile-'))
    && c.?env.orValue([]).all(e, !has(e.valueFrom)
    || !e.valueFrom.?fileKeyRef.volumeName.orValue('').startsWith('domicile-')))
  reason: Forbidden
  message: Volumes whose names begin with domicile- are for the proxy alone.
- expression: >-
    variables.volumes.all(v, v.name == 'domicile-token' || v.?projected.sources.orValue([]).all(s,
    s.?serviceAccountToken.audience.orValue('') != 'domicile.dev/channel'))
  reason: Forbidden
  message: Tokens for domicile.dev/channel are for the proxies of injected pods alone.
- expression: >-
    !object.spec.?hostNetwork.orValue(false) && !object.spec.?hostPID.orValue(false)
    && !object.spec.?hostIPC.orValue(false) && !object.spec.?shareProcessNamespace.orValue(false)
  reason: Forbidden
  message: An injected pod has namespaces of its own. Remove hostNetwork, hostPID, hostIPC and shareProcessNamespace.
- expression: >-
    object.spec.?hostAliases.orValue([]).size() == 0 && !has(object.spec.dnsConfig)
    && object.spec.?dnsPolicy.orValue('ClusterFirst') == 'ClusterFirst'
  reason: Forbidden
  message: In an injected pod names mean what they mean to the cluster. Remove hostAliases, dnsConfig and dnsPolicy.
- expression: >-
    !('topology.kubernetes.io/region' in object.metadata.?labels.orValue({}))
  reason: Forbidden
  message: The label topology.kubernetes.io/region comes from the node. Remove it from the pod.
- expression: variables.volumes.all(v, !has(v.hostPath))
  reason: Forbidden
  message: An injected pod mounts nothing of its node. Remove the volumes of kind hostPath.
- expression: >-
    !variables.lockdown || variables.volumes.all(v, v.all(field, field in ['name', 'configMap', 'csi', 'downwardAPI',
    'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret', 'hostPath']))
  reason: Forbidden
  message: Under Lockdown no volume is of a kind that the node mounts past the proxy. Use a persistentVolumeClaim.
- expression: >-
    object.spec.?securityContext.runAsUser.orValue(0) != 15021
    && object.spec.?securityContext.runAsGroup.orValue(0) != 15021
    && variables.agents.all(c, c.?securityContext.runAsUser.orValue(0) != 15021
    && c.?securityContext.runAsGroup.orValue(0) != 15021)
  reason: Forbidden
  message: User and group 15021 are the proxy's. Choose others for the pod and its containers.
- expression: >-
    variables.agents.all(c, !c.?securityContext.privileged.orValue(false)
    && !c.?securityContext.windowsOptions.hostProcess.orValue(false))
  reason: Forbidden
  message: Nothing holds a privileged container. Remove privileged and hostProcess.
- expression: >-
    variables.agents.all(c, c.?securityContext.capabilities.add.orValue([]).all(name,
    !(name.upperAscii().replace('CAP_', '') in ['ALL', 'NET_ADMIN', 'NET_RAW', 'SYS_ADMIN', 'SYS_PTRACE', 'SYS_MODULE',
    'BPF', 'PERFMON', 'DAC_READ_SEARCH', 'SYS_RAWIO'] + (variables.lockdown ? ['SETUID'] : []))))
  reason: Forbidden
  message: A container adds a capability with which it could get round the proxy.
- expression: >-
    !variables.lockdown || variables.agents.all(c, c.?securityContext.allowPrivilegeEscalation.orValue(true) == false
    && ['NET_RAW', 'SETUID'].all(name, c.?securityContext.capabilities.drop.orValue([]).exists(dropped,
    dropped.upperAscii().replace('CAP_', '') in [name, 'ALL'])))
  reason: Forbidden
  message: Under Lockdown every container drops NET_RAW and SETUID, and has allowPrivilegeEscalation false.
# The user of an image shows nowhere in a pod; one that is the proxy's must at least have another group.
- expression: >-
    !variables.lockdown || object.spec.?securityContext.runAsUser.hasValue()
    || object.spec.?securityContext.runAsGroup.hasValue()
    || variables.agents.all(c, c.?securityContext.runAsUser.hasValue() || c.?securityContext.runAsGroup.hasValue())
  reason: Forbidden
  message: Under Lockdown every container whose user is its image's has a runAsGroup.
{{- end }}
