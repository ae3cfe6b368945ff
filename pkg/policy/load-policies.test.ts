import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { testContext } from './context.fixture.ts';
import { loadPolicies } from './load-policies.ts';
import { policyText } from './problems-of.fixture.ts';

const examples = new URL('../../examples/policies/', import.meta.url);
const files = readdirSync(examples)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ file, text: readFileSync(new URL(file, examples), 'utf8') }));

const load = (...specs: readonly string[]) =>
  loadPolicies(
    specs.map((spec, index) => ({
      file: `${index}.yaml`,
      text: policyText(spec).replace('name: p', `name: p${index}`),
    })),
    testContext,
  );
const compile = (spec: string) => load(spec).snapshot.policies[0]!;

describe('a compiled policy', () => {
  test('has the strict defaults', () => {
    expect(load('residency: {allow: [EU]}').snapshot).toEqual({
      policies: [
        {
          name: 'p0',
          kind: 'ResidencyPolicy',
          mode: 'Enforce',
          allow: { written: ['EU'], countries: new Set(['AT', 'DE', 'FR', 'IE', 'NL']), regions: new Set() },
          covers: new Set(['Processing', 'SecondHops']),
          unknown: 'Deny',
          secondHops: 'Deny',
          steer: false,
          steerTo: [],
          onEchoMismatch: 'Record',
          require: { confidence: undefined, maxAgeMs: undefined },
          conditions: new Set(),
          deployments: [],
          egress: undefined,
          exceptions: [],
          dataClasses: [],
          uninspectable: 'Allow',
        },
      ],
      masking: {
        rules: [],
        dictionaries: [],
        allow: { values: [], patterns: [], domains: [], documentation: false },
        allowedUrlHosts: [],
        placeholderInTool: 'Deny',
        hashIdentifiers: true,
      },
      credentials: [],
      recording: { level: 'Metadata', onFailure: 'Block' },
      version: expect.stringMatching(/^[0-9a-f]{64}$/),
      dataClasses: new Set(),
      loadedAt: testContext.now,
    });
  });

  test('a region allows itself and not its country', () => {
    const { allow } = compile('residency: {allow: [aws/us-east-1, CH]}');
    expect(allow.countries).toEqual(new Set(['CH']));
    expect(allow.regions).toEqual(new Set(['aws/us-east-1']));
  });

  test.each([
    ['[aws/eu-central-1]', ['DE'], ['aws/eu-central-1']],
    ['[aws/eu-central-1, FR]', ['DE', 'FR'], []],
  ])('a declared location %s has the countries of its regions', (location, countries, regions) => {
    const { egress } = compile(
      `residency: {allow: [EU]}\negress: [{name: a, hosts: [A.Example.com, "*.B.example.com"], location: ${location}, action: Allow}]`,
    );
    expect(egress).toEqual([
      {
        name: 'a',
        action: 'Allow',
        provider: undefined,
        hosts: ['a.example.com', '*.b.example.com'],
        privateAddresses: false,
        location: { written: expect.anything(), countries: new Set(countries), regions: new Set(regions) },
      },
    ]);
  });

  test('ages and moments are milliseconds', () => {
    const { require, exceptions } = compile(
      `residency: {allow: [EU], require: {confidence: Documented, maxAge: 2d}}
exceptions: [{match: {provider: mistral, models: ["codestral-*"]}, allow: [US], reason: pilot, ticket: SEC-12, notAfter: 2027-01-31T01:00:00+01:00}]`,
    );
    expect(require).toEqual({ confidence: 'Documented', maxAgeMs: 172_800_000 });
    expect(exceptions).toEqual([
      {
        name: 'exceptions[0]',
        provider: 'mistral',
        hosts: [],
        models: ['codestral-*'],
        allow: { written: ['US'], countries: new Set(['US']), regions: new Set() },
        reason: 'pilot',
        ticket: 'SEC-12',
        notAfter: Date.UTC(2027, 0, 31),
      },
    ]);
  });

  test.each([
    ['masking: {rules: [{entities: [Iban], strategy: Hash}]}', 'Deny'],
    ['masking: {rules: [{entities: [Iban], strategy: Hash}], uninspectable: Allow}', 'Allow'],
    ['masking: {uninspectable: Deny}', 'Deny'],
    ['masking: {placeholderInTool: Allow}', 'Allow'],
  ])('%s makes what cannot be inspected: %s', (masking, expected) => {
    expect(compile(`residency: {allow: [EU]}\n${masking}`).uninspectable).toBe(expected);
  });
});

