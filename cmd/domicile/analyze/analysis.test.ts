import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { inject } from '../../../pkg/inject/inject.ts';
import { refusalCodes } from '../../../pkg/inject/outcome.ts';
import { analysisOf, testAround } from './analysis.fixture.ts';
import { fails } from './analysis.ts';
import { analysisJson, analysisText } from './format.ts';
import { maxManifestLength } from './read-manifests.ts';
import { ruleOfProblem, ruleOfRefusal, ruleOfWarning, rules } from './rules.ts';

const policy = (name: string, spec: string, namespace = 'agents'): string =>
  `---\napiVersion: domicile.dev/v1alpha1\nkind: ResidencyPolicy\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: ${spec}\n`;
const clusterPolicy = (name: string, spec: string): string =>
  `---\napiVersion: domicile.dev/v1alpha1\nkind: ClusterResidencyPolicy\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
const pod = (name: string, more = '', spec = 'containers: [{name: agent, image: "agent:1"}]'): string =>
  `---\napiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: agents${more}}\nspec: {${spec}}\n`;
const asks = ', annotations: {domicile.dev/inject: enabled, domicile.dev/capture: Lockdown}';
const namespace = (labels: string): string =>
  `---\napiVersion: v1\nkind: Namespace\nmetadata: {name: agents, labels: {${labels}}}\n`;

const of = (text: string, given = {}) => analysisOf([{ file: 'a.yaml', text }], given).findings;
const codesOf = (text: string, given = {}): readonly string[] => of(text, given).map(({ code }) => code);

describe('what is right', () => {
  test('has no findings', () => {
    const enforced = namespace('domicile.dev/inject: enabled');
    const text = enforced + policy('eu', '{residency: {allow: [EU]}}') + pod('one') + pod('two', asks);
    expect(codesOf(text)).toEqual([]);
  });

  test('of other kinds is passed over, anchors and all', () => {
    expect(codesOf('kind: ConfigMap\ndata: &d {a: b}\nmore: *d\n---\n- 1\n---\ntext\n---\n')).toEqual([]);
  });

  test('is counted', () => {
    const { counts } = analysisOf([
      { file: 'a.yaml', text: policy('eu', '{residency: {allow: [EU]}}') + pod('one') },
    ]);
    expect(counts).toEqual({ policies: 1, pods: 1 });
  });
});

describe('names of ConfigMaps', () => {
  const named = policy(
    'eu',
    '{residency: {allow: [EU]}, masking: {dictionaries: [{name: Customer, configMaps: [{name: customers, key: names}]}], rules: [{entities: [Customer], strategy: Hash}]}}',
  );
  const configMap = (labels: string, names: string, where = 'agents'): string =>
    `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: customers, namespace: ${where}, labels: {${labels}}}\ndata: {names: "${names}"}\n`;
  const meant = 'domicile.dev/dictionary: enabled';

  test('that are not among the manifests are not judged', () => {
    expect(codesOf(named)).toEqual([]);
    expect(codesOf(named + configMap('', 'A', 'others'))).toEqual([]);
  });

  test.each([
    ['right', configMap(meant, 'Acme\\nInitech'), undefined],
    ['without the label', configMap('', 'Acme'), 'which has not the label domicile.dev/dictionary: enabled'],
    ['with a line that is no name', configMap(meant, 'Acme\\nA'), 'whose line 2 has 1 characters'],
    ['without the key', configMap(meant, 'Acme').replace('names:', 'other:'), 'which has no such key'],
  ])('are judged where they are: %s', (_, manifest, problem) => {
    const found = of(named + manifest).map(({ code, message }) => [code, message]);
    expect(found).toEqual(
      problem === undefined ? [] : [['DOM013', expect.stringContaining(`ConfigMap customers, ${problem}`)]],
    );
  });
});

describe('places', () => {
  test('are those of the field, also in a list and in the template of what makes pods', () => {
    const text = [
      'apiVersion: v1',
      'kind: List',
      'items:',
      '- apiVersion: apps/v1',
      '  kind: Deployment',
      '  metadata: {name: support, namespace: agents}',
      '  spec:',
      '    template:',
      '      metadata: {annotations: {domicile.dev/inject: enabled, domicile.dev/capture: Lockdown}}',
      '      spec:',
      '        containers:',
      '        - name: agent',
      '          image: agent:1',
      '          securityContext:',
      '            privileged: true',
    ].join('\n');
    expect(of(text)).toMatchObject([
      {
        code: 'DOM113',
        subject: 'Deployment agents/support',
        place: { where: 'a.yaml', line: 15, column: 25 },
      },
    ]);
  });

  test('of a missing field are those of what it is missing in', () => {
    const [finding] = of(policy('eu', '{residency: {unknown: Deny}}'));
    expect(finding).toMatchObject({ code: 'DOM004', place: { line: 5, column: 19 } });
  });

  test('order findings: by file as given, then by line', () => {
    const wrong = policy('a', '{residency: {allow: [XX]}, mode: Wrong}');
    const { findings } = analysisOf([
      { file: 'z.yaml', text: wrong },
      { file: 'b.yaml', text: wrong },
    ]);
    expect(findings.map(({ place }) => `${place.where}:${place.column}`)).toEqual([
      'z.yaml:28',
      'z.yaml:40',
      'b.yaml:28',
      'b.yaml:40',
    ]);
  });

  test('of syntax are the first of a document, and a template is told as such', () => {
    expect(of('a: [1\nb: ]\n  c')).toMatchObject([{ code: 'DOM001', place: { line: 2 } }]);
    const [template] = of('a: {{ .Values.a }}\nb: {{- if .x }}\n');
    expect(template).toMatchObject({ code: 'DOM001', place: { line: 1, column: 4 } });
    expect(template?.message).toContain('helm template');
  });
});

describe('bounds', () => {
  test('a file at the bound is read, one over it is refused', () => {
    const comment = (length: number): string => `#${' '.repeat(length - 1)}`;
    expect(codesOf(comment(maxManifestLength))).toEqual([]);
    expect(codesOf(comment(maxManifestLength + 1))).toEqual(['DOM001']);
  });

  test('aliases that expand without end are refused', () => {
    const lines = Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`);
    expect(codesOf(`a0: &a0 [x]\n${lines.join('\n')}\n`)).toEqual(['DOM001']);
  });
});

describe('policies together', () => {
  const eu = '{residency: {allow: [EU]}}';

  test.each([
    ['of other namespaces', policy('us', '{residency: {allow: [US]}}', 'elsewhere')],
    ['with a region within', policy('region', '{residency: {allow: [aws/eu-central-1]}}')],
    [
      'with an exception for a common place',
      policy(
        'us',
        '{residency: {allow: [US]}, exceptions: [{match: {provider: mistral}, allow: [FR], reason: r, notAfter: "2099-01-01T00:00:00Z"}]}',
      ),
    ],
    ['in Audit', policy('us', '{mode: Audit, residency: {allow: [US]}}')],
    [
      'that select other pods',
      policy('us', '{selector: {matchLabels: {app: us}}, residency: {allow: [US]}}'),
    ],
  ])('do not contradict those %s', (_, other) => {
    expect(codesOf(policy('eu', eu) + other)).not.toContain('DOM050');
  });

  test('contradict each other through a pod that both select', () => {
    const us = policy('us', '{selector: {matchLabels: {app: us}}, residency: {allow: [US]}}');
    const found = of(policy('eu', eu) + us + pod('both', `, labels: {app: us}${asks}`));
    expect(found).toMatchObject([{ code: 'DOM050', subject: 'ResidencyPolicy agents/us' }]);
    expect(found[0]?.message).toContain('Pod agents/both');
  });

  test('keep different credentials only where they meet', () => {
    const keeps = (name: string) =>
      `{residency: {allow: [EU]}, credentials: [{provider: bedrock, sigv4: {secretRef: {name: ${name}, key: k}}}]}`;
    expect(codesOf(policy('a', keeps('one')) + policy('b', keeps('two'), 'elsewhere'))).toEqual([]);
    expect(codesOf(policy('a', keeps('one')) + policy('b', keeps('two')))).toEqual(['DOM023']);
  });

  test('of a cluster are not called idle where the labels of a namespace are not told', () => {
    const cluster = clusterPolicy(
      'all',
      '{namespaceSelector: {matchLabels: {team: ai}}, residency: {allow: [EU]}}',
    );
    expect(codesOf(cluster + pod('one', asks))).toEqual([]);
    expect(codesOf(cluster + namespace('team: web') + pod('one', asks))).toEqual(['DOM052', 'DOM130']);
    expect(codesOf(cluster + namespace('team: ai') + pod('one', asks))).toEqual([]);
  });

  test('are called idle without a pod only where everything is known', () => {
    expect(codesOf(policy('eu', eu))).toEqual([]);
    expect(codesOf(policy('eu', eu), { complete: true })).toEqual(['DOM052']);
  });
});

describe('pods', () => {
  const eu = policy('eu', '{residency: {allow: [EU]}}');

  test('without a policy are not blamed where a policy cannot be told about, or none is there', () => {
    expect(codesOf(pod('one', asks))).toEqual([]);
    expect(codesOf(policy('eu', '{residency: {allow: [EUU]}}') + pod('one', asks))).toEqual(['DOM007']);
  });

  test('that name no namespace are in the one that is given, and so are policies', () => {
    const text = `${eu.replace(', namespace: agents', '')}${pod('one', asks).replace(', namespace: agents', '')}`;
    expect(of(text, { namespace: 'billing' })).toEqual([]);
    expect(
      analysisOf([{ file: 'a', text: text.replace('EU', 'XX') }], { namespace: 'billing' }).findings,
    ).toMatchObject([{ subject: 'ResidencyPolicy billing/eu' }]);
  });

  test('that are injected already are judged as they were before', () => {
    const annotations = { 'domicile.dev/inject': 'enabled', 'domicile.dev/capture': 'Lockdown' };
    const outcome = inject({
      pod: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'one', annotations },
        spec: { containers: [{ name: 'agent', image: 'agent:1' }] },
      },
      namespace: { name: 'agents', labels: {} },
      mode: 'optin',
      policies: [],
      config: { ...testAround.config, version: 'older', images: { proxy: 'older', capture: 'older' } },
      clients: testAround.clients,
    });
    expect(outcome.kind).toBe('injected');
    expect(codesOf(JSON.stringify('pod' in outcome ? outcome.pod : {}))).toEqual([]);
  });

  test('have fields without a value as if they were not there', () => {
    expect(
      codesOf(`${eu}${pod('one', asks, 'volumes: , containers: [{name: agent, image: "agent:1", env: }]')}`),
    ).toEqual([]);
  });

  test.each(['sk-1234567890', '$(KEY)', 'domicile-keeps-the-real-credential', ''])(
    'with the key "%s"',
    (key) => {
      const env = `containers: [{name: agent, image: "agent:1", env: [{name: OPENAI_API_KEY, value: "${key}"}]}]`;
      expect(codesOf(pod('one', '', env))).toEqual(key.startsWith('sk-') ? ['DOM133'] : []);
    },
  );

  test('never have the value of a variable in a message', () => {
    const env =
      'containers: [{name: agent, image: "agent:1", env: [{name: OPENAI_API_KEY, value: sk-0123456789}, {name: HTTPS_PROXY, value: "http://u:sk-0123456789@x"}]}]';
    const text = analysisText(analysisOf([{ file: 'a', text: pod('one', asks, env) }]));
    expect(text).toContain('DOM132');
    expect(text).not.toContain('sk-0123456789');
  });
});

describe('codes', () => {
  test('are distinct for every reason that policies and pods are refused for', () => {
    const used = [ruleOfProblem, ruleOfRefusal, ruleOfWarning].flatMap((table) => Object.values(table));
    expect(new Set(used).size).toBe(used.length);
    expect(Object.keys(ruleOfRefusal)).toEqual([...refusalCodes]);
    expect(Object.keys(rules)).toEqual(expect.arrayContaining(used));
  });

  test('decide what fails', () => {
    const warned = of(policy('eu', '{mode: Audit, residency: {allow: [EU]}}'));
    expect([fails(warned, 'error'), fails(warned, 'warning'), fails([], 'warning')]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('and places are in the output for programs', () => {
    const analysis = analysisOf([
      { file: 'a.yaml', text: policy('eu', '{mode: Audit, residency: {allow: [EU]}}') },
    ]);
    expect(analysisJson(analysis)).toMatchObject({
      findings: [
        { code: 'DOM033', level: 'warning', subject: 'ResidencyPolicy agents/eu', where: 'a.yaml', line: 5 },
      ],
      policies: 1,
      pods: 0,
    });
  });
});

describe('whatever the input', () => {
  const kinds = fc.constantFrom(
    'ResidencyPolicy',
    'ClusterResidencyPolicy',
    'Pod',
    'Deployment',
    'CronJob',
    'Namespace',
    'List',
  );
  const names = fc.constantFrom(
    'metadata',
    'spec',
    'template',
    'containers',
    'initContainers',
    'volumes',
    'env',
    'envFrom',
    'name',
    'residency',
    'allow',
    'egress',
    'selector',
    'matchLabels',
    'annotations',
    'labels',
    'securityContext',
    'items',
    'masking',
    'rules',
    'credentials',
    'domicile.dev/inject',
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom('EU', 'enabled', null, true, 1, ''),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(names, tie('any'), { maxKeys: 5 }),
    ),
  })).any;
  const objects = fc.array(
    fc
      .tuple(kinds, fc.dictionary(names, value))
      .map(([kind, fields]) => ({ apiVersion: 'domicile.dev/v1alpha1', kind, ...fields })),
    { maxLength: 4 },
  );

  test('an analysis ends, with places and messages', () => {
    fc.assert(
      fc.property(objects, fc.boolean(), (all, enforce) => {
        const text = all.map((one) => `---\n${stringify(one)}`).join('');
        for (const { message, place } of of(text, { enforce })) {
          expect(message).not.toBe('');
          expect(place.line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('text of any kind is answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]:,-&*!|>\n "#aEU\t'.split('')) }), (text) => {
        expect(Array.isArray(of(text))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
