/**
 * Specs that break a rule which the CRD states in CEL: what it is, the spec (its first line is line 5 of the file), and
 * every problem that is reported. The cluster suite sends the same to a real API server.
 */
export const wrongTwins: readonly (readonly [title: string, spec: string, ...problems: string[]])[] = [
  [
    'a label that is to be in no values',
    `residency: {allow: [EU]}
selector: {matchExpressions: [{key: app, operator: In}]}`,
    '6:33 spec.selector.matchExpressions[0]: found no values with "In"; allowed: an expression of the selector has values with In and NotIn, and only there',
  ],
  [
    'processing not covered',
    'residency: {allow: [EU], covers: [Storage]}',
    '5:36 spec.residency.covers: found Storage; allowed: covers must include Processing, or the policy would not decide where requests are processed',
  ],
  [
    'a deployment with host and resource',
    `residency:
  allow: [EU]
  deployments: [{host: a.example.com, resource: acme, deployment: gpt, location: [DE]}]`,
    '7:19 spec.residency.deployments[0]: found host, resource; allowed: a deployment has a host or a resource of Azure, exactly one of the two',
  ],
  [
    'a deployment of neither',
    `residency:
  allow: [EU]
  deployments: [{location: [DE]}]`,
    '7:19 spec.residency.deployments[0]: found none of host, resource; allowed: a deployment has a host or a resource of Azure, exactly one of the two',
  ],
  [
    'a resource without its deployment',
    `residency:
  allow: [EU]
  deployments: [{resource: acme, location: [azure/westeurope]}]`,
    '7:19 spec.residency.deployments[0]: found resource without deployment; allowed: a resource of Azure holds deployments of several places, so its deployment must be named',
  ],
  [
    'a sku of a host',
    `residency:
  allow: [EU]
  deployments: [{host: a.example.com, location: [DE], sku: Standard}]`,
    '7:57 spec.residency.deployments[0].sku: found sku; allowed: a sku belongs to a resource of Azure',
  ],
  [
    'a place to steer to without steering',
    `residency:
  allow: [EU]
  steerTo: [{from: {provider: anthropic}, to: {provider: bedrock, region: eu-central-1}, models: [{from: a, to: b}]}]
credentials: [{provider: bedrock, sigv4: {}}]`,
    '7:5 spec.residency.steerTo: found steerTo; allowed: steerTo says where to steer, which takes steer, true',
  ],
  [
    'a target at Vertex with a region',
    `residency:
  allow: [EU]
  steer: true
  steerTo: [{from: {provider: anthropic}, to: {provider: vertex, region: eu-west-1}, models: [{from: a, to: b}]}]
credentials: [{provider: vertex, gcp: {}}]`,
    '8:49 spec.residency.steerTo[0].to: found region; allowed: a target at bedrock has a region, one at vertex a location and a project, and neither has more',
  ],
  [
    'private addresses of a provider',
    `residency: {allow: [EU]}
egress: [{name: a, provider: openai, privateAddresses: true, action: Allow}]`,
    '6:40 spec.egress[0].privateAddresses: found privateAddresses; allowed: privateAddresses is for hosts that may be reached',
  ],
  [
    'two egress rules of one name',
    `residency: {allow: [EU]}
egress:
  - {name: a, provider: openai, action: Deny}
  - {name: a, provider: mistral, action: Deny}`,
    '8:14 spec.egress[1].name: found "a" a second time; allowed: each egress rule needs a name of its own',
  ],
  [
    'an egress rule with provider and hosts',
    `residency: {allow: [EU]}
egress: [{name: a, provider: openai, hosts: [a.example.com], action: Deny}]`,
    '6:12 spec.egress[0]: found provider, hosts; allowed: an egress rule has a provider or hosts, exactly one of the two',
  ],
  [
    'an egress rule with neither',
    `residency: {allow: [EU]}
egress: [{name: a, action: Deny}]`,
    '6:12 spec.egress[0]: found none of provider, hosts; allowed: an egress rule has a provider or hosts, exactly one of the two',
  ],
  [
    'a location for a provider',
    `residency: {allow: [EU]}
egress: [{name: a, provider: openai, location: [DE], action: Allow}]`,
    '6:40 spec.egress[0].location: found location; allowed: location declares the place of hosts; the place of a provider comes from the catalog',
  ],
  [
    'a location where nothing passes',
    `residency: {allow: [EU]}
egress: [{name: a, hosts: [a.example.com], location: [DE], action: Deny}]`,
    '6:46 spec.egress[0].location: found location; allowed: a rule that denies has no use for a location',
  ],
  [
    'an exception for nothing',
    `residency: {allow: [EU]}
exceptions: [{match: {}, allow: [US], reason: pilot, notAfter: 2027-01-31T00:00:00Z}]`,
    '6:24 spec.exceptions[0].match: found none of provider, hosts; allowed: an exception matches a provider or hosts, exactly one of the two',
  ],
  [
    'two data classes of one name',
    `residency: {allow: [EU]}
dataClasses:
  - {name: a, when: {findings: [Iban]}, allow: [DE]}
  - {name: a, when: {findings: [Jwt]}, allow: [FR]}`,
    '8:14 spec.dataClasses[1].name: found "a" a second time; allowed: each data class needs a name of its own',
  ],
  [
    'a data class of nothing',
    `residency: {allow: [EU]}
dataClasses: [{name: a, when: {}, allow: [DE]}]`,
    '6:33 spec.dataClasses[0].when: found neither; allowed: a data class needs findings, an annotation or both',
  ],
  [
    'values exempt from no rule',
    `residency: {allow: [EU]}
masking: {allow: {values: [support@example.eu]}}`,
    '6:13 spec.masking.allow: found allow; allowed: allow exempts values from the rules of the same policy, which has none',
  ],
  [
    'a masking rule with entities and a pattern',
    `residency: {allow: [EU]}
masking: {rules: [{entities: [Iban], name: A, pattern: a, strategy: Hash}]}`,
    '6:21 spec.masking.rules[0]: found entities, pattern; allowed: a masking rule has entities or a pattern, exactly one of the two',
  ],
  [
    'a masking rule with neither',
    `residency: {allow: [EU]}
masking: {rules: [{strategy: Hash}]}`,
    '6:21 spec.masking.rules[0]: found none of entities, pattern; allowed: a masking rule has entities or a pattern, exactly one of the two',
  ],
  [
    'a pattern without a name',
    `residency: {allow: [EU]}
masking: {rules: [{pattern: a, strategy: Hash}]}`,
    '6:21 spec.masking.rules[0]: found pattern alone; allowed: a pattern needs a name, and only a pattern has one',
  ],
  [
    'keepLast without Partial',
    `residency: {allow: [EU]}
masking: {rules: [{entities: [Iban], strategy: Redact, keepLast: 4}]}`,
    '6:58 spec.masking.rules[0].keepLast: found keepLast; allowed: keepLast belongs to the strategy Partial',
  ],
  [
    'restoring what cannot be restored',
    `residency: {allow: [EU]}
masking: {rules: [{entities: [Iban], strategy: Redact, restore: {tools: false}}]}`,
    '6:58 spec.masking.rules[0].restore: found restore; allowed: restore belongs to the strategy Pseudonym',
  ],
  [
    'a dictionary without entries',
    `residency: {allow: [EU]}
masking: {dictionaries: [{name: Customer}]}`,
    '6:28 spec.masking.dictionaries[0]: found none of values, files, configMaps; allowed: a dictionary has at least one of values, files and configMaps',
  ],
  [
    'two dictionaries of one name',
    `residency: {allow: [EU]}
masking:
  dictionaries:
    - {name: Customer, values: [Acme]}
    - {name: Customer, values: [Initech]}`,
    '9:16 spec.masking.dictionaries[1].name: found "Customer" a second time; allowed: each dictionary needs a name of its own',
  ],
  [
    'a node region in two places',
    `residency: {allow: [EU]}
nodeRegions: [{name: cellar, location: [DE]}, {name: cellar, location: [FR]}]`,
    '6:56 spec.nodeRegions[1].name: found "cellar" a second time; allowed: each node region is declared once',
  ],
  [
    'two patterns of one name',
    `residency: {allow: [EU]}
masking:
  rules:
    - {name: A, pattern: a, strategy: Hash}
    - {name: A, pattern: b, strategy: Hash}`,
    '9:16 spec.masking.rules[1].name: found "A" a second time; allowed: each masking pattern needs a name of its own',
  ],
  [
    'a credential of two kinds',
    `residency: {allow: [EU]}
credentials: [{provider: openai, bearer: {}, apiKey: {}}]`,
    '6:17 spec.credentials[0]: found apiKey, bearer; allowed: a credential is exactly one of apiKey, bearer, sigv4 and gcp',
  ],
  [
    'a credential of no kind',
    `residency: {allow: [EU]}
credentials: [{provider: openai}]`,
    '6:17 spec.credentials[0]: found none of apiKey, bearer, sigv4, gcp; allowed: a credential is exactly one of apiKey, bearer, sigv4 and gcp',
  ],
  [
    'a credential for servers of your own that names none',
    `residency: {allow: [EU]}
credentials: [{provider: gateway, bearer: {}}]`,
    '6:17 spec.credentials[0]: found "gateway" without hosts; allowed: a credential of self-hosted or gateway says in hosts where it goes, for example [vllm.models.svc]',
  ],
  [
    'two credentials for a provider',
    `residency: {allow: [EU]}
credentials:
  - {provider: openai, bearer: {}}
  - {provider: openai, apiKey: {}}`,
    '8:18 spec.credentials[1].provider: found "openai" a second time; allowed: each provider has one credential',
  ],
];
