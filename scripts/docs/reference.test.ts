import { describe, expect, jest, test } from '@jest/globals';
import { defaultBounds, leastBounds } from '../../pkg/api/bounds.ts';
import { statuses } from '../../pkg/errors/domicile-error.ts';
import { defaultMaxTextLength } from '../../pkg/journal/fragment.ts';
import { defaultMaxSegmentBytes } from '../../pkg/journal/journal.ts';
import { MAX_CARRIED_VALUES } from '../../pkg/mask/carried.ts';
import { allDetectors } from '../../pkg/mask/detectors/all.ts';
import { MAX_MATCH } from '../../pkg/mask/pattern.ts';
import { MAX_VALUE } from '../../pkg/mask/value-table.ts';
import { maxNames } from '../../pkg/metrics/labels.ts';
import { createMetrics } from '../../pkg/metrics/metrics.ts';
import { createOperatorMetrics } from '../../pkg/metrics/operator-metrics.ts';
import { maxSeriesPerMetric } from '../../pkg/metrics/series.ts';
import { readCrd } from '../generate/schema.ts';
import { read } from './files.ts';
import { codesOf, rowsByCode, sectionOf } from './markdown.ts';
import { domicile, runNode } from './run.ts';

/** Programs are started, on machines that are busy. Milliseconds. */
jest.setTimeout(60_000);

describe('docs/errors.md', () => {
  const rows = rowsByCode(read('docs/errors.md'));

  test('has every code with its status, and no other', () => {
    const shown = Object.fromEntries([...rows].map(([code, [status]]) => [code, Number(status)]));
    expect(shown).toEqual(statuses);
  });

  test('says what each means and what to do', () => {
    expect([...rows.values()].filter(([, meaning = '', way = '']) => meaning === '' || way === '')).toEqual(
      [],
    );
  });

  test('names bounds that there are', () => {
    const named = [...rows.values()].flatMap((cells) => codesOf(cells.at(-1) ?? ''));
    const bounds = named.filter((code) => /(Ms|Bytes|Count)$/.test(code));
    expect(bounds.filter((code) => !(code in defaultBounds))).toEqual([]);
    expect(bounds.length).toBeGreaterThan(0);
  });
});

test('ARCHITECTURE.md has every bound with its default', () => {
  const rows = rowsByCode(sectionOf(read('ARCHITECTURE.md'), '## Bounds'));
  const shown = Object.fromEntries(
    [...rows].map(([name, [value = '']]) => [name, Number.parseInt(value, 10)]),
  );
  expect(shown).toEqual(defaultBounds);
  for (const [name, least] of Object.entries(leastBounds))
    expect(rows.get(name)?.[1]).toContain(`less than ${least} is refused`);
});

describe('docs/metrics.md', () => {
  test('has every metric with its type and labels, and no other', async () => {
    const metrics = createMetrics({ version: '1', node: '24' });
    metrics.request('anthropic', 'US', 'Allow', 'allowed');
    metrics.duration('anthropic', 1);
    metrics.timeToFirstByte('anthropic', 1);
    metrics.findings('request', { EmailAddress: 1 });
    metrics.uninspectable('image', 1);
    metrics.withheld('secret', 1);
    metrics.bytes(true, 'request', 1);
    metrics.exceptionUsed('agents/eu', 'exceptions[0]');
    metrics.echoMismatch('anthropic');
    metrics.addressContradicted('anthropic');
    metrics.watchOperator(() => 0);
    const text = await metrics.render();
    expect(shownIn(beforeOperator(read('docs/metrics.md')))).toEqual(realIn(text));
  });

  test('has every metric of the operator, and no other', async () => {
    const metrics = createOperatorMetrics(
      { version: '1', node: '24' },
      {
        queueDepth: () => 0,
        watchAges: () => ({ pods: 1 }),
        channels: () => 0,
        leads: () => true,
        certificateEnds: () => ({ serving: 1 }),
        pods: () => ({ injected: 1, current: 1, behind: 0 }),
        podFindings: () => ({ OldImage: 1 }),
        policyFindings: () => ({ CatalogOld: 1 }),
        canary: () => ({ results: { asks: { reason: 'Passed' } }, at: 1 }),
      },
    );
    metrics.webhookAnswered('/validate', 'allowed', 1);
    metrics.acknowledged(1, true);
    const shown = shownIn(sectionOf(read('docs/metrics.md'), '## Of the operator'));
    expect(shown).toEqual(realIn(await metrics.render()));
  });

  test('queries metrics and labels that there are', () => {
    const text = read('docs/metrics.md');
    const known = rowsByCode(text);
    const asked = codesOf(sectionOf(text, '## Worth an alert')).flatMap(
      (code) => code.match(/domicile_\w+/g) ?? [],
    );
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
  });
});

const beforeOperator = (text: string): string => text.split('## Of the operator')[0] ?? '';

interface Described {
  readonly name: string;
  readonly type: string | undefined;
  readonly labels: readonly (string | undefined)[];
}

const byName = (a: Described, b: Described): number => (a.name < b.name ? -1 : 1);