describe('warnings', () => {
  test('say that an approval asked for denies', () => {
    const { warnings } = load(
      `residency: {allow: [EU], unknown: RequireApproval}
egress: [{name: github, hosts: [github.com], location: [US], action: RequireApproval}]`,
    );
    expect(warnings).toEqual([
      'p0: residency.unknown asks for approval: approvals do not exist yet, so it denies',
      'p0: egress[0] (github) asks for approval: approvals do not exist yet, so it denies',
    ]);
  });

  const crm = '{name: crm, hosts: [crm.example.com, "*.crm.example"], location: [US, DE], action: Allow}';

  test('say that an egress rule allows what residency denies', () => {
    expect(load(`residency: {allow: [EU]}\negress: [${crm}]`).warnings).toEqual([
      'p0: egress[0] (crm) allows crm.example.com, *.crm.example, but they lie in US, outside EU, so residency denies them: add the place to residency.allow, or write a dated exception',
    ]);
  });

  test.each([
    ['lies within', `residency: {allow: [EU, US]}\negress: [${crm}]`],
    [
      'an exception may let pass',
      `residency: {allow: [EU]}\negress: [${crm}]\nexceptions: [{match: {hosts: [crm.example.com]}, allow: [US], reason: r, notAfter: 2099-01-01T00:00:00Z}]`,
    ],
  ])('say nothing of an egress rule for what %s', (_what, spec) => {
    expect(load(spec).warnings).toEqual([]);
  });

  test('say that kubectl reads Norway and Off as booleans', () => {
    expect(load('residency: {allow: [NO]}\nrecording: {level: Off}').warnings).toEqual([
      '0.yaml:5:23 NO is read as a boolean by kubectl: write "NO" in quotes',
      '0.yaml:6:22 Off is read as a boolean by kubectl: write "Off" in quotes',
    ]);
    expect(load('residency: {allow: ["NO"]}\nrecording: {level: "Off"}').warnings).toEqual([]);
  });

  test('say that a policy in Audit mode does not look for its own pattern', () => {
    const spec = `residency: {allow: [EU]}
dataClasses: [{name: staff, when: {findings: [EmployeeId]}, allow: [DE]}]
masking: {rules: [{name: EmployeeId, pattern: a, strategy: Hash}]}`;
    expect(load(spec).warnings).toEqual([]);
    expect(load(`mode: Audit\n${spec}`).warnings).toEqual([
      'p0: masking.rules[0] (EmployeeId) belongs to a policy in Audit mode and is not looked for, neither for data classes nor in what is recorded',
    ]);
    expect(load(`mode: Audit\n${spec}`, spec).warnings).toEqual([]);
  });
});

describe('what is said of data', () => {
  const health = `residency: {allow: [EU]}
dataClasses: [{name: a, when: {annotation: health}, allow: [DE]}]`;
  const said = (spec: string, ...dataClasses: readonly string[]) =>
    loadPolicies([{ file: 'p.yaml', text: policyText(spec) }], { ...testContext, dataClasses }).snapshot;

  test('is kept with the policies that have a class for it', () => {
    const { dataClasses, policies } = said(health, 'health');
    expect([...dataClasses]).toEqual(['health']);
    expect(policies[0]?.dataClasses).toMatchObject([{ annotation: 'health', findings: new Set() }]);
    expect(said(health).dataClasses.size).toBe(0);
  });

  test.each([
    [health, 'helth', /^found the data class "helth", which no policy has/, 'did you mean "health"?'],
    ['residency: {allow: [EU]}', 'health', /^found the data class "health"/, 'no policy has dataClasses'],
  ])('is refused where no policy has a class for it: %#', (spec, name, found, allowed) => {
    expect(() => said(spec, name)).toThrow(found);
    expect(() => said(spec, name)).toThrow(allowed);
  });
});

describe('the version', () => {
  const versionOf = (text: string) => loadPolicies([{ file: 'a.yaml', text }], testContext).snapshot.version;
  const text = policyText('residency: {allow: [EU]}');

  test.each([
    ['layout', text.replace('{allow: [EU]}', '\n    allow:\n      - EU')],
    ['a default that is written out', `${text}  mode: Enforce\n`],
    ['what the API server adds', text.replace('name: p', 'name: p, uid: u, generation: 3, labels: {a: b}')],
    ['the order of fields', text.replace(/(api.*\n)(kind.*\n)/, '$2$1')],
  ])('does not depend on %s', (_title, other) => {
    expect(other).not.toBe(text);
    expect(versionOf(other)).toBe(versionOf(text));
  });

  test.each([
    ['a place', text.replace('EU', 'DE')],
    ['the name', text.replace('name: p', 'name: q')],
    ['the mode', `${text}  mode: Audit\n`],
  ])('depends on %s', (_title, other) => {
    expect(versionOf(other)).not.toBe(versionOf(text));
  });
});

describe('laws', () => {
  test('the snapshot does not depend on the order of files and documents', () => {
    const { snapshot, warnings } = loadPolicies(files, testContext);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(files, { minLength: files.length }),
        fc.boolean(),
        (shuffled, joined) => {
          const text = shuffled.map((file) => file.text).join('---\n');
          const input = joined ? [{ file: 'all.yaml', text }] : shuffled;
          expect(loadPolicies(input, testContext)).toEqual({ snapshot, warnings });
        },
      ),
    );
  });

  test('any text is accepted or refused with problems that have a place in it', () => {
    const lines = fc.constantFrom(
      ...files.flatMap(({ text }) => text.split('\n')),
      'spec:',
      '  - a',
      '? b',
      '"',
    );
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 40 }), (all) => {
        const text = all.join('\n');
        try {
          loadPolicies([{ file: 'x.yaml', text }], testContext);
        } catch (error) {
          const { problems } = error as { problems: readonly { line: number; column: number }[] };
          for (const { line, column } of problems) {
            expect(line).toBeGreaterThan(0);
            expect(line).toBeLessThanOrEqual(all.length + 1);
            expect(column).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
