import process from 'node:process';
import { readEnvironment } from '../../pkg/config/environment.ts';
import { readOperatorConfig } from '../../pkg/config/operator-config.ts';
import { policyContexts } from '../../pkg/config/policies.ts';
import { UsageError, usageExitStatus } from '../../pkg/errors/usage-error.ts';
import { connect, loadKubeConfig } from '../../pkg/kube/transport.ts';
import { createLeanLogger } from '../../pkg/log/lean-logger.ts';
import { describeError } from '../../pkg/log/masked-fields.ts';
import { createAdminServer } from '../../pkg/metrics/admin-server.ts';
import { startOperator } from '../../pkg/operator/operator.ts';
import { builtInCatalog } from '../../pkg/residency/catalog.ts';
import { version } from '../../pkg/api/release.ts';
import { readArguments } from '../arguments.ts';
import { clock } from '../process.ts';
import { injectionWith } from './injection.ts';

/** The operator: parse, validate, connect, run, drain. */
async function main(): Promise<void> {
  const { config: file } = readArguments(process.argv.slice(2), { allowWords: false });
  if (file === undefined) throw new UsageError('Name the configuration: --config FILE.');
  const config = await readOperatorConfig(file, readEnvironment());
  const log = createLeanLogger({ level: config.logLevel });
  const transport = connect(loadKubeConfig(config.kubeconfig));
  const contextAt = policyContexts(builtInCatalog);
  const operator = await startOperator({
    ...config,
    transport,
    build: { version, node: process.version },
    context: () => contextAt(clock.now()),
    injection: (authority) => injectionWith({ ...config, authority, version }),
    onError: (error) => log.warn('a call failed', describeError(error)),
  });
  const admin = await createAdminServer({
    host: config.host,
    port: config.ports.admin,
    metrics: operator.metrics,
    notReady: operator.notReady,
  });
  log.info('ready', { ...operator.ports, adminPort: admin.port });
  await new Promise((resolve) => process.once('SIGTERM', resolve).once('SIGINT', resolve));
  await operator.stop();
  await admin[Symbol.asyncDispose]();
  transport.close();
  await log.flush();
}

main().catch((error: unknown) => {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = usageExitStatus;
});