const shownIn = (text: string): readonly Described[] =>
  [...rowsByCode(text)]
    .map(([name, [type, labels = '']]) => ({ name, type, labels: codesOf(labels) }))
    .toSorted(byName);

const realIn = (text: string): readonly Described[] =>
  [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)]
    .map(([, name = '', type = '']) => {
      const sample = new RegExp(`^${name}(?:_count)?\\{(.*)\\} `, 'm').exec(text)?.[1] ?? '';
      return { name, type, labels: [...sample.matchAll(/(\w+)="/g)].map(([, label]) => label) };
    })
    .toSorted(byName);

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly enum?: readonly string[];
  readonly default?: unknown;
}

interface Field {
  readonly at: string;
  readonly node: Node;
  readonly required: boolean;
}

function fieldsOf(node: Node, at: string): readonly Field[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, below]) => {
    const required = node.required?.includes(name) ?? false;
    const inner =
      below.items === undefined ? fieldsOf(below, `${at}.${name}`) : fieldsOf(below.items, `${at}.${name}[]`);
    return [{ at: `${at}.${name}`, node: below, required }, ...inner];
  });
}

describe('docs/policy.md', () => {
  const crd = readCrd(read('crds/clusterresidencypolicies.domicile.dev.yaml'));
  const spec = (crd.spec.versions[0].schema.openAPIV3Schema.properties ?? {})['spec'] as Node;
  const fields = fieldsOf(spec, 'spec');
  const rows = rowsByCode(read('docs/policy.md'));

  test('has every field of the schema, and no other', () => {
    expect([...rows.keys()].toSorted()).toEqual(fields.map(({ at }) => at).toSorted());
  });

  test.each(fields)('tells whether $at is required', ({ at, required }) => {
    expect(rows.get(at)?.[0]?.startsWith('required')).toBe(required);
  });

  const chosen = fields.flatMap(({ at, node }) => {
    const values = node.enum ?? node.items?.enum;
    return values === undefined ? [] : [{ at, values, node }];
  });

  test.each(chosen)('names the values of $at, and its default', ({ at, values, node }) => {
    const cell = rows.get(at)?.[0] ?? '';
    const listed = `default \`[${String(node.default).replace(',', ', ')}]\``;
    const standard = Array.isArray(node.default) ? listed : `\`${String(node.default)}\` (default)`;
    expect(
      codesOf(cell)
        .filter((code) => !code.startsWith('['))
        .toSorted(),
    ).toEqual(values.toSorted());
    if (node.default === undefined) expect(cell).not.toContain('default');
    else expect(cell).toContain(standard);
  });
});

test('docs/masking.md has every entity, and says which are secrets', () => {
  const rows = rowsByCode(sectionOf(read('docs/masking.md'), '## What is found'));
  const shown = [...rows].map(([name, cells]) => ({ name, secret: cells.at(-1) === 'yes' }));
  const real = new Map(allDetectors.map(({ name, secret }) => [name, { name, secret }]));
  expect(new Set(shown)).toEqual(new Set(real.values()));
});

test('docs/sidecar.md has every field of the configuration', async () => {
  const rows = rowsByCode(read('docs/sidecar.md'));
  const wrong = 'scripts/docs/unknown-field.yaml';
  const { status, stderr } = await runNode(['cmd/sidecar/main.ts', '--config', wrong]);
  const allowed = /allowed: (.+)/.exec(stderr)?.[1] ?? '';
  expect(status).toBe(64);
  expect([...rows.keys()].toSorted()).toEqual(allowed.split(', ').toSorted());
});

/** Numbers that stand in sentences rather than in tables. */
const stated: readonly (readonly [document: string, sentence: string, value: number])[] = [
  ['docs/masking.md', 'at most # restored values', MAX_CARRIED_VALUES],
  ['docs/masking.md', 'more than # UTF-16 units', MAX_VALUE],
  ['docs/masking.md', 'found whole up to # characters', MAX_MATCH],
  ['docs/journal.md', '(# UTF-16 units)', defaultMaxTextLength],
  ['docs/journal.md', '# MiB; the chain goes on', defaultMaxSegmentBytes / 1024 / 1024],
  ['docs/metrics.md', '# values a label', maxNames],
  ['docs/metrics.md', 'a metric has # series at most', maxSeriesPerMetric],
];

test.each(stated)('%s: %s is what the code says', (document, sentence, value) => {
  const text = read(document).replaceAll(/\s+/g, ' ');
  expect(text).toContain(sentence.replace('#', value.toLocaleString('en-US')));
});

test('docs/exec.md has every option of exec', async () => {
  const { stdout } = await domicile(['exec', '--help']);
  const options = [...stdout.matchAll(/^ {2}(--[a-z-]+ <[^>]+>)/gm)].map(([, option]) => option);
  expect(options.length).toBeGreaterThan(0);
  const shown = [...rowsByCode(read('docs/exec.md')).keys()].filter((code) => code.startsWith('--'));
  expect(new Set(shown)).toEqual(new Set(options));
});
