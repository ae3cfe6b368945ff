// Generated from crds/ by scripts/generate: do not edit.

const fields: Readonly<Record<string, readonly string[]>> = {
  "": [
    "apiVersion",
    "kind",
    "metadata",
    "spec",
    "status"
  ],
  "metadata": [
    "name",
    "namespace",
    "labels",
    "annotations",
    "creationTimestamp",
    "finalizers",
    "generation",
    "managedFields",
    "ownerReferences",
    "resourceVersion",
    "uid"
  ],
  "spec": [
    "mode",
    "selector",
    "namespaceSelector",
    "reachableRanges",
    "residency",
    "placement",
    "nodeRegions",
    "egress",
    "exceptions",
    "dataClasses",
    "masking",
    "credentials",
    "recording"
  ],
  "spec.selector": [
    "matchLabels",
    "matchExpressions"
  ],
  "spec.selector.matchExpressions[]": [
    "key",
    "operator",
    "values"
  ],
  "spec.namespaceSelector": [
    "matchLabels",
    "matchExpressions"
  ],
  "spec.namespaceSelector.matchExpressions[]": [
    "key",
    "operator",
    "values"
  ],
  "spec.residency": [
    "allow",
    "covers",
    "unknown",
    "secondHops",
    "steer",
    "steerTo",
    "onEchoMismatch",
    "require",
    "conditions",
    "deployments"
  ],
  "spec.residency.steerTo[]": [
    "from",
    "to",
    "models"
  ],
  "spec.residency.steerTo[].from": [
    "provider"
  ],
  "spec.residency.steerTo[].to": [
    "provider",
    "region",
    "location",
    "project"
  ],
  "spec.residency.steerTo[].models[]": [
    "from",
    "to"
  ],
  "spec.residency.require": [
    "confidence",
    "maxAge"
  ],
  "spec.residency.deployments[]": [
    "host",
    "resource",
    "deployment",
    "location",
    "sku"
  ],
  "spec.nodeRegions[]": [
    "name",
    "location"
  ],
  "spec.egress[]": [
    "name",
    "provider",
    "hosts",
    "location",
    "privateAddresses",
    "action"
  ],
  "spec.exceptions[]": [
    "match",
    "allow",
    "reason",
    "ticket",
    "notAfter"
  ],
  "spec.exceptions[].match": [
    "provider",
    "hosts",
    "models"
  ],
  "spec.dataClasses[]": [
    "name",
    "when",
    "allow"
  ],
  "spec.dataClasses[].when": [
    "annotation",
    "findings"
  ],
  "spec.masking": [
    "uninspectable",
    "placeholderInTool",
    "allow",
    "dictionaries",
    "rules"
  ],
  "spec.masking.allow": [
    "values",
    "patterns",
    "domains",
    "documentation"
  ],
  "spec.masking.dictionaries[]": [
    "name",
    "values",
    "files",
    "configMaps"
  ],
  "spec.masking.dictionaries[].configMaps[]": [
    "name",
    "key"
  ],
  "spec.masking.rules[]": [
    "entities",
    "name",
    "pattern",
    "strategy",
    "keepLast",
    "direction",
    "restore"
  ],
  "spec.masking.rules[].restore": [
    "text",
    "tools"
  ],
  "spec.credentials[]": [
    "provider",
    "hosts",
    "apiKey",
    "bearer",
    "sigv4",
    "gcp"
  ],
  "spec.credentials[].apiKey": [
    "secretRef"
  ],
  "spec.credentials[].apiKey.secretRef": [
    "name",
    "key"
  ],
  "spec.credentials[].bearer": [
    "secretRef"
  ],
  "spec.credentials[].bearer.secretRef": [
    "name",
    "key"
  ],
  "spec.credentials[].sigv4": [
    "secretRef"
  ],
  "spec.credentials[].sigv4.secretRef": [
    "name",
    "key"
  ],
  "spec.credentials[].gcp": [
    "secretRef"
  ],
  "spec.credentials[].gcp.secretRef": [
    "name",
    "key"
  ],
  "spec.recording": [
    "level",
    "onFailure"
  ]
};

/** The fields that an object at this place of a policy may have. */
export function knownFields(path: readonly (string | number)[]): readonly string[] {
  const at = path.reduce<string>(
    (place, key) => (typeof key === 'number' ? `${place}[]` : place === '' ? key : `${place}.${key}`),
    '',
  );
  return fields[at] ?? [];
}
