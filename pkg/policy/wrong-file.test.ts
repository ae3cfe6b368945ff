import { describe, expect, test } from '@jest/globals';
import { testContext } from './context.fixture.ts';
import { loadPolicies } from './load-policies.ts';
import { maxDocuments, maxFileLength } from './policy-file.ts';
import { PolicyError, spelledOut } from './problem.ts';
import { policyText, problemsIn } from './problems-of.fixture.ts';

const good = policyText('residency: {allow: [EU]}');
const named = (name: string, spec: string): string => policyText(spec).replace('name: p', `name: ${name}`);
const cluster = good.replace('kind: ResidencyPolicy', 'kind: ClusterResidencyPolicy');

const yamlTable: readonly (readonly [title: string, text: string, ...problems: string[]])[] = [
  ['nothing', '', '1:1: found no policy; allowed: at least one policy in a file'],
  ['comments alone', '# later\n', '1:1: found no policy; allowed: at least one policy in a file'],
  ['text', 'hello\n', '1:1: found a string; allowed: a policy, which is an object'],
  ['a list', '- a\n', '1:1: found a list; allowed: a policy, which is an object'],
  [
    'another kind',
    'kind: ConfigMap\n',
    '1:7 kind: found "ConfigMap"; allowed: ResidencyPolicy, ClusterResidencyPolicy',
  ],
  [
    'a kind in another spelling',
    'kind: residencypolicy\n',
    '1:7 kind: found "residencypolicy"; allowed: ResidencyPolicy, ClusterResidencyPolicy; did you mean "ResidencyPolicy"?',
  ],
  ['no kind', 'spec: {}\n', '1:1 kind: found nothing; allowed: ResidencyPolicy, ClusterResidencyPolicy'],
  [
    'another version',
    good.replace('v1alpha1', 'v1'),
    '1:13 apiVersion: found "domicile.dev/v1"; allowed: domicile.dev/v1alpha1',
  ],
  [
    'a name that Kubernetes refuses',
    good.replace('name: p', 'name: My_Policy'),
    '3:18 metadata.name: found "My_Policy"; allowed: lower-case letters, digits, hyphens and dots, such as my-name',
  ],
  [
    'a namespace for a cluster policy',
    cluster.replace('name: p', 'name: p, namespace: a'),
    '3:21 metadata.namespace: found a namespace; allowed: no namespace: the policy is for all of them',
  ],
  [
    'a key twice',
    `${good}kind: ResidencyPolicy\n`,
    '6:1: found the key "kind" a second time; allowed: each key once',
  ],
  ['an anchor', 'a: &x 1\n', '1:7: found the anchor &x; allowed: values that are written out'],
  [
    'an anchor and its alias',
    'a: &x 1\nb: *x\n',
    '1:7: found the anchor &x; allowed: values that are written out',
    '2:4: found the alias *x; allowed: values that are written out',
  ],
  [
    'a tag',
    'a: !!binary aGk=\n',
    '1:13: found the tag tag:yaml.org,2002:binary; allowed: values without tags',
  ],
  ['a key that is a number', '1: a\n', '1:1: found the key 1; allowed: keys that are text'],
  ['a key that is null', '~: a\n', '1:1: found the key null; allowed: keys that are text'],
  ['a key that is a list', '[a]: b\n', '1:1: found a key that is not text; allowed: keys that are text'],
  [
    'an indent of tabs',
    'a:\n\tb: 1\n',
    '2:1: found Tabs are not allowed as indentation; allowed: valid YAML',
  ],
];

