import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { root } from '../run/domicile.ts';
import { alertCases } from './alert-cases.ts';
import { chart, render } from './chart.ts';
import { run } from './client.ts';
import { systemProgram } from './tools/debian.ts';

const alertsFile = join(chart, 'files', 'alerts.yaml');
const dashboard = JSON.parse(readFileSync(join(chart, 'files', 'dashboard.json'), 'utf8')) as {
  readonly panels: readonly {
    readonly title: string;
    readonly targets?: readonly { readonly expr: string }[];
  }[];
};

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: Readonly<Record<string, string>>;
}
type Groups = { readonly groups: readonly { readonly rules: readonly Rule[] }[] };
const rulesOf = ({ groups }: Groups): readonly Rule[] => groups.flatMap(({ rules }) => rules);
const rules = rulesOf(parse(readFileSync(alertsFile, 'utf8')) as Groups);

const folder = mkdtempSync(join(tmpdir(), 'domicile-rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs promtool on a file of the folder; rejects with what it said. */
async function promtool(command: readonly string[], name: string, content: unknown): Promise<void> {
  const file = join(folder, name);
  writeFileSync(file, stringify(content));
  const { status, stdout, stderr } = await run(systemProgram('promtool') ?? 'promtool', [...command, file]);
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
}

const documented = new Set(
  [...readFileSync(join(root, 'docs', 'metrics.md'), 'utf8').matchAll(/`(domicile_[a-z_]+)`/g)].map(
    ([, name = '']) => name,
  ),
);
const namesIn = (expression: string): readonly string[] =>
  [...expression.matchAll(/domicile_[a-z_]+/g)].map(([name]) => name.replace(/_(bucket|count|sum)$/, ''));
const expressions = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...dashboard.panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const)),
];

describe('alerts', () => {
  const inputs = (series: readonly (readonly [string, string])[]) =>
    series.map(([name, values]) => ({ series: name, values }));
  const unit = (
    series: readonly (readonly [string, string])[],
    minutes: number,
    expr: string,
    samples: unknown,
  ) => ({
    rule_files: [alertsFile],
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: inputs(series),
        promql_expr_test: [{ expr, eval_time: `${minutes}m`, exp_samples: samples }],
      },
    ],
  });
  test.each(alertCases.filter(({ fires }) => fires.length > 0).map((one) => [one.alert, one] as const))(
    '%s fires',
    async (alert, { fires, minutes }) => {
      const expr = `count(ALERTS{alertname="${alert}",alertstate="firing"}) > bool 0`;
      await promtool(
        ['test', 'rules'],
        'fires.yaml',
        unit(fires, minutes, expr, [{ labels: '{}', value: 1 }]),
      );
    },
  );

  test.each(alertCases.map((one) => [one.alert, one] as const))(
    '%s stays quiet',
    async (alert, { quiet, minutes }) => {
      const expr = `ALERTS{alertname="${alert}",alertstate="firing"}`;
      await promtool(['test', 'rules'], 'quiet.yaml', unit(quiet, minutes, expr, []));
    },
  );

  test('every one has both cases, a summary and a section of the runbooks', () => {
    const runbooks = readFileSync(join(root, 'docs', 'runbooks.md'), 'utf8');
    const fired = alertCases.filter(({ fires }) => fires.length > 0).map(({ alert }) => alert);
    expect([...new Set(fired)].toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
    for (const { alert, annotations } of rules) {
      expect(annotations['summary']).toBeTruthy();
      expect(annotations['runbook_url']).toBe(`RUNBOOKS#${alert.toLowerCase()}`);
      expect(runbooks).toContain(`## ${alert}\n`);
    }
  });
});

describe('the dashboard and the alerts', () => {
  test('ask only for metrics that are documented', () => {
    for (const [title, expression] of expressions)
      for (const name of namesIn(expression)) expect([title, documented.has(name)]).toEqual([title, true]);
  });

  test('hold expressions that Prometheus understands', async () => {
    const plain = (expression: string): string =>
      expression.replaceAll(/\$__(rate_interval|range)/g, '5m').replaceAll('$namespace', '.*');
    const checked = expressions.map(([, expr], index) => ({
      record: `panel:expression:${index}`,
      expr: plain(expr),
    }));
    await promtool(['check', 'rules'], 'expressions.yaml', { groups: [{ name: 'panels', rules: checked }] });
  });
});

describe('what the chart makes of them', () => {
  interface Rendered {
    readonly kind: string;
    readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
    readonly spec?: unknown;
    readonly data?: Readonly<Record<string, string>>;
  }
  const rendered = async (values: Parameters<typeof render>[0] = {}): Promise<readonly Rendered[]> =>
    [...parseAllDocuments(await render(values))]
      .map((one) => one.toJS() as Rendered | null)
      .filter((one) => one !== null);

  test('nothing unless it is asked for', async () => {
    const kinds = (await rendered()).map(({ kind }) => kind);
    expect(kinds).not.toContain('PrometheusRule');
    expect(kinds).not.toContain('NetworkPolicy');
    expect((await rendered()).map(({ metadata }) => metadata.name)).not.toContain('domicile-dashboard');
  });

  test('rules with links to runbooks, which promtool takes', async () => {
    const all = await rendered({
      'prometheusRule.enabled': true,
      'prometheusRule.runbooks': 'https://wiki.example/runbooks',
    });
    const rule = all.find(({ kind }) => kind === 'PrometheusRule');
    const urls = rulesOf(rule?.spec as Groups).map(({ annotations }) => annotations['runbook_url']);
    expect(urls[0]).toBe('https://wiki.example/runbooks#domicilenoleader');
    expect(urls).toHaveLength(rules.length);
    await promtool(['check', 'rules'], 'rendered.yaml', rule?.spec);
  });

  test('the dashboard as it is, with the label that Grafana looks for', async () => {
    const map = (await rendered({ 'dashboard.enabled': true })).find(
      ({ metadata }) => metadata.name === 'domicile-dashboard',
    );
    expect(map?.metadata.labels['grafana_dashboard']).toBe('1');
    expect(JSON.parse(map?.data?.['domicile.json'] ?? '')).toEqual(dashboard);
  });

  test('a network policy that lets the operator be reached on its three ports and reach names and API server', async () => {
    const found = (
      await rendered({ 'networkPolicy.enabled': true, 'networkPolicy.apiServer.ranges': '{10.0.0.1/32}' })
    ).find(({ kind }) => kind === 'NetworkPolicy');
    expect(found?.spec).toMatchObject({
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        { ports: [{ port: 'webhook' }] },
        { ports: [{ port: 'channel' }], from: [{ namespaceSelector: {} }] },
        { ports: [{ port: 'metrics' }] },
      ],
      egress: [
        { ports: [{ port: 53 }, { port: 53 }] },
        { ports: [{ port: 443 }, { port: 6443 }], to: [{ ipBlock: { cidr: '10.0.0.1/32' } }] },
      ],
    });
  });
});
