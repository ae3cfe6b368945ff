import { describe, expect, test } from '@jest/globals';
import { analysisOf } from '../../cmd/domicile/analyze/analysis.fixture.ts';
import { analysisText } from '../../cmd/domicile/analyze/format.ts';
import { rules } from '../../cmd/domicile/analyze/rules.ts';
import { read } from './files.ts';
import { type Block, blocksOf, rowsByCode, sectionOf } from './markdown.ts';
import { domicile } from './run.ts';

const guide = read('docs/analyze.md');
const codes = Object.keys(rules);
const examples = blocksOf(guide).filter(({ tag }) => tag.startsWith('DOM'));

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');
const needs = (text: string, field: string, otherwise: string): string =>
  new RegExp(`^${field}:`, 'm').test(text) ? text : `${otherwise}\n${text}`;

const policyOf = (kind: string, metadata: string, spec: string): string =>
  `apiVersion: domicile.dev/v1alpha1\nkind: ${kind}\nmetadata: ${metadata}\nspec:\n${indented(
    needs(spec, 'residency', 'residency: {allow: [EU]}'),
  )}`;
const kept = 'credentials: [{provider: anthropic, apiKey: {secretRef: {name: anthropic, key: api-key}}}]\n';
const podOf = (spec: string): string =>
  [
    policyOf('ResidencyPolicy', '{name: eu, namespace: agents}', kept),
    'apiVersion: v1\nkind: Pod\n' +
      'metadata: {name: agent, namespace: agents, annotations: {domicile.dev/inject: enabled}}\n' +
      `spec:\n${indented(needs(spec, 'containers', 'containers: [{name: agent, image: "agent:1"}]'))}`,
  ].join('---\n');

/** The example as a whole, as its tag says what it is a part of. */
function whole({ tag, text }: Block): string {
  const [, part = 'manifests'] = tag.split(' ');
  const around: Readonly<Record<string, (spec: string) => string>> = {
    manifests: (manifests) => manifests,
    spec: (spec) => policyOf('ResidencyPolicy', '{name: eu, namespace: agents}', spec),
    'cluster-spec': (spec) => policyOf('ClusterResidencyPolicy', '{name: all}', spec),
    pod: podOf,
  };
  return around[part]?.(text) ?? '';
}

const found = (block: Block) =>
  analysisOf([{ file: 'shown.yaml', text: whole(block) }], { enforce: block.tag.endsWith(' enforced') });

describe('docs/analyze.md', () => {
  test('has a section and an example for every code, in order, and for no other', () => {
    const headings = [...guide.matchAll(/^### (DOM\d+)$/gm)].map(([, code]) => code);
    expect(headings).toEqual(codes);
    expect(examples.map(({ tag }) => tag.split(' ')[0])).toEqual(codes);
  });

  test.each(codes)('%s has its title, why it matters and how to fix it', (code) => {
    const section = sectionOf(guide, `### ${code}`);
    expect(section).toContain(`\n${rules[code as keyof typeof rules].title}.\n`);
    expect(section).toMatch(/\n\*\*Why\.\*\* .+/);
    expect(section).toMatch(/\n\*\*Fix\.\*\* .+/);
  });

  test.each(examples)('the example of $tag shows it', (block) => {
    const [code = ''] = block.tag.split(' ');
    const { findings } = found(block);
    expect(findings.map((finding) => finding.code)).toContain(code);
  });

  test.each(examples)('the example of $tag shows nothing that a reader would not expect', (block) => {
    const [code = ''] = block.tag.split(' ');
    const others = found(block).findings.filter((finding) => finding.code !== code);
    // A pod that asks for injection is captured cooperatively; some examples are wrong in two ways.
    const expected = new Set(['DOM134', ...(alsoWrong[code] ?? [])]);
    expect(others.map((finding) => finding.code).filter((other) => !expected.has(other))).toEqual([]);
  });

  test('the analysis shown is what the pod shown gets', () => {
    const block = examples.find(({ tag }) => tag === 'DOM106 pod');
    const shown = blocksOf(guide).find(({ tag }) => tag === 'analysis')?.text ?? '';
    const text = whole(block ?? { language: '', tag: '', text: '' });
    expect(analysisText(analysisOf([{ file: 'agents.yaml', text }]))).toBe(shown);
  });

  test('has every option', async () => {
    const { stdout } = await domicile(['analyze', '--help']);
    const options = [...stdout.matchAll(/^ {2}((?:-\w, )?--[a-z-]+(?: <[^>]+>)?)/gm)].map(
      ([, option]) => option,
    );
    expect(options.length).toBeGreaterThan(5);
    const named = [...rowsByCode(guide).keys()].filter((code) => code.startsWith('-'));
    expect(new Set(named)).toEqual(new Set(options.filter((option) => option !== '-h, --help')));
  }, 60_000);
});

const alsoWrong: Readonly<Record<string, readonly string[]>> = {
  DOM032: ['DOM033'],
  DOM052: ['DOM130'],
  DOM123: ['DOM023'],
};
