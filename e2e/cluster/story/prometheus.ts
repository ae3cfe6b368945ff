import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { render } from '../chart.ts';
import type { Cluster } from '../cluster.ts';
import { startDaemon, until } from '../daemon.ts';
import { systemProgram } from '../tools/debian.ts';
import { discoverPods } from './pod-discovery.ts';
import { scrapeConfigs } from './pod-monitor.ts';

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Prometheus {
  readonly query: (expression: string) => Promise<readonly Sample[]>;
  /** Names of the alerts that are pending or firing. */
  readonly alerts: () => Promise<readonly string[]>;
}

/** What a monitoring team would install, in the network of the node: scrapes and alerts by what the chart renders. */
export async function startPrometheus(cluster: Cluster): Promise<Prometheus> {
  const { state, admin, network } = cluster;
  if (network === undefined) throw new Error('a Prometheus that scrapes pods needs a node');
  const user = 'prometheus';
  await admin.kubectl('create', 'clusterrole', user, '--verb=get,list,watch', '--resource=pods');
  await admin.kubectl('create', 'clusterrolebinding', user, `--clusterrole=${user}`, `--user=${user}`);
  const discovery = await discoverPods(await cluster.user(user), network.hostAddress);
  const rendered = await render({
    'podMonitor.enabled': true,
    'podMonitor.interval': '1s',
    'prometheusRule.enabled': true,
  });
  const [rules, config] = [join(state.folder, 'alerts.yaml'), join(state.folder, 'prometheus.yaml')];
  writeFileSync(rules, stringify(alertsOf(rendered)));
  const global = { evaluation_interval: '1s' };
  const scrape_configs = scrapeConfigs(rendered, discovery);
  writeFileSync(config, stringify({ global, rule_files: [rules], scrape_configs }));
  const address = `${network.nodeAddress}:9090`;
  const command = [
    systemProgram('prometheus') ?? 'prometheus',
    `--config.file=${config}`,
    `--storage.tsdb.path=${join(state.folder, 'prometheus')}`,
    `--web.listen-address=${address}`,
  ];
  const daemon = startDaemon(state, 'prometheus', command, network.name);
  const get = async <Data>(path: string): Promise<Data> => {
    const answer = await fetch(`http://${address}/api/v1/${path}`);
    const { data } = (await answer.json()) as { readonly data: Data };
    if (!answer.ok) throw new Error(`Prometheus answered ${answer.status} to ${path}`);
    return data;
  };
  await until('Prometheus answers', () => get('status/runtimeinfo').catch(() => undefined), daemon);
  return {
    query: async (expression) => {
      const { result } = await get<Result>(`query?query=${encodeURIComponent(expression)}`);
      return result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
    },
    alerts: async () => {
      const { alerts } = await get<Alerts>('alerts');
      return [...new Set(alerts.map(({ labels }) => labels.alertname))];
    },
  };
}

interface Result {
  readonly result: readonly {
    readonly metric: Readonly<Record<string, string>>;
    readonly value: readonly [number, string];
  }[];
}
interface Alerts {
  readonly alerts: readonly { readonly labels: { readonly alertname: string } }[];
}

function alertsOf(rendered: string): object {
  const rules = parseAllDocuments(rendered)
    .map((document) => document.toJS() as { readonly kind: string; readonly spec: object } | null)
    .find((one) => one?.kind === 'PrometheusRule');
  if (rules === undefined || rules === null) throw new Error('the chart renders no alerts');
  return rules.spec;
}
