import type { HostData, ProviderData } from './catalog-shape.ts';
import type { Places } from './places.ts';
import { fillTemplate, matchPart, type PartPattern, partPattern } from './templates.ts';

export interface HostMatch {
  readonly provider: string;
  readonly service: string;
  /** Captured by the template or implied by the host. */
  readonly params: Readonly<Record<string, string>>;
}

export interface HostIndex {
  /** `host`: canonical. */
  find(host: string): HostMatch | undefined;
  /** The host of a provider's service that has these parameters, the first that fits. */
  build(provider: string, service: string, params: Readonly<Record<string, string>>): string | undefined;
}

interface TemplateHost {
  readonly provider: ProviderData;
  readonly data: HostData;
  readonly labels: readonly PartPattern[];
}

/** Templates are tried only where the number of labels and the last two of them agree. */
export function createHostIndex(providers: readonly ProviderData[], places: Places): HostIndex {
  const exact = new Map<string, HostMatch>();
  const templates = new Map<string, TemplateHost[]>();
  for (const provider of providers) {
    for (const data of provider.hosts) {
      const { template, service, params = {} } = data;
      if (!template.includes('{')) {
        exact.set(template, { provider: provider.id, service, params });
        continue;
      }
      const labels = template.split('.');
      const entry = { provider, data, labels: labels.map(partPattern) };
      const key = indexKey(labels);
      templates.set(key, [...(templates.get(key) ?? []), entry]);
    }
  }
  const byProvider = new Map(providers.map((provider) => [provider.id, provider]));
  return {
    find: (host) => exact.get(host) ?? findTemplate(host, templates, places),
    build: (id, service, params) => {
      const provider = byProvider.get(id);
      return provider === undefined ? undefined : buildHost(provider, service, params, places);
    },
  };
}

const indexKey = (labels: readonly string[]): string => `${labels.length} ${labels.slice(-2).join('.')}`;

function findTemplate(
  host: string,
  templates: ReadonlyMap<string, readonly TemplateHost[]>,
  places: Places,
): HostMatch | undefined {
  const labels = host.split('.');
  for (const template of templates.get(indexKey(labels)) ?? []) {
    const params = matchLabels(labels, template.labels);
    if (params !== undefined && inPartition(template, params, places)) {
      return { provider: template.provider.id, service: template.data.service, params };
    }
  }
  return undefined;
}

function matchLabels(
  labels: readonly string[],
  patterns: readonly PartPattern[],
): Record<string, string> | undefined {
  if (labels.length !== patterns.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, pattern] of patterns.entries()) {
    const captured = matchPart(labels[index] ?? '', pattern);
    if (captured === undefined) return undefined;
    // A punycode label looks like another name to people than to machines: never a provider's.
    if ('param' in pattern && captured.startsWith('xn--')) return undefined;
    if ('param' in pattern) params[pattern.param] = captured;
  }
  return params;
}

function inPartition(
  { provider, data }: Pick<TemplateHost, 'provider' | 'data'>,
  params: Readonly<Record<string, string>>,
  places: Places,
): boolean {
  if (data.partitions === undefined || params.region === undefined) return true;
  const partition = places.region(`${provider.cloud}/${params.region}`)?.partition;
  return partition === undefined || data.partitions.includes(partition);
}

function buildHost(
  provider: ProviderData,
  service: string,
  params: Readonly<Record<string, string>>,
  places: Places,
): string | undefined {
  for (const data of provider.hosts) {
    if (data.service !== service || !inPartition({ provider, data }, params, places)) continue;
    if (!Object.entries(data.params ?? {}).every(([name, value]) => params[name] === value)) continue;
    const filled = fillTemplate(data.template, params);
    if (filled !== undefined) return filled;
  }
  return undefined;
}
