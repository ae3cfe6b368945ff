import { readFileSync } from 'node:fs';
import { type CelInput, run } from '@bufbuild/cel';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { twins } from './twins.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string; readonly message: string }[];
}

interface CelRule {
  readonly at: string;
  readonly rule: string;
  readonly message: string;
}

function celRules(schema: Schema, at = ''): readonly CelRule[] {
  return [
    ...(schema['x-kubernetes-validations'] ?? []).map(({ rule, message }) => ({ at, rule, message })),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, below]) =>
      celRules(below, at === '' ? name : `${at}.${name}`),
    ),
    ...(schema.items === undefined ? [] : celRules(schema.items, `${at}[]`)),
  ];
}

const specOf = (file: string): Schema =>
  parse(readFileSync(new URL(`../../crds/${file}.domicile.dev.yaml`, import.meta.url), 'utf8')).spec
    .versions[0].schema.openAPIV3Schema.properties.spec;

const rules = celRules(specOf('clusterresidencypolicies'));

interface Examples {
  readonly message: string;
  readonly holds: readonly CelInput[];
  readonly breaks: readonly CelInput[];
}

const name = (...names: readonly string[]) => names.map((one) => ({ name: one }));
const deny = { hosts: ['a.example'], action: 'Deny' };

/** What the CRD's rule (CEL) and its twin must say the same of. */
const table: readonly Examples[] = [
  {
    message: 'an expression of the selector has values with In and NotIn, and only there',
    holds: [{ operator: 'In', values: ['a'] }, { operator: 'NotIn', values: ['a'] }, { operator: 'Exists' }],
    breaks: [{ operator: 'In' }, { operator: 'NotIn' }, { operator: 'DoesNotExist', values: ['a'] }],
  },
  {
    message: 'an expression of the namespaceSelector has values with In and NotIn, and only there',
    holds: [{ operator: 'In', values: ['a'] }, { operator: 'NotIn', values: ['a'] }, { operator: 'Exists' }],
    breaks: [{ operator: 'In' }, { operator: 'NotIn' }, { operator: 'DoesNotExist', values: ['a'] }],
  },
  {
    message: 'covers must include Processing, or the policy would not decide where requests are processed',
    holds: [['Processing'], ['Storage', 'Processing']],
    breaks: [['Storage'], ['SecondHops', 'Telemetry']],
  },
  {
    message: 'a deployment has a host or a resource of Azure, exactly one of the two',
    holds: [{ host: 'a.example' }, { resource: 'a' }],
    breaks: [{}, { host: 'a.example', resource: 'a' }],
  },
  {
    message: 'a resource of Azure holds deployments of several places, so its deployment must be named',
    holds: [{ host: 'a.example' }, { resource: 'a', deployment: 'b' }],
    breaks: [{ resource: 'a' }],
  },
  {
    message: 'a sku belongs to a resource of Azure',
    holds: [{ host: 'a.example' }, { resource: 'a', sku: 'Standard' }],
    breaks: [{ host: 'a.example', sku: 'Standard' }],
  },
  {
    message: 'steerTo says where to steer, which takes steer, true',
    holds: [{}, { steer: false }, { steer: true, steerTo: [{}] }],
    breaks: [{ steerTo: [{}] }, { steer: false, steerTo: [{}] }],
  },
  {
    message: 'a target at bedrock has a region, one at vertex a location and a project, and neither has more',
    holds: [
      { provider: 'bedrock', region: 'eu-west-1' },
      { provider: 'vertex', location: 'eu', project: 'p' },
    ],
    breaks: [
      { provider: 'bedrock' },
      { provider: 'bedrock', region: 'eu-west-1', project: 'p' },
      { provider: 'vertex', location: 'eu' },
      { provider: 'vertex', location: 'eu', project: 'p', region: 'eu-west-1' },
    ],
  },
  {
    message: 'privateAddresses is for hosts that may be reached',
    holds: [
      { hosts: ['a'], action: 'Allow', privateAddresses: true },
      { provider: 'a', action: 'Deny' },
    ],
    breaks: [
      { provider: 'a', action: 'Allow', privateAddresses: true },
      { hosts: ['a'], action: 'Deny', privateAddresses: true },
    ],
  },
  {
    message: 'each node region is declared once',
    holds: [name('a'), name('a', 'b')],
    breaks: [name('a', 'a'), name('a', 'b', 'a')],
  },
  {
    message: 'each egress rule needs a name of its own',
    holds: [name('a'), name('a', 'b')],
    breaks: [name('a', 'a'), name('a', 'b', 'a')],
  },
  {
    message: 'an egress rule has a provider or hosts, exactly one of the two',
    holds: [{ provider: 'a' }, { hosts: ['a'] }],
    breaks: [{}, { provider: 'a', hosts: ['a'] }],
  },
  {
    message: 'location declares the place of hosts; the place of a provider comes from the catalog',
    holds: [{ provider: 'a' }, { hosts: ['a'], location: ['DE'] }],
    breaks: [{ provider: 'a', location: ['DE'] }],
  },
  {
    message: 'a rule that denies has no use for a location',
    holds: [deny, { ...deny, action: 'Allow', location: ['DE'] }],
    breaks: [{ ...deny, location: ['DE'] }],
  },
  {
    message: 'an exception matches a provider or hosts, exactly one of the two',
    holds: [{ provider: 'a' }, { hosts: ['a'], models: ['b'] }],
    breaks: [{}, { models: ['b'] }, { provider: 'a', hosts: ['a'] }],
  },
  {
    message: 'each data class needs a name of its own',
    holds: [name('a', 'b')],
    breaks: [name('b', 'a', 'a')],
  },
  {
    message: 'allow exempts values from the rules of the same policy, which has none',
    holds: [{}, { rules: [] }, { allow: { values: ['a'] }, rules: [] }],
    breaks: [{ allow: { values: ['a'] } }],
  },
  {
    message: 'each masking pattern needs a name of its own',
    holds: [
      [{}, {}],
      [{}, ...name('A', 'B')],
    ],
    breaks: [name('A', 'A'), [...name('A'), {}, ...name('A')]],
  },
  {
    message: 'a masking rule has entities or a pattern, exactly one of the two',
    holds: [{ entities: ['A'] }, { pattern: 'a' }],
    breaks: [{}, { entities: ['A'], pattern: 'a' }],
  },
  {
    message: 'a pattern needs a name, and only a pattern has one',
    holds: [{ entities: ['A'] }, { name: 'A', pattern: 'a' }],
    breaks: [{ pattern: 'a' }, { name: 'A', entities: ['A'] }],
  },
  {
    message: 'keepLast belongs to the strategy Partial',
    holds: [{ strategy: 'Redact' }, { strategy: 'Partial' }, { strategy: 'Partial', keepLast: 2 }],
    breaks: [{ strategy: 'Redact', keepLast: 2 }],
  },
  {
    message: 'restore belongs to the strategy Pseudonym',
    holds: [
      { strategy: 'Redact' },
      { strategy: 'Pseudonym' },
      { strategy: 'Pseudonym', restore: { tools: false } },
    ],
    breaks: [{ strategy: 'Redact', restore: { tools: false } }],
  },
  {
    message: 'a data class needs findings, an annotation or both',
    holds: [{ findings: ['Iban'] }, { annotation: 'health' }, { findings: ['Iban'], annotation: 'health' }],
    breaks: [{}],
  },
  {
    message: 'a dictionary has at least one of values, files and configMaps',
    holds: [
      { values: ['Acme'] },
      { files: ['a.txt'] },
      { configMaps: [{ name: 'customers', key: 'names' }] },
      { values: ['Acme'], files: ['a.txt'] },
    ],
    breaks: [{ name: 'Customer' }],
  },
  {
    message: 'each dictionary needs a name of its own',
    holds: [[{ name: 'A' }, { name: 'B' }]],
    breaks: [[{ name: 'A' }, { name: 'A' }]],
  },
  {
    message: 'each provider has one credential',
    holds: [[{ provider: 'a' }, { provider: 'b' }]],
    breaks: [[{ provider: 'a' }, { provider: 'a' }]],
  },
  {
    message: 'a credential is exactly one of apiKey, bearer, sigv4 and gcp',
    holds: [{ apiKey: {} }, { bearer: {} }, { sigv4: {} }, { gcp: {} }],
    breaks: [{}, { apiKey: {}, bearer: {} }, { apiKey: {}, bearer: {}, sigv4: {}, gcp: {} }],
  },
  {
    message:
      'a credential of self-hosted or gateway says in hosts where it goes, for example [vllm.models.svc]',
    holds: [
      { provider: 'openai' },
      { provider: 'openai', hosts: ['a'] },
      { provider: 'gateway', hosts: ['a'] },
    ],
    breaks: [{ provider: 'self-hosted' }, { provider: 'gateway' }],
  },
];

