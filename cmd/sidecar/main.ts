import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { boundsFrom } from '../../pkg/config/bounds.ts';
import { connectToFrom } from '../../pkg/config/connect-to.ts';
import { type CredentialSources, credentialsFrom } from '../../pkg/config/credentials.ts';
import { readEnvironment } from '../../pkg/config/environment.ts';
import { hostParamsFrom } from '../../pkg/config/host-params.ts';
import { loadPolicyFiles } from '../../pkg/config/policies.ts';
import { rootKeyFrom } from '../../pkg/config/root-key.ts';
import { readSidecarConfig } from '../../pkg/config/sidecar-config.ts';
import { UsageError, usageExitStatus } from '../../pkg/errors/usage-error.ts';
import { openDigestFile } from '../../pkg/journal/digest-file.ts';
import { openJournal } from '../../pkg/journal/journal.ts';
import { createLeanLogger } from '../../pkg/log/lean-logger.ts';
import { createAdminServer } from '../../pkg/metrics/admin-server.ts';
import { startProxy } from '../../pkg/proxy/start-proxy.ts';
import { builtInCatalog as catalog } from '../../pkg/residency/catalog.ts';
import { clock, createProcessMetrics, reportCrash, sessionName } from '../process.ts';

/** The engine of `domicile exec` as a process of its own: parse, validate, build, bind, run, drain. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { config: { type: 'string' } } });
  if (values.config === undefined) throw new UsageError('Name the configuration: --config FILE.');
  const environment = readEnvironment();
  const config = await readSidecarConfig(values.config, environment);
  const { snapshot, warnings } = await loadPolicyFiles(config.policies, catalog, clock.now());
  const sources: CredentialSources = (provider) => catalog.providers.get(provider)?.data.credentials ?? [];
  const credentials = credentialsFrom(snapshot.credentials, sources, environment, (path) =>
    readFileSync(path, 'utf8'),
  );
  const connectTo = connectToFrom(config.connectTo, new Set(catalog.providers.keys()));
  const bounds = boundsFrom(config.bounds);
  const rootKey = rootKeyFrom(config.keyFile);

  const log = createLeanLogger({ level: 'info' });
  for (const warning of warnings) log.warn('policy warning', { warning });
  const session = sessionName(clock.now(), randomBytes(3).toString('hex'));
  const metrics = createProcessMetrics(catalog);
  const onError = (): void => metrics.recordingFailed();
  const journal = await openJournal({ directory: config.journal, onError });
  const digestStore = openDigestFile(join(config.journal, 'signed-parts'), onError);
  const about = { policy: snapshot.version, command: ['sidecar'], note: '' };
  await journal.append(session, '', { type: 'session-start', ...about });
  const proxy = await startProxy({
    ...config.listen,
    secret: config.secret,
    session,
    rootKey,
    snapshot,
    catalog,
    credentials,
    connectTo,
    bounds,
    journal,
    metrics,
    digestStore,
    clock,
    hostParams: hostParamsFrom(catalog, environment),
    onCrash: reportCrash,
  });
  const notReady = (): readonly string[] => (proxy.draining ? ['draining'] : []);
  const admin =
    config.admin === undefined ? undefined : await createAdminServer({ ...config.admin, metrics, notReady });
  log.info('ready', { port: proxy.port, policy: snapshot.version });

  const reload = async (): Promise<void> => {
    try {
      proxy.replacePolicy((await loadPolicyFiles(config.policies, catalog, clock.now())).snapshot);
      log.info('policy reloaded');
    } catch {
      log.error('policy not reloaded: the new files are refused, the last good policy stays in force');
    }
  };
  // One after the other: an older reading of the files must not overtake a newer one.
  let reloading = Promise.resolve();
  process.on('SIGHUP', () => {
    reloading = reloading.then(reload);
  });
  await new Promise((resolve) => process.once('SIGTERM', resolve).once('SIGINT', resolve));
  await proxy.drain();
  await journal.append(session, '', { type: 'session-end', ...about });
  await journal.close();
  digestStore.close();
  await admin?.[Symbol.asyncDispose]();
  await log.flush();
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = usageExitStatus;
}
