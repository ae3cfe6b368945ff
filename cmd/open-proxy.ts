import { readFileSync } from 'node:fs';
import type { CredentialRequest } from '../pkg/api/policy.ts';
import { boundsFrom } from '../pkg/config/bounds.ts';
import { connectToFrom } from '../pkg/config/connect-to.ts';
import { type CredentialSources, credentialsFrom } from '../pkg/config/credentials.ts';
import type { Environment } from '../pkg/config/environment.ts';
import { hostParamsFrom } from '../pkg/config/host-params.ts';
import { loadPolicyFiles, policyContext } from '../pkg/config/policies.ts';
import { rootKeyFrom } from '../pkg/config/root-key.ts';
import type { Listen } from '../pkg/config/sidecar-config.ts';
import { UsageError } from '../pkg/errors/usage-error.ts';
import { maskAll } from '../pkg/mask/mask-all.ts';
import type { MaskKeys } from '../pkg/mask/replacer.ts';
import { parsedOnce, sentNames } from '../pkg/policy/config-map.ts';
import { loadPolicyDocuments } from '../pkg/policy/load-policy-documents.ts';
import { openDigestFile } from '../pkg/journal/digest-file.ts';
import { openJournal } from '../pkg/journal/journal.ts';
import { createAdminServer } from '../pkg/metrics/admin-server.ts';
import { openAddressEvidence } from '../pkg/proxy/address-evidence.ts';
import type { StartWorker } from '../pkg/proxy/inspector/thread.ts';
import { type RunningProxy, startProxy } from '../pkg/proxy/start-proxy.ts';
import type { Catalog } from '../pkg/residency/catalog.ts';
import { openCatalog } from './open-catalog.ts';
import { clock, createProcessMetrics, reportCrash, reportWarning } from './process.ts';

/** What both entry points are told by their users, before any of it is checked. */
export interface Setup {
  readonly environment: Environment;
  /** Files; absent: they are handed in later, and until then everything is refused. */
  readonly policies: readonly string[] | undefined;
  /** What is said of the data that is sent, for policies from files. */
  readonly dataClasses: readonly string[];
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
  /** Whether a policy may still be gone by. */
  readonly stands?: () => boolean;
  /** When the operator was last heard, Unix milliseconds; absent: there is none. */
  readonly heardAt?: () => number;
  /** Constants that say why traffic should not come yet. */
  readonly notReady?: () => readonly string[];
  /** Resolves once policies were handed in; absent: they are there. */
  readonly soonReady?: Promise<void>;
}

/** Policies that did not come from files, with what belongs to them. */
export interface HandedIn {
  readonly documents: readonly unknown[];
  /** What is said of the data of whoever they are for. */
  readonly dataClasses: readonly string[];
  /** Names that they have from ConfigMaps, by `configMapId`. */
  readonly dictionaries: Readonly<Record<string, string>>;
  readonly keys: MaskKeys;
}

export interface OpenProxy {
  readonly proxy: RunningProxy;
  readonly catalog: Catalog;
  readonly policyVersion: string;
  readonly credentials: readonly CredentialRequest[];
  readonly warnings: readonly string[];
  readonly recorded: boolean;
  readonly adminPort: number | undefined;
  /** Reads policies and credentials again; throws what the first reading would throw, and then nothing has changed. */
  reload(): Promise<void>;
  /** Likewise, of policies that are handed in. */
  replace(policies: HandedIn): Promise<void>;
  /** From now on everything is refused. */
  withdraw(): void;
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
  const { policies, dataClasses } = setup;
  const load = async () => policies && (await loadPolicyFiles(policies, catalog, clock.now(), dataClasses));
  const { snapshot, warnings } = (await load()) ?? none;
  const readFile = (path: string): string => readFileSync(path, 'utf8');
  const credentialsOf = (requests: readonly CredentialRequest[]) =>
    credentialsFrom(requests, credentialSources, environment, readFile);
  const requests = snapshot?.credentials ?? [];
  const credentials = credentialsOf(requests);
  const connectTo = connectToFrom(setup.connectTo, new Set(catalog.providers.keys()));
  const bounds = boundsFrom(setup.bounds);
  const rootKey = rootKeyFrom(setup.keyFile);
  const addressEvidence = await evidenceFrom(setup.addressEvidence);

  const metrics = createProcessMetrics(catalog, setup.heardAt);
  const onError = (): void => metrics.recordingFailed();
  const started: { proxy?: RunningProxy } = {};
  const notReady = (): readonly string[] => reasonsNotReady(started.proxy, setup);
  const admin =
    setup.admin === undefined
      ? undefined
      : await orUsage(
          `the admin port ${setup.admin.port} cannot be opened`,
          createAdminServer({ ...setup.admin, metrics, notReady, soonReady: setup.soonReady }),
        );
  const journal = await orUsage(
    `the journal ${setup.journal} cannot be opened`,
    openJournal({ directory: setup.journal, onError }),
  );
  const digestStore = openDigestFile(setup.signedParts, onError);
  const recorded = snapshot?.recording.level !== 'Off';
  const policyVersion = snapshot?.version ?? '';
  const about = { policy: policyVersion, command: setup.command.map((word) => maskAll(word)), note: '' };
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
    startInspector,
    onCrash: reportCrash,
    onWarning: reportWarning,
    addressEvidence,
    stands: setup.stands,
    hostParams: hostParamsFrom(catalog, environment),
  });
  started.proxy = running;
  return {
    proxy: running,
    catalog,
    policyVersion,
    credentials: requests,
    warnings,
    recorded,
    adminPort: admin?.port,
    reload: async () => {
      const loaded = await load();
      if (loaded === undefined) return;
      const own = { credentials: credentialsOf(loaded.snapshot.credentials) };
      await running.replacePolicy(loaded.snapshot, own);
    },
    replace: async ({ documents, keys, dataClasses: said, dictionaries }) => {
      const readConfigMap = parsedOnce(sentNames(dictionaries));
      const context = { ...policyContext(catalog, clock.now()), dataClasses: said, readConfigMap };
      const next = loadPolicyDocuments(documents, context);
      const own = { keys, credentials: credentialsOf(next.snapshot.credentials) };
      await running.replacePolicy(next.snapshot, own);
    },
    withdraw: () => running.withdrawPolicy(),
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

function reasonsNotReady(proxy: RunningProxy | undefined, { notReady = () => [] }: Setup): readonly string[] {
  if (proxy === undefined) return ['starting'];
  return proxy.draining ? ['draining'] : notReady();
}

/** Loaded with the first large body. */
const startInspector: StartWorker = async (heapBytes) =>
  (await import('./inspector/start.ts')).startInspector(heapBytes);

const none = { snapshot: undefined, warnings: [] };
const evidenceFrom = (path: string | undefined) =>
  path === undefined ? undefined : openAddressEvidence(path);

/** What the user's own folder or port makes impossible is theirs to change: one line, not a stack. */
async function orUsage<T>(what: string, opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (cause) {
    throw new UsageError(`${what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