describe('Files: what YAML itself shows', () => {
  test.each(yamlTable)('%s', (_title, text, ...problems) => {
    expect(problemsIn(text)).toEqual(problems);
  });

  test('a billion laughs are refused before they are laughed', () => {
    const laugh = ['a0: &a0 [x, x]'];
    for (let i = 1; i < 27; i++) laugh.push(`a${i}: &a${i} [*a${i - 1}, *a${i - 1}]`);
    expect(problemsIn(laugh.join('\n'))[0]).toContain('found the anchor &a0');
  });

  test.each(['[', '{a: ', '- ', 'a:\n '])('nesting without end is refused: %j', (open) => {
    expect(problemsIn(open.repeat(10_000)).length).toBeGreaterThan(0);
  });

  test('keys of the prototype are fields like others', () => {
    const [problem] = problemsIn(`${good}__proto__: {spec: 1}\n`);
    expect(problem).toContain('found the field "__proto__", which is not known');
    expect(problemsIn(`${good}constructor: 1\n`)[0]).toContain('found the field "constructor"');
  });

  test('a file at its bound is read, one character more is not', () => {
    const padded = `${good}#`.padEnd(maxFileLength, 'x');
    expect(problemsIn(padded)).toEqual([]);
    expect(problemsIn(`${padded}x`)).toEqual([
      `1:1: found ${maxFileLength + 1} characters; allowed: at most ${maxFileLength} characters in a file`,
    ]);
  });

  test('as many documents as the bound are read, one more is not', () => {
    const all = Array.from({ length: maxDocuments }, (_, i) => named(`p${i}`, 'residency: {allow: [EU]}'));
    expect(problemsIn(all.join('---\n'))).toEqual([]);
    expect(problemsIn([...all, good].join('---\n'))).toEqual([
      `1:1: found ${maxDocuments + 1} documents; allowed: at most ${maxDocuments} documents in a file`,
    ]);
  });
});

describe('Several policies', () => {
  test('no file at all', () => {
    expect(() => loadPolicies([], testContext)).toThrow('found no policy; allowed: at least one');
  });

  test('problems of all documents of all files are reported, in their order', () => {
    const bad = named('b', 'residency: {allow: [Mars]}');
    const problems = problemsIn(`${good}---\n${bad}`, named('c', 'residency: {allow: [Venus]}'));
    expect(problems.map((line) => line.slice(0, line.indexOf(';')))).toEqual([
      '11:23 spec.residency.allow[0]: found "Mars"',
      'p1.yaml:5:23 spec.residency.allow[0]: found "Venus"',
    ]);
  });

  test('the same policy twice', () => {
    expect(problemsIn(good, good)).toEqual([
      'p1.yaml:3:18 metadata.name: found a second ResidencyPolicy p; allowed: each policy once',
    ]);
  });

  test('a policy and a cluster policy may share a name', () => {
    expect(problemsIn(good, cluster)).toEqual([]);
  });

  test.each([
    ['apiKey: {}', 'bearer: {}', 'another bearer'],
    ['apiKey: {secretRef: {name: a, key: k}}', 'apiKey: {secretRef: {name: b, key: k}}', 'another apiKey'],
    ['apiKey: {secretRef: {name: a, key: k}}', 'apiKey: {}', 'another apiKey'],
  ])('conflicting credentials: %s and %s', (first, second, found) => {
    const spec = (credential: string) =>
      `residency: {allow: [EU]}\ncredentials: [{provider: openai, ${credential}}]`;
    expect(problemsIn(named('a', spec(first)), named('b', spec(second)))).toEqual([
      `p1.yaml:6:17 spec.credentials[0]: found ${found} for openai than a has; allowed: the same credential for a provider in all policies`,
    ]);
  });

  test('a long list of problems is cut in the message, not in the error', () => {
    const places = Array.from({ length: spelledOut + 1 }, (_, i) => `X${i}`);
    const load = () =>
      loadPolicies(
        [{ file: 'p.yaml', text: policyText(`residency: {allow: [${places.join()}]}`) }],
        testContext,
      );
    expect(load).toThrow(PolicyError);
    try {
      load();
    } catch (error) {
      const { message, problems } = error as PolicyError;
      expect(problems).toHaveLength(spelledOut + 1);
      expect(message.split('\n')).toHaveLength(spelledOut + 1);
      expect(message).toMatch(/\n\.\.\. and 1 more$/);
    }
  });

  test('a problem tells its parts', () => {
    try {
      loadPolicies([{ file: 'eu.yaml', text: policyText('residency: {allow: [EUU]}') }], testContext);
      throw new Error('accepted');
    } catch (error) {
      expect((error as PolicyError).problems).toEqual([
        {
          code: 'name.place',
          file: 'eu.yaml',
          line: 5,
          column: 23,
          field: 'spec.residency.allow[0]',
          found: '"EUU"',
          allowed:
            'a zone (EU, EEA, UK ...), an ISO 3166-1 country or a cloud region such as aws/eu-central-1',
          message:
            'eu.yaml:5:23 spec.residency.allow[0]: found "EUU"; allowed: a zone (EU, EEA, UK ...), an ISO 3166-1 country or a cloud region such as aws/eu-central-1; did you mean "EU"?',
        },
      ]);
    }
  });
});
