/**
 * What the schema refuses: what it is, the spec (its first line is line 5 of the file), and every problem that is
 * reported. The cluster suite sends the same to a real API server.
 */
export const wrongShapes: readonly (readonly [title: string, spec: string, ...problems: string[]])[] = [
  [
    'residency is missing',
    'mode: Audit',
    '5:3 spec.residency: found nothing; allowed: a value, which is required',
  ],
  ['spec is empty', '', '4:6 spec: found nothing; allowed: an object'],
  [
    'an unknown field',
    `residency: {allow: [EU]}
budget: {tokens: 5}`,
    '6:3 spec.budget: found the field "budget", which is not known; allowed: mode, selector, namespaceSelector, reachableRanges, residency, placement, nodeRegions, egress, exceptions, dataClasses, masking, credentials, recording',
  ],
  [
    'an unknown field close to a known one',
    'residency: {alow: [EU]}',
    '5:14 spec.residency.allow: found nothing; allowed: a value, which is required',
    '5:15 spec.residency.alow: found the field "alow", which is not known; allowed: allow, covers, unknown, secondHops, steer, steerTo, onEchoMismatch, require, conditions, deployments; did you mean "allow"?',
  ],
  [
    'an unknown mode',
    `mode: Enforced
residency: {allow: [EU]}`,
    '5:9 spec.mode: found "Enforced"; allowed: Enforce, Audit; did you mean "Enforce"?',
  ],
  [
    'a mode of another type',
    `mode: 1
residency: {allow: [EU]}`,
    '5:9 spec.mode: found 1; allowed: Enforce, Audit',
  ],
  [
    'an empty allow list',
    'residency: {allow: []}',
    '5:22 spec.residency.allow: found an empty list; allowed: a list that is not empty',
  ],
  ['allow is not a list', 'residency: {allow: EU}', '5:22 spec.residency.allow: found "EU"; allowed: a list'],
  [
    'a place that is not text',
    'residency: {allow: [1]}',
    '5:23 spec.residency.allow[0]: found 1; allowed: a text',
  ],
  [
    'a place twice',
    'residency: {allow: [EU, CH, EU]}',
    '5:31 spec.residency.allow[2]: found "EU" a second time; allowed: each value once',
  ],
  [
    'a ConfigMap without a key, one whose name is none, and one twice',
    `residency: {allow: [EU]}
masking:
  dictionaries:
    - {name: A, configMaps: [{name: customers}]}
    - {name: B, configMaps: [{name: Customers, key: names}]}
    - {name: C, configMaps: [{name: c, key: k}, {name: c, key: k}]}
  rules: [{entities: [A, B, C], strategy: Hash}]`,
    '8:32 spec.masking.dictionaries[0].configMaps[0].key: found nothing; allowed: a value, which is required',
    '9:39 spec.masking.dictionaries[1].configMaps[0].name: found a string; allowed: lower-case letters, digits, hyphens and dots, such as my-name',
    '10:51 spec.masking.dictionaries[2].configMaps[1]: found an object a second time; allowed: each value once',
  ],
  [
    'nothing covered',
    'residency: {allow: [EU], covers: []}',
    '5:36 spec.residency.covers: found an empty list; allowed: a list that is not empty',
    '5:36 spec.residency.covers: found an empty list; allowed: covers must include Processing, or the policy would not decide where requests are processed',
  ],
  [
    'covers names something else',
    'residency: {allow: [EU], covers: [Processing, Storag]}',
    '5:49 spec.residency.covers[1]: found "Storag"; allowed: Processing, SecondHops, Storage, Telemetry; did you mean "Storage"?',
  ],
  [
    'covers leaves processing out',
    'residency: {allow: [EU], covers: [Storage]}',
    '5:36 spec.residency.covers: found Storage; allowed: covers must include Processing, or the policy would not decide where requests are processed',
  ],
  [
    'an age that is not in days',
    'residency: {allow: [EU], require: {maxAge: 1y}}',
    '5:46 spec.residency.require.maxAge: found "1y"; allowed: a number of days such as 365d',
  ],
  [
    'a requirement that requires nothing',
    'residency: {allow: [EU], require: {}}',
    '5:37 spec.residency.require: found an empty object; allowed: one of confidence, maxAge',
  ],
  [
    'an unknown confidence',
    'residency: {allow: [EU], require: {confidence: documented}}',
    '5:50 spec.residency.require.confidence: found "documented"; allowed: Attested, Contractual, Documented, Declared, Inferred; did you mean "Documented"?',
  ],
  [
    'a list that is null',
    `residency: {allow: [EU]}
egress:`,
    '6:10 spec.egress: found nothing; allowed: a list',
  ],
  [
    'egress that is empty',
    `residency: {allow: [EU]}
egress: []`,
    '6:11 spec.egress: found an empty list; allowed: a list that is not empty',
  ],
  [
    'an egress rule without an action',
    `residency: {allow: [EU]}
egress: [{name: a, provider: openai}]`,
    '6:12 spec.egress[0].action: found nothing; allowed: a value, which is required',
  ],
  [
    'an egress rule whose name is not a label',
    `residency: {allow: [EU]}
egress: [{name: My Rule, provider: openai, action: Deny}]`,
    '6:19 spec.egress[0].name: found "My Rule"; allowed: lower-case letters, digits and hyphens, such as my-name',
  ],
  [
    'an exception without its end',
    `residency: {allow: [EU]}
exceptions: [{match: {provider: openai}, allow: [US], reason: pilot}]`,
    '6:16 spec.exceptions[0].notAfter: found nothing; allowed: a value, which is required',
  ],
  [
    'an exception without a reason',
    `residency: {allow: [EU]}
exceptions: [{match: {provider: openai}, allow: [US], reason: "", notAfter: 2027-01-31T00:00:00Z}]`,
    '6:65 spec.exceptions[0].reason: found an empty text; allowed: a text that is not empty',
  ],
  [
    'an end without a time',
    `residency: {allow: [EU]}
exceptions: [{match: {provider: openai}, allow: [US], reason: pilot, notAfter: 2027-01-31}]`,
    '6:82 spec.exceptions[0].notAfter: found "2027-01-31"; allowed: a moment with its time zone such as 2027-01-31T00:00:00Z',
  ],
  [
    'an end on a day that does not exist',
    `residency: {allow: [EU]}
exceptions: [{match: {provider: openai}, allow: [US], reason: pilot, notAfter: 2027-02-30T00:00:00Z}]`,
    '6:82 spec.exceptions[0].notAfter: found "2027-02-30T00:00:00Z"; allowed: a moment with its time zone such as 2027-01-31T00:00:00Z',
  ],
  [
    'an end in a leap second',
    `residency: {allow: [EU]}
exceptions: [{match: {provider: openai}, allow: [US], reason: pilot, notAfter: 2027-06-30T23:59:60Z}]`,
    '6:82 spec.exceptions[0].notAfter: found "2027-06-30T23:59:60Z"; allowed: a moment with its time zone such as 2027-01-31T00:00:00Z',
  ],
  [
    'too many characters',
    `residency: {allow: [${'E'.repeat(65)}]}`,
    `5:23 spec.residency.allow[0]: found 65 characters; allowed: at most 64 characters`,
  ],
  [
    'keepLast below its bound',
    `residency: {allow: [EU]}
masking: {rules: [{entities: [Iban], strategy: Partial, keepLast: 0}]}`,
    '6:69 spec.masking.rules[0].keepLast: found 0; allowed: at least 1',
  ],
  [
    'keepLast above its bound',
    `residency: {allow: [EU]}
masking: {rules: [{entities: [Iban], strategy: Partial, keepLast: 33}]}`,
    '6:69 spec.masking.rules[0].keepLast: found 33; allowed: at most 32',
  ],
  [
    'keepLast that is not whole',
    `residency: {allow: [EU]}
masking: {rules: [{entities: [Iban], strategy: Partial, keepLast: 1.5}]}`,
    '6:69 spec.masking.rules[0].keepLast: found 1.5; allowed: a whole number',
  ],
  [
    'a key where its reference belongs is not repeated',
    `residency: {allow: [EU]}
credentials: [{provider: openai, bearer: sk-secret}]`,
    '6:44 spec.credentials[0].bearer: found a string; allowed: an object',
  ],
  [
    'recording that YAML 1.1 would read as false',
    `residency: {allow: [EU]}
recording: {level: false}`,
    '6:22 spec.recording.level: found false; allowed: Metadata, Masked, Off',
  ],
];
