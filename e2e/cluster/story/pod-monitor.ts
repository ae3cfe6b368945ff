import { parseAllDocuments } from 'yaml';
import { labelField } from './pod-discovery.ts';

/** The parts of a PodMonitor that the chart uses. */
interface PodMonitor {
  readonly kind: 'PodMonitor';
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: {
    readonly namespaceSelector?: { readonly any?: boolean };
    readonly selector: { readonly matchLabels?: Readonly<Record<string, string>> };
    readonly podMetricsEndpoints: readonly Endpoint[];
  };
}

interface Endpoint {
  readonly port?: string;
  readonly path: string;
  readonly interval: string;
  readonly relabelings?: readonly Relabeling[];
}

interface Relabeling {
  readonly sourceLabels: readonly string[];
  readonly regex: string;
  readonly action: string;
}

const meta = (name: string): string => `__meta_kubernetes_${name}`;
const rule = (source: readonly string[], regex: string, action: string): object => ({
  source_labels: source,
  regex,
  action,
});
const copied = (source: string, target: string): object => ({
  source_labels: [source],
  target_label: target,
});

/** The URL at which the pods of a namespace, or of all, are found. */
type Discovery = (namespace?: string) => string;

/** Every PodMonitor of a rendered chart as scrape configurations, as the Prometheus operator 0.80 writes them. */
export function scrapeConfigs(rendered: string, discovery: Discovery): readonly object[] {
  const monitors = parseAllDocuments(rendered)
    .map((document) => document.toJS() as PodMonitor | null)
    .filter((one) => one?.kind === 'PodMonitor');
  return monitors.flatMap((monitor) =>
    monitor === null
      ? []
      : monitor.spec.podMetricsEndpoints.map((endpoint, index) =>
          scrapeConfig(monitor, endpoint, index, discovery),
        ),
  );
}

function scrapeConfig(
  { metadata: { namespace, name }, spec }: PodMonitor,
  endpoint: Endpoint,
  index: number,
  discovery: Discovery,
): object {
  const everywhere = spec.namespaceSelector?.any === true;
  const labels = Object.entries(spec.selector.matchLabels ?? {});
  return {
    job_name: `podMonitor/${namespace}/${name}/${index}`,
    scrape_interval: endpoint.interval,
    scrape_timeout: endpoint.interval,
    metrics_path: endpoint.path,
    http_sd_configs: [{ url: everywhere ? discovery() : discovery(namespace), refresh_interval: '1s' }],
    relabel_configs: [
      rule([meta('pod_phase')], '(Failed|Succeeded)', 'drop'),
      ...labels.map(([label, value]) => {
        const field = labelField(label);
        return rule(
          [meta(`pod_label_${field}`), meta(`pod_labelpresent_${field}`)],
          `(${value});true`,
          'keep',
        );
      }),
      ...(endpoint.port === undefined
        ? []
        : [rule([meta('pod_container_port_name')], endpoint.port, 'keep')]),
      copied(meta('namespace'), 'namespace'),
      copied(meta('pod_container_name'), 'container'),
      copied(meta('pod_name'), 'pod'),
      { target_label: 'job', replacement: `${namespace}/${name}` },
      ...(endpoint.relabelings ?? []).map(({ sourceLabels, regex, action }) =>
        rule(sourceLabels, regex, action),
      ),
    ],
  };
}
