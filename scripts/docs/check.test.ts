import { describe, expect, jest, test } from '@jest/globals';
import { analysisOf, testAround } from '../../cmd/domicile/analyze/analysis.fixture.ts';
import { factsOf } from '../../cmd/domicile/analyze/facts.ts';
import { readManifests } from '../../cmd/domicile/analyze/read-manifests.ts';
import { checkLines } from '../../cmd/domicile/check/check.ts';
import { wholeCluster } from '../../cmd/domicile/check/facts.fixture.ts';
import { checkText } from '../../cmd/domicile/check/format.ts';
import { explainPod } from '../../cmd/domicile/explain/explain-pod.ts';
import { explanationText } from '../../cmd/domicile/explain/format.ts';
import { version } from '../../pkg/api/release.ts';
import { read } from './files.ts';
import { blocksOf, rowsByCode, sectionOf } from './markdown.ts';
import { domicile } from './run.ts';

/** Programs are started, on machines that are busy. Milliseconds. */
jest.setTimeout(60_000);

const guide = read('docs/check.md');
const shown = (tag: string): string => blocksOf(guide).find((one) => one.tag === tag)?.text ?? '';
const section = (name: string): string => sectionOf(guide, `## domicile ${name}`);

describe('docs/check.md', () => {
  test('shows lines as they are', async () => {
    const cluster = await wholeCluster();
    const lines = checkLines({
      ...cluster,
      injection: { kind: 'absent' },
      leaf: { kind: 'forbidden', right: 'get secrets/domicile-authority -n domicile-system' },
    });
    const wanted = new Set(['version', 'clock', 'operator', 'webhook.injection', 'certificate']);
    expect(checkText(lines.filter(({ check }) => wanted.has(check)))).toBe(shown('check'));
  });

  test('has every check that can be told', () => {
    const told = read('cmd/domicile/check/lines.test.ts').match(
      /check: '[a-z.]+'|'(?:operator|webhook|backstop)[a-z.]*'/g,
    );
    const rows = rowsByCode(section('check'));
    const names = new Set((told ?? []).map((text) => /'([a-z.]+)'/.exec(text)?.[1] ?? ''));
    expect(names.size).toBeGreaterThan(8);
    expect([...names].filter((name) => !rows.has(name))).toEqual([]);
  });

  test.each([['check'], ['explain', 'pod']])('has every option of %s %s', async (...words) => {
    const { stdout } = await domicile([...words.filter((word) => word !== ''), '--help']);
    const options = [...stdout.matchAll(/^ {2}((?:-\w, )?--[a-z-]+(?: <[^>]+>)?)/gm)].map(
      ([, option]) => option,
    );
    expect(options.length).toBeGreaterThan(4);
    const named = [...rowsByCode(section(words.join(' '))).keys()].filter((code) => code.startsWith('-'));
    expect(new Set(named)).toEqual(new Set(options.filter((option) => option !== '-h, --help')));
  });

  test('explains a pod as shown', () => {
    const policy = (kind: string, metadata: string, spec: string): string =>
      `---\napiVersion: domicile.dev/v1alpha1\nkind: ${kind}\nmetadata: ${metadata}\nspec: ${spec}\n`;
    const text = [
      policy('ClusterResidencyPolicy', '{name: guardrail}', '{residency: {allow: [DE, US]}}'),
      policy(
        'ResidencyPolicy',
        '{name: german, namespace: agents}',
        '{residency: {allow: [DE]}, exceptions: [{match: {provider: mistral}, allow: [US], reason: r, ticket: SEC-12, notAfter: "2027-01-31T00:00:00Z"}], masking: {rules: [{entities: [Iban], strategy: Pseudonym}]}, credentials: [{provider: anthropic, apiKey: {secretRef: {name: anthropic, key: api-key}}}], recording: {level: Masked}}',
      ),
      policy(
        'ResidencyPolicy',
        '{name: web, namespace: agents}',
        '{selector: {matchLabels: {app: web}}, residency: {allow: [US]}}',
      ),
      '---\nkind: Namespace\nmetadata: {name: agents, labels: {domicile.dev/inject: enabled}}\n',
      '---\nkind: Pod\nmetadata: {name: support-0, namespace: agents, labels: {app: support}, annotations: {domicile.dev/injected: VERSION}}\n'.replace(
        'VERSION',
        version,
      ) +
        'spec: {initContainers: [{name: domicile-capture}, {name: domicile-proxy}], containers: [{name: agent}]}\n',
    ].join('');
    // Before the exception ends soon.
    const context = { ...testAround.context, now: Date.parse('2026-12-01') };
    const { facts, findings } = factsOf(readManifests({ file: 'cluster', text }).manifests, {
      ...testAround,
      context,
      complete: true,
    });
    const [pod] = facts.pods;
    expect(pod).toBeDefined();
    expect(analysisOf([]).findings).toEqual([]);
    const lastExchange = { kind: 'at', at: '2026-11-30T12:00:05.000Z' } as const;
    expect(pod && explanationText(explainPod(facts, pod, findings, [], { lastExchange }))).toBe(
      shown('explain'),
    );
  });
});
