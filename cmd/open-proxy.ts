import { readFileSync } from 'node:fs';
import type { CredentialRequest } from '../pkg/api/policy.ts';
import { boundsFrom } from '../pkg/config/bounds.ts';
import { connectToFrom } from '../pkg/config/connect-to.ts';
import { type CredentialSources, credentialsFrom } from '../pkg/config/credentials.ts';
import type { Environment } from '../pkg/config/environment.ts';
import { hostParamsFrom } from '../pkg/config/host-params.ts';
import { loadPolicyFiles } from '../pkg/config/policies.ts';
import { rootKeyFrom } from '../pkg/config/root-key.ts';
import type { Listen } from '../pkg/config/sidecar-config.ts';
import { UsageError } from '../pkg/errors/usage-error.ts';
import { openDigestFile } from '../pkg/journal/digest-file.ts';
import { openJournal } from '../pkg/journal/journal.ts';
import { createAdminServer } from '../pkg/metrics/admin-server.ts';
import { openAddressEvidence } from '../pkg/proxy/address-evidence.ts';
import { type RunningProxy, startProxy } from '../pkg/proxy/start-proxy.ts';
import type { Catalog } from '../pkg/residency/catalog.ts';
import { openCatalog } from './open-catalog.ts';
import { clock, createProcessMetrics, reportCrash, reportWarning } from './process.ts';

/** What both entry points are told by their users, before any of it is checked. */
export interface Setup {
  readonly environment: Environment;
  readonly policies: readonly string[];
  /** Files that add to the product's catalog. */
  readonly catalog: readonly string[];
  readonly listen: Listen;
  readonly admin: Listen | undefined;
  readonly session: string;
  readonly secret: string;
  readonly keyFile: string | undefined;
  readonly connectTo: readonly string[];
  readonly bounds: string | Readonly<Record<string, unknown>> | undefined;
  readonly journal: string;
  /** A country database in MaxMind's format. */
  readonly addressEvidence: string | undefined;
  /** Where digests of signed parts outlive the process. */
  readonly signedParts: string;
  /** For the record of the session. */
  readonly command: readonly string[];
}

export interface OpenProxy {
  readonly proxy: RunningProxy;
  readonly catalog: Catalog;
  readonly policyVersion: string;
  readonly credentials: readonly CredentialRequest[];
  readonly warnings: readonly string[];
  readonly recorded: boolean;
  readonly adminPort: number | undefined;
  /** Reads the policy files again; throws what the first reading would throw, and then nothing has changed. */
  reload(): Promise<void>;
  /** Drains, ends the session in the journal and closes everything; resolves with the journal's head. */
  close(): Promise<{ readonly seq: number; readonly hash: string }>;
}

export const credentialSourcesOf =
  ({ providers }: Catalog): CredentialSources =>
  (provider) =>
    providers.get(provider)?.data.credentials ?? [];

/** Validates everything, then opens the journal, the port and the metrics. Throws UsageError before any of them. */
export async function openProxy(setup: Setup): Promise<OpenProxy> {
  const { environment, session } = setup;
  const catalog = await openCatalog(setup.catalog);
  const credentialSources = credentialSourcesOf(catalog);
  const load = () => loadPolicyFiles(setup.policies, catalog, clock.now());
  const { snapshot, warnings } = await load();
  const readFile = (path: string): string => readFileSync(path, 'utf8');
  const credentials = credentialsFrom(snapshot.credentials, credentialSources, environment, readFile);
  const connectTo = connectToFrom(setup.connectTo, new Set(catalog.providers.keys()));
  const bounds = boundsFrom(setup.bounds);
  const rootKey = rootKeyFrom(setup.keyFile);
  const addressEvidence =
    setup.addressEvidence === undefined ? undefined : await openAddressEvidence(setup.addressEvidence);

  const metrics = createProcessMetrics(catalog);
  const onError = (): void => metrics.recordingFailed();
  const started: { proxy?: RunningProxy } = {};
  const notReady = (): readonly string[] => reasonsNotReady(started.proxy);
  const admin =
    setup.admin === undefined
      ? undefined
      : await orUsage(
          `the admin port ${setup.admin.port} cannot be opened`,
          createAdminServer({ ...setup.admin, metrics, notReady }),
        );
  const journal = await orUsage(
    `the journal ${setup.journal} cannot be opened`,
    openJournal({ directory: setup.journal, onError }),
  );
  const digestStore = openDigestFile(setup.signedParts, onError);
  const recorded = snapshot.recording.level !== 'Off';
  const about = { policy: snapshot.version, command: setup.command, note: '' };
  if (recorded) await journal.append(session, '', { type: 'session-start', ...about });
  const running = await startProxy({
    ...setup.listen,
    secret: setup.secret,
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
    onCrash: reportCrash,
    onWarning: reportWarning,
    addressEvidence,
    hostParams: hostParamsFrom(catalog, environment),
  });
  started.proxy = running;
  return {
    proxy: running,
    catalog,
    policyVersion: snapshot.version,
    credentials: snapshot.credentials,
    warnings,
    recorded,
    adminPort: admin?.port,
    reload: async () => running.replacePolicy((await load()).snapshot),
    close: async () => {
      await running.drain();
      await admin?.[Symbol.asyncDispose]();
      if (recorded) await journal.append(session, '', { type: 'session-end', ...about });
      await journal.close();
      digestStore.close();
      return journal.head();
    },
  };
}

function reasonsNotReady(proxy: RunningProxy | undefined): readonly string[] {
  if (proxy === undefined) return ['starting'];
  return proxy.draining ? ['draining'] : [];
}

/** What the user's own folder or port makes impossible is theirs to change: one line, not a stack. */
async function orUsage<T>(what: string, opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (cause) {
    throw new UsageError(`${what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
