import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { boundsFrom, boundsVariable } from '../../pkg/config/bounds.ts';
import { childEnvironment } from '../../pkg/config/child-environment.ts';
import { connectToFrom } from '../../pkg/config/connect-to.ts';
import { credentialsFrom, type CredentialSources } from '../../pkg/config/credentials.ts';
import { readEnvironment, stateFolder } from '../../pkg/config/environment.ts';
import { hostParamsFrom } from '../../pkg/config/host-params.ts';
import { loadPolicyFiles } from '../../pkg/config/policies.ts';
import { rootKeyFrom } from '../../pkg/config/root-key.ts';
import { openDigestFile } from '../../pkg/journal/digest-file.ts';
import { openJournal } from '../../pkg/journal/journal.ts';
import { createAdminServer } from '../../pkg/metrics/admin-server.ts';
import { startProxy } from '../../pkg/proxy/start-proxy.ts';
import { builtInCatalog as catalog } from '../../pkg/residency/catalog.ts';
import { clock, createProcessMetrics, reportCrash, sessionName } from '../process.ts';
import { runChild } from './run-child.ts';
import { summaryOf } from './summary.ts';

export interface ExecOptions {
  readonly policy: readonly string[];
  readonly journal?: string;
  readonly keyFile?: string;
  readonly connectTo: readonly string[];
  readonly adminPort?: string;
}

/** Runs a command behind the proxy: parse, validate, build, run, drain. Resolves with the command's own exit status. */
export async function exec(command: readonly string[], options: ExecOptions): Promise<number> {
  const environment = readEnvironment();
  const { snapshot, warnings } = await loadPolicyFiles(options.policy, catalog, clock.now());
  const sources: CredentialSources = (provider) => catalog.providers.get(provider)?.data.credentials ?? [];
  const credentials = credentialsFrom(snapshot.credentials, sources, environment, (path) =>
    readFileSync(path, 'utf8'),
  );
  const connectTo = connectToFrom(options.connectTo, new Set(catalog.providers.keys()));
  const bounds = boundsFrom(environment[boundsVariable]);
  const rootKey = rootKeyFrom(options.keyFile);
  for (const warning of warnings) process.stderr.write(`domicile: ${warning}\n`);

  const directory = options.journal ?? join(stateFolder(environment), 'journal');
  const session = sessionName(clock.now(), randomBytes(3).toString('hex'));
  const secret = randomBytes(24).toString('base64url');
  const metrics = createProcessMetrics(catalog);
  const onError = (): void => metrics.recordingFailed();
  const journal = await openJournal({ directory, onError });
  const digestStore = openDigestFile(join(directory, 'signed-parts'), onError);
  const recorded = snapshot.recording.level !== 'Off';
  const about = { policy: snapshot.version, command: command.slice(0, 1), note: '' };
  if (recorded) await journal.append(session, '', { type: 'session-start', ...about });
  const proxy = await startProxy({
    host: '127.0.0.1',
    port: 0,
    secret,
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
    options.adminPort === undefined
      ? undefined
      : await createAdminServer({ host: '127.0.0.1', port: Number(options.adminPort), metrics, notReady });
  if (admin !== undefined)
    process.stderr.write(`domicile: metrics on http://127.0.0.1:${admin.port}/metrics\n`);

  const modes = [...catalog.modes.values()].map((mode) => mode.data);
  const address = { authority: `${proxy.host}:${proxy.port}`, secret };
  const child = childEnvironment(environment, address, modes, snapshot.credentials, sources);
  try {
    return await runChild(command, child);
  } finally {
    await proxy.drain();
    await admin?.[Symbol.asyncDispose]();
    if (recorded) await journal.append(session, '', { type: 'session-end', ...about });
    await journal.close();
    digestStore.close();
    process.stderr.write(
      summaryOf({
        tally: proxy.tally,
        session,
        journal: directory,
        head: journal.head(),
        recorded,
        connectTo: options.connectTo,
      }),
    );
  }
}
