import { beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../daemon.ts';
import { type Prometheus, startPrometheus } from './prometheus.ts';
import { namespace, podOf, type Story } from './story.ts';

/** Of the whole story, from this chapter on. */
let prometheus: Prometheus | undefined;

export function prometheusOf(): Prometheus {
  if (prometheus === undefined) throw new Error('Prometheus is started in the chapter before');
  return prometheus;
}

/** Pods that run and have our sidecar. */
async function injectedPods({ cluster }: Story): Promise<readonly string[]> {
  const said = await cluster.admin.kubectl('get', 'pods', '-n', namespace, '-o', 'json');
  const { items } = JSON.parse(said) as {
    readonly items: readonly {
      readonly metadata: { readonly name: string };
      readonly status: { readonly phase: string };
    }[];
  };
  return items
    .filter(({ status }) => status.phase === 'Running')
    .map(({ metadata }) => metadata.name)
    .filter((name) => !name.startsWith('every-minute'))
    .toSorted();
}

/** A real Prometheus, configured by what the chart renders for one. */
export function scraped(story: () => Story): void {
  describe('a Prometheus that follows the monitors of the chart', () => {
    beforeAll(async () => {
      prometheus = await startPrometheus(story().cluster);
    });

    test('finds both operators, and every proxy once', async () => {
      const { query } = prometheusOf();
      const operators = 'up{job="domicile-system/domicile-operator"} == 1';
      await until('both are scraped', async () => (await query(operators)).length === 2 || undefined);
      const proxies = `up{job="domicile-system/domicile-proxies", pod!~"every-minute.*"} == 1`;
      const wanted = await injectedPods(story());
      const found = await until('all proxies are scraped', async () => {
        const pods = (await query(proxies)).map(({ labels }) => labels['pod'] ?? '').toSorted();
        return pods.length >= wanted.length ? pods : undefined;
      });
      expect(found).toEqual(wanted);
    });

    test('knows what was allowed, denied and steered, by pod', async () => {
      const { query } = prometheusOf();
      const decided = async (name: string, decision: string): Promise<number> => {
        const pod = await podOf(story(), name);
        const [sample] = await query(
          `sum(domicile_requests_total{pod="${pod}",provider="anthropic",decision="${decision}"})`,
        );
        return sample?.value ?? 0;
      };
      await until('the figures are in', async () => (await decided('support', 'Allow')) > 0 || undefined);
      expect(await decided('support', 'Deny')).toBeGreaterThan(0);
      await until(
        'what was steered is in',
        async () => (await decided('steered', 'Steer')) === 2 || undefined,
      );
    });

    test('knows that one operator leads, which channels are open, and what the webhooks did', async () => {
      const { query } = prometheusOf();
      const value = async (expression: string): Promise<number | undefined> =>
        (await query(expression))[0]?.value;
      expect(await value('sum(domicile_operator_leader)')).toBe(1);
      expect(await value('sum(domicile_operator_channels)')).toBeGreaterThanOrEqual(3);
      const injected = 'sum(domicile_operator_webhook_duration_seconds_count{outcome="injected"})';
      expect(await value(injected)).toBeGreaterThanOrEqual(3);
      expect(await value(injected.replace('injected', 'refused'))).toBeGreaterThanOrEqual(1);
    });

    test('raises no alert while all is well', async () => {
      // Before the first scrape nobody was known to lead.
      await until('no alert is left', async () => (await prometheusOf().alerts()).length === 0 || undefined);
    });
  });
}