const sorted = (items: readonly { readonly at: string; readonly message: string }[]) =>
  items.map(({ at, message }) => `${at}: ${message}`).toSorted();

describe('CEL rules and their twins', () => {
  test('every rule of the CRD has a twin at the same place with the same message, and no twin is alone', () => {
    expect(sorted(twins)).toEqual(sorted(rules));
    expect(new Set(rules.map(({ message }) => message)).size).toBe(rules.length);
  });

  test('a policy of a namespace has the same rules, but for what only the cluster policy has', () => {
    const own = rules.filter(({ at }) => !at.startsWith('namespaceSelector'));
    expect(celRules(specOf('residencypolicies'))).toEqual(own);
  });

  test('every rule has examples', () => {
    expect(table.map(({ message }) => message).toSorted()).toEqual(
      rules.map(({ message }) => message).toSorted(),
    );
  });

  test.each(table)('$message', ({ message, holds, breaks }) => {
    const rule = rules.find((one) => one.message === message)!.rule;
    const twin = twins.find((one) => one.message === message)!;
    for (const self of holds) {
      expect([self, run(rule, { self }), ...twin.broken(self)]).toEqual([self, true]);
    }
    for (const self of breaks) {
      expect([self, run(rule, { self })]).toEqual([self, false]);
      expect([...twin.broken(self)]).not.toEqual([]);
    }
  });

  test.each([undefined, null, 'text', 1, [], [null], {}])('twins take any shape: %j', (self) => {
    for (const { broken } of twins) expect(() => [...broken(self)]).not.toThrow();
  });
});
