import { describe, expect, test } from '@jest/globals';
import { testContext } from './context.fixture.ts';
import { loadPolicies } from './load-policies.ts';
import { policyText } from './problems-of.fixture.ts';

const load = (...specs: readonly string[]) =>
  loadPolicies(
    specs.map((spec, index) => ({
      file: `${index}.yaml`,
      text: policyText(`residency: {allow: [EU]}\n${spec}`).replace('name: p', `name: p${index}`),
    })),
    testContext,
  ).snapshot;

describe('masking of several policies', () => {
  const iban = 'masking: {rules: [{entities: [Iban], strategy: Pseudonym}]}';
  const jwt = 'masking: {rules: [{entities: [Jwt], strategy: Partial, direction: Both}]}';

  test('all masks apply, the same one once', () => {
    expect(load(iban, jwt, iban).masking.rules).toEqual([
      {
        name: 'rules[0]',
        entities: ['Iban'],
        pattern: undefined,
        strategy: 'Pseudonym',
        direction: 'Request',
        keepLast: 0,
        restore: { text: true, tools: true },
      },
      {
        name: 'rules[0]',
        entities: ['Jwt'],
        pattern: undefined,
        strategy: 'Partial',
        direction: 'Both',
        keepLast: 4,
        restore: { text: true, tools: true },
      },
    ]);
  });

  test('a policy in Audit mode masks nothing', () => {
    expect(load(`mode: Audit\n${iban}`).masking.rules).toEqual([]);
  });

  const allowing = (...values: readonly string[]) =>
    `masking: {allow: {values: [${values.join(', ')}]}, rules: [{entities: [EmailAddress], strategy: Hash}]}`;

  test('patterns, domains and documentation are exempt only where every policy agrees', () => {
    const open =
      'masking: {allow: {patterns: ["a+"], domains: [Example.EU], documentation: true}, rules: [{entities: [Iban], strategy: Hash}]}';
    const domains = 'masking: {allow: {domains: [example.eu]}, rules: [{entities: [Jwt], strategy: Hash}]}';
    const exempt = { values: [], patterns: ['a+'], domains: ['example.eu'], documentation: true };
    expect(load(open).masking.allow).toEqual(exempt);
    expect(load(open, domains).masking.allow).toEqual({ ...exempt, patterns: [], documentation: false });
    expect(load('').masking.allow).toEqual({ values: [], patterns: [], domains: [], documentation: false });
  });

  test('a rule says where its values are restored: everywhere, unless it says not', () => {
    const rule = (restore: string) =>
      load(`masking: {rules: [{entities: [Iban], strategy: Pseudonym${restore}}]}`).masking.rules[0]?.restore;
    expect(rule('')).toEqual({ text: true, tools: true });
    expect(rule(', restore: {tools: false}')).toEqual({ text: true, tools: false });
  });

  test('dictionaries of all policies that enforce, with what their files hold', () => {
    const customers =
      'masking: {dictionaries: [{name: Customer, values: [Initech], files: [customers.txt]}]}';
    const merged = load(customers, `mode: Audit\n${customers}`);
    expect(merged.masking.dictionaries).toEqual([
      { name: 'Customer', values: ['Initech', 'Acme GmbH', 'of 0.yaml'] },
    ]);
    const other = load('masking: {dictionaries: [{name: Customer, values: [Initech]}]}');
    expect(merged.version).not.toBe(other.version);
  });

  test('the names of a dictionary are also those of its ConfigMaps, of the namespace of the policy', () => {
    const customers = (key: string) =>
      `masking: {dictionaries: [{name: Customer, values: [Initech], configMaps: [{name: customers, key: ${key}}]}]}`;
    expect(load(customers('names')).masking.dictionaries).toEqual([
      { name: 'Customer', values: ['Initech', 'Umbrella', 'of undefined'] },
    ]);
    expect(() => load(customers('short'))).toThrow(
      'spec.masking.dictionaries[0].configMaps[0]: found the key short of the ConfigMap customers, whose line 2 has 1 characters; allowed: a ConfigMap of the namespace of the operator with the label domicile.dev/dictionary: enabled, whose key has one name of 2 to 256 characters per line',
    );
  });

  test.each([
    ['one policy', [allowing('a@x.eu', 'b@x.eu')], ['a@x.eu', 'b@x.eu']],
    ['what both allow', [allowing('a@x.eu', 'b@x.eu'), allowing('b@x.eu', 'c@x.eu')], ['b@x.eu']],
    ['a policy with rules that allows nothing', [allowing('a@x.eu'), jwt], []],
    [
      'a policy without rules has no say',
      [allowing('a@x.eu'), 'masking: {uninspectable: Allow}'],
      ['a@x.eu'],
    ],
    ['a policy in Audit mode has no say', [allowing('a@x.eu'), `mode: Audit\n${jwt}`], ['a@x.eu']],
  ])('values are exempt only where every policy agrees: %s', (_title, specs, expected) => {
    expect(load(...specs).masking.allow.values).toEqual(expected);
  });

  test.each([
    [['masking: {placeholderInTool: Allow}'], 'Allow'],
    [['masking: {placeholderInTool: Allow}', iban], 'Deny'],
    [['masking: {placeholderInTool: Allow}', ''], 'Allow'],
    [[''], 'Deny'],
  ])('placeholders in tools: %j gives %s', (specs, expected) => {
    expect(load(...specs).masking.placeholderInTool).toBe(expected);
  });

  test.each([
    [[''], true],
    [['mode: Audit'], false],
    [['mode: Audit', ''], true],
  ])('identifiers leave as hashes where any policy enforces: %j gives %s', (specs, expected) => {
    expect(load(...specs).masking.hashIdentifiers).toBe(expected);
  });
});

