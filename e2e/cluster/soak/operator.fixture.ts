import process from 'node:process';
import { injectionWith } from '../../../cmd/operator/injection.ts';
import { readEnvironment } from '../../../pkg/config/environment.ts';
import { readOperatorConfig } from '../../../pkg/config/operator-config.ts';
import { policyContext } from '../../../pkg/config/policies.ts';
import { connect, loadKubeConfig } from '../../../pkg/kube/transport.ts';
import { startOperator } from '../../../pkg/operator/operator.ts';
import { builtInCatalog } from '../../../pkg/residency/catalog.ts';
import type { Memory } from './memory.ts';

/**
 * The operator as `cmd/operator` puts it together, except that a watch without a byte counts as dead sooner. Says what
 * it holds in memory to who started it. Arguments: file of the configuration, milliseconds of silence.
 */
const [file = '', silence = ''] = process.argv.slice(2);
const config = await readOperatorConfig(file, readEnvironment());
const version = '0';
const operator = await startOperator({
  ...config,
  transport: connect(loadKubeConfig(config.kubeconfig)),
  build: { version, node: process.version },
  context: () => policyContext(builtInCatalog, Date.now()),
  injection: (authority) => injectionWith({ ...config, authority, version }),
  onError: () => undefined,
  watchSilenceMs: Number(silence),
});
process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({ held: heapUsed + external, resident: rss } satisfies Memory);
});
process.on('disconnect', () => process.exit());
process.stderr.write(`${JSON.stringify({ message: 'ready', ...operator.ports })}\n`);
