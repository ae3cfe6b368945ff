/**
 * What only a look at the catalog, the detectors and the rest of the policy shows: what it is, the spec (its first line
 * is line 5 of the file), and every problem that is reported. The cluster suite sends the same to a real API server.
 */
export const wrongMeanings: readonly (readonly [title: string, spec: string, ...problems: string[]])[] = [
  [
    'labels that no pod can have',
    `residency: {allow: [EU]}
selector: {matchLabels: {"a b": ok, app: "not this"}, matchExpressions: [{key: "-", operator: Exists}]}`,
    '6:28 spec.selector.matchLabels.a b: found "a b"; allowed: a label such as app or example.com/team',
    '6:44 spec.selector.matchLabels.app: found "not this"; allowed: a value that a label can have: letters, digits, -, _ and .',
    '6:82 spec.selector.matchExpressions[0].key: found "-"; allowed: a label such as app or example.com/team',
  ],
  [
    'what only a cluster policy may say',
    `residency: {allow: [EU]}
reachableRanges: [10.0.0.0/8]
namespaceSelector: {}`,
    '6:3 spec.reachableRanges: found reachableRanges in a ResidencyPolicy; allowed: it in a ClusterResidencyPolicy alone',
    '7:3 spec.namespaceSelector: found namespaceSelector in a ResidencyPolicy; allowed: it in a ClusterResidencyPolicy alone',
  ],
  [
    'an unknown place',
    `residency:
  allow: [DE, EUU]`,
    '6:17 spec.residency.allow[1]: found "EUU"; allowed: a zone (EU, EEA, UK ...), an ISO 3166-1 country or a cloud region such as aws/eu-central-1; did you mean "EU"?',
  ],
  [
    'an unknown place that resembles nothing',
    'residency: {allow: [Mars]}',
    '5:23 spec.residency.allow[0]: found "Mars"; allowed: a zone (EU, EEA, UK ...), an ISO 3166-1 country or a cloud region such as aws/eu-central-1',
  ],
  [
    'an unknown region',
    'residency: {allow: [aws/eu-central-9]}',
    '5:23 spec.residency.allow[0]: found "aws/eu-central-9"; allowed: a zone (EU, EEA, UK ...), an ISO 3166-1 country or a cloud region such as aws/eu-central-1',
  ],
  [
    'a place of hosts that is not known',
    `residency: {allow: [EU]}
egress: [{name: a, hosts: [a.example.com], location: [Mars], action: Allow}]`,
    '6:57 spec.egress[0].location[0]: found "Mars"; allowed: a zone (EU, EEA, UK ...), an ISO 3166-1 country or a cloud region such as aws/eu-central-1',
  ],
  [
    'a place of nodes that is not known',
    `residency: {allow: [EU]}
nodeRegions: [{name: cellar, location: [Mars]}]`,
    '6:43 spec.nodeRegions[0].location[0]: found "Mars"; allowed: a zone (EU, EEA, UK ...), an ISO 3166-1 country or a cloud region such as aws/eu-central-1',
  ],
  [
    'a placement that no node can have',
    `residency: {allow: [CH]}
placement: Require`,
    '6:14 spec.placement: found Require, while no region that nodes can name lies within CH, so that no pod could run; allowed: a cloud region within residency.allow, or nodeRegions that say where your own nodes are',
  ],
  [
    'an unknown condition',
    `residency: {allow: [EU], conditions: [openai/regional-projekt]}`,
    '5:41 spec.residency.conditions[0]: found "openai/regional-projekt"; allowed: a condition of the catalog (openai/regional-project, openai/zero-data-retention); did you mean "openai/regional-project"?',
  ],
  [
    'a place of a deployment that is not known',
    `residency: {allow: [EU], deployments: [{resource: r, deployment: d, location: [Mars]}]}`,
    '5:82 spec.residency.deployments[0].location[0]: found "Mars"; allowed: a zone (EU, EEA, UK ...), an ISO 3166-1 country or a cloud region such as aws/eu-central-1',
  ],
  [
    'a data zone outside of the US and the EU',
    `residency: {allow: [EU], deployments: [{resource: r, deployment: d, location: [CH], sku: DataZoneStandard}]}`,
    '5:92 spec.residency.deployments[0].sku: found "DataZoneStandard" with the location CH; allowed: a data zone with a location in the US or the EU',
  ],
  [
    'a deployment that an earlier entry matches first',
    `residency: {allow: [EU], deployments: [{host: a.example, location: [DE]}, {host: A.example, deployment: d, location: [FR]}]}`,
    '5:77 spec.residency.deployments[1]: found "d", which an earlier entry matches first; allowed: each deployment once, a whole host after its deployments',
  ],
  [
    'a place to steer to without a credential for it',
    `residency:
  allow: [EU]
  steer: true
  steerTo: [{from: {provider: anthropic}, to: {provider: bedrock, region: eu-central-1}, models: [{from: a, to: b}]}]`,
    '8:60 spec.residency.steerTo[0].to.provider: found "bedrock", for which the policy has no credential; allowed: a provider that credentials of the same policy names',
  ],
  [
    'a region to steer to that is none, and a model that is named twice',
    `residency:
  allow: [EU]
  steer: true
  steerTo:
    - {from: {provider: anthropic}, to: {provider: bedrock, region: eu-mars-1}, models: [{from: a, to: b}, {from: a, to: c}]}
credentials: [{provider: bedrock, sigv4: {}}]`,
    '9:71 spec.residency.steerTo[0].to.region: found "eu-mars-1"; allowed: a region of AWS such as eu-central-1',
    '9:117 spec.residency.steerTo[0].models[1].from: found "a", which models[0] matches first; allowed: each model once',
  ],
  [
    'an unknown provider',
    `residency: {allow: [EU]}
egress: [{name: a, provider: anthropc, action: Allow}]`,
    '6:32 spec.egress[0].provider: found "anthropc"; allowed: a provider (anthropic, bedrock, gateway, mistral, openai, vertex); did you mean "anthropic"?',
  ],
  [
    'an unknown provider of an exception',
    `residency: {allow: [EU]}
exceptions: [{match: {provider: acme}, allow: [US], reason: pilot, notAfter: 2027-01-31T00:00:00Z}]`,
    '6:35 spec.exceptions[0].match.provider: found "acme"; allowed: a provider (anthropic, bedrock, gateway, mistral, openai, vertex)',
  ],
  [
    'an unknown provider of a credential',
    `residency: {allow: [EU]}
credentials: [{provider: acme, bearer: {}}]`,
    '6:28 spec.credentials[0].provider: found "acme"; allowed: a provider (anthropic, bedrock, gateway, mistral, openai, vertex)',
  ],
  [
    'credentials of kinds that their providers do not take',
    `residency: {allow: [EU]}
credentials: [{provider: openai, sigv4: {}}, {provider: vertex, gcp: {}}, {provider: bedrock, gcp: {}}]`,
    '6:43 spec.credentials[0].sigv4: found sigv4; allowed: what openai takes: bearer, apiKey',
    '6:102 spec.credentials[2].gcp: found gcp; allowed: what bedrock takes: sigv4, bearer',
  ],
  [
    'a host with a scheme',
    `residency: {allow: [EU]}
egress: [{name: a, hosts: ["https://a.example.com"], action: Allow}]`,
    '6:30 spec.egress[0].hosts[0]: found "https://a.example.com"; allowed: a host name such as api.example.com or *.example.com, without scheme, port or path',
  ],
  [
    'a star within a name',
    `residency: {allow: [EU]}
egress: [{name: a, hosts: ["api.*.com"], action: Allow}]`,
    '6:30 spec.egress[0].hosts[0]: found "api.*.com"; allowed: a host name such as api.example.com or *.example.com, without scheme, port or path',
  ],
  [
    'a star over a top-level domain',
    `residency: {allow: [EU]}
egress: [{name: a, hosts: ["*.com"], action: Allow}]`,
    '6:30 spec.egress[0].hosts[0]: found "*.com"; allowed: a host name such as api.example.com or *.example.com, without scheme, port or path',
  ],
  [
    'a host that another of the same rule matches',
    `residency: {allow: [EU]}
egress: [{name: a, hosts: ["*.example.com", API.example.com], action: Allow}]`,
    '6:47 spec.egress[0].hosts[1]: found "API.example.com", which "*.example.com" matches already; allowed: each host once',
  ],
  [
    'a host in two spellings',
    `residency: {allow: [EU]}
egress: [{name: a, hosts: [api.example.com, API.example.com], action: Allow}]`,
    '6:47 spec.egress[0].hosts[1]: found "API.example.com", which "api.example.com" matches already; allowed: each host once',
  ],
  [
    'a provider that an earlier rule matches',
    `residency: {allow: [EU]}
egress:
  - {name: a, provider: openai, action: Deny}
  - {name: b, provider: openai, action: Allow}`,
    '8:27 spec.egress[1].provider: found "openai", which egress[0] (a) matches first; allowed: what no earlier rule matches, or the rule can never fire there',
  ],
  [
    'a host that an earlier rule matches',
    `residency: {allow: [EU]}
egress:
  - {name: a, hosts: ["*.Example.com"], action: Deny}
  - {name: b, hosts: [b.example.com, example.com], action: Allow}`,
    '8:25 spec.egress[1].hosts[0]: found "b.example.com", which egress[0] (a) matches first; allowed: what no earlier rule matches, or the rule can never fire there',
  ],
  [
    'an exception that is over',
    `residency: {allow: [EU]}
exceptions: [{match: {provider: openai}, allow: [US], reason: pilot, notAfter: 2026-11-22T12:00:00Z}]`,
    '6:82 spec.exceptions[0].notAfter: found "2026-11-22T12:00:00Z", which is past; allowed: a moment to come; remove an exception that is over',
  ],
  [
    'an exception for what is allowed anyway',
    `residency: {allow: [EU]}
exceptions: [{match: {provider: openai}, allow: [US, aws/eu-central-1], reason: pilot, notAfter: 2027-01-31T00:00:00Z}]`,
    '6:56 spec.exceptions[0].allow[1]: found "aws/eu-central-1", which residency.allow has already; allowed: places that residency.allow does not have',
  ],
  [
    'an exception for what egress denies',
    `residency: {allow: [EU]}
egress: [{name: a, provider: mistral, action: Allow}]
exceptions: [{match: {provider: openai}, allow: [US], reason: pilot, notAfter: 2027-01-31T00:00:00Z}]`,
    '7:35 spec.exceptions[0].match.provider: found "openai", which egress denies; allowed: a provider that egress lets pass: an exception widens residency, never egress',
  ],
  [
    'a data class that widens',
    `residency: {allow: [EU]}
dataClasses: [{name: a, when: {findings: [Iban]}, allow: [DE, US]}]`,
    '6:65 spec.dataClasses[0].allow[1]: found "US", which is not within residency.allow; allowed: places within residency.allow: a data class may only tighten',
  ],
  [
    'a data class that widens by a zone',
    `residency: {allow: [EU]}
dataClasses: [{name: a, when: {findings: [Iban]}, allow: [EEA]}]`,
    '6:61 spec.dataClasses[0].allow[0]: found "EEA", which is not within residency.allow (IS, LI, NO); allowed: places within residency.allow: a data class may only tighten',
  ],
  [
    'a data class that widens a region to its country',
    `residency: {allow: [aws/eu-central-1]}
dataClasses: [{name: a, when: {findings: [Iban]}, allow: [DE]}]`,
    '6:61 spec.dataClasses[0].allow[0]: found "DE", which is not within residency.allow; allowed: places within residency.allow: a data class may only tighten',
  ],
  [
    'a data class that changes nothing',
    `residency: {allow: [EU]}
dataClasses: [{name: a, when: {findings: [Iban]}, allow: [EU]}]`,
    '6:60 spec.dataClasses[0].allow: found EU, which is all of residency.allow; allowed: fewer places than residency.allow, or the class changes nothing',
  ],
  [
    'a data class that waits for what nothing finds',
    `residency: {allow: [EU]}
dataClasses: [{name: a, when: {findings: [EmployeId]}, allow: [DE]}]
masking: {rules: [{name: EmployeeId, pattern: a, strategy: Hash}]}`,
    '6:45 spec.dataClasses[0].when.findings[0]: found "EmployeId", which nothing finds; allowed: an entity (ApiKey, CreditCard, EmailAddress, Iban, IpAddress, Jwt, PhoneNumber, PrivateKey), the name of a masking pattern or dictionary, or Unscanned; did you mean "EmployeeId"?',
  ],
  [
    'a data class for what is denied anyway',
    `residency: {allow: [EU]}
dataClasses: [{name: a, when: {findings: [Unscanned]}, allow: [DE]}]
masking: {uninspectable: Deny}`,
    '6:45 spec.dataClasses[0].when.findings[0]: found "Unscanned", which masking.uninspectable denies in any case; allowed: Unscanned only together with masking.uninspectable: Allow',
  ],
  [
    'an entity that no detector finds',
    `residency: {allow: [EU]}
masking: {rules: [{entities: [Emailadress], strategy: Hash}]}`,
    '6:33 spec.masking.rules[0].entities[0]: found "Emailadress"; allowed: an entity (ApiKey, CreditCard, EmailAddress, Iban, IpAddress, Jwt, PhoneNumber, PrivateKey), or the name of a dictionary of the policy; did you mean "EmailAddress"?',
  ],
  [
    'a pattern that RE2 does not know',
    `residency: {allow: [EU]}
masking: {rules: [{name: A, pattern: "a(?=b)", strategy: Hash}]}`,
    '6:40 spec.masking.rules[0].pattern: found "a(?=b)" (error parsing regexp: invalid or unsupported Perl syntax: `(?=`); allowed: a regular expression in RE2 syntax, without look-around and back-references',
  ],
  [
    'a pattern under the name of a detector',
    `residency: {allow: [EU]}
masking: {rules: [{name: Iban, pattern: a, strategy: Hash}]}`,
    '6:28 spec.masking.rules[0].name: found "Iban", which is the name of a built-in entity; allowed: a name of its own',
  ],
  [
    'an entity that a stronger rule masks',
    `residency: {allow: [EU]}
masking:
  rules:
    - {entities: [Iban, Jwt], strategy: Pseudonym}
    - {entities: [Jwt], strategy: Redact, direction: Both}`,
    '8:27 spec.masking.rules[0].entities[1]: found "Jwt", which rules[1] (Redact) masks in any case; allowed: an entity that no rule at least as strong masks already',
  ],
  [
    'an entity that an equal rule masks',
    `residency: {allow: [EU]}
masking:
  rules:
    - {entities: [Iban], strategy: Hash}
    - {entities: [Iban], strategy: Hash}`,
    '9:21 spec.masking.rules[1].entities[0]: found "Iban", which rules[0] (Hash) masks in any case; allowed: an entity that no rule at least as strong masks already',
  ],
  [
    'of two partial masks the one that keeps more',
    `residency: {allow: [EU]}
masking:
  rules:
    - {entities: [Iban], strategy: Partial, keepLast: 5}
    - {entities: [Iban], strategy: Partial}`,
    '8:21 spec.masking.rules[0].entities[0]: found "Iban", which rules[1] (Partial) masks in any case; allowed: an entity that no rule at least as strong masks already',
  ],
  [
    'an allowed pattern that is not RE2',
    `residency: {allow: [EU]}
masking:
  allow: {patterns: ['a(?=b)']}
  rules: [{entities: [Iban], strategy: Hash}]`,
    '7:24 spec.masking.allow.patterns[0]: found "a(?=b)" (error parsing regexp: invalid or unsupported Perl syntax: `(?=`); allowed: a regular expression in RE2 syntax, without look-around and back-references',
  ],
  [
    'a dictionary with the name of a detector, and one with that of a pattern',
    `residency: {allow: [EU]}
masking:
  dictionaries: [{name: Iban, values: [Acme]}, {name: Ref, values: [Acme]}]
  rules: [{name: Ref, pattern: R-1, strategy: Hash}]`,
    '7:27 spec.masking.dictionaries[0].name: found "Iban", which is the name of a built-in entity; allowed: a name of its own',
    '7:57 spec.masking.dictionaries[1].name: found "Ref", which is the name of a masking pattern; allowed: a name of its own',
  ],
  [
    'a dictionary whose file is not there',
    `residency: {allow: [EU]}
masking:
  dictionaries: [{name: Customer, files: [customers.txt, gone.txt]}]
  rules: [{entities: [Customer], strategy: Hash}]`,
    '7:60 spec.masking.dictionaries[0].files[1]: found "gone.txt", which cannot be read (ENOENT); allowed: a text file with one name of 2 to 256 characters per line',
  ],
];