describe('hosts that may carry restored values', () => {
  const egress = (...rules: readonly (readonly [action: string, ...hosts: string[]])[]) =>
    `egress: [${rules.map(([action, ...hosts], i) => `{name: r${i}, hosts: ["${hosts.join('", "')}"], action: ${action}}`).join(', ')}]`;
  const audit = (spec: string) => `mode: Audit\n${spec}`;

  test.each([
    ['none without egress', [''], []],
    [
      'those that are allowed',
      [egress(['Allow', 'B.x.eu', 'a.x.eu'], ['Deny', 'c.x.eu'])],
      ['a.x.eu', 'b.x.eu'],
    ],
    ['not those that wait for approval', [egress(['RequireApproval', 'a.x.eu'])], []],
    [
      'not a pattern with an exclusion before it',
      [egress(['Deny', 'a.x.eu'], ['Allow', '*.x.eu', 'b.y.eu'])],
      ['b.y.eu'],
    ],
    [
      'only what all policies allow',
      [egress(['Allow', 'a.x.eu', 'b.x.eu']), egress(['Allow', 'a.x.eu'])],
      ['a.x.eu'],
    ],
    [
      'a host within the pattern of another policy',
      [egress(['Allow', 'a.x.eu']), egress(['Allow', '*.x.eu'])],
      ['a.x.eu'],
    ],
    ['a policy without egress has no say', [egress(['Allow', 'a.x.eu']), ''], ['a.x.eu']],
    [
      'a policy in Audit mode has no say',
      [egress(['Allow', 'a.x.eu']), audit(egress(['Allow', 'b.x.eu']))],
      ['a.x.eu'],
    ],
  ])('%s', (_title, specs, expected) => {
    expect(load(...specs).masking.allowedUrlHosts).toEqual(expected);
  });
});

describe('recording and credentials', () => {
  const recording = (level: string, onFailure: string) =>
    `recording: {level: "${level}", onFailure: ${onFailure}}`;

  test.each([
    [[recording('Off', 'Continue')], 'Off', 'Continue'],
    [[recording('Off', 'Continue'), recording('Metadata', 'Continue')], 'Metadata', 'Continue'],
    [[recording('Masked', 'Continue'), recording('Metadata', 'Block')], 'Masked', 'Block'],
    [[recording('Off', 'Continue'), ''], 'Off', 'Continue'],
    [['recording: {level: Masked}'], 'Masked', 'Block'],
    [['recording: {}'], 'Metadata', 'Block'],
  ])('the strictest recording of %j is %s, %s', (specs, level, onFailure) => {
    expect(load(...specs).recording).toEqual({ level, onFailure });
  });

  test('credentials of all policies, the same one once, by provider', () => {
    const shared = '{provider: openai, bearer: {secretRef: {name: a, key: k}}}';
    const { credentials } = load(
      `credentials: [${shared}, {provider: bedrock, sigv4: {}}]`,
      `credentials: [${shared}]`,
    );
    expect(credentials).toEqual([
      { provider: 'bedrock', kind: 'sigv4' },
      { provider: 'openai', kind: 'bearer' },
    ]);
  });
});
