import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Bounds, defaultBounds } from '../api/bounds.ts';
import type { Credential } from '../api/credential.ts';
import type { PolicySnapshot } from '../api/policy.ts';
import type { JournalRecord } from '../api/record.ts';
import { allDetectors } from '../mask/detectors/all.ts';
import { openJournal } from '../journal/journal.ts';
import { linesOf } from '../journal/records.fixture.ts';
import { openSegmentFile, type OpenSegmentFile } from '../journal/segment-file.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { loadPolicies } from '../policy/load-policies.ts';
import { builtInCatalog as catalog } from '../residency/catalog.ts';
import type { Surroundings } from '../residency/destination.ts';
import type { StartWorker } from './inspector/thread.ts';
import { type ProxyOptions, type RunningProxy, startProxy } from './start-proxy.ts';
import type { DigestStore } from './signed-parts.ts';
import { startUpstream, type Upstream } from './upstream.fixture.ts';

export const secret = 'a-secret-of-the-run-0123456789';
export const rootKey = Buffer.alloc(32, 7);

/** What requests to Bedrock may be signed with. */
export const aws = {
  kind: 'sigv4',
  service: 'bedrock',
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: undefined,
} as const satisfies Credential;

/** When the rig believes it is. */
export const startOfTime = Date.UTC(2026, 10, 22);

const rules = `
  masking:
    rules:
      - {entities: [EmailAddress], strategy: Pseudonym}
      - {name: StaffPass, pattern: 'staff pass:? +(?P<value>[A-Z]\\d{8})', strategy: Redact}`;

/** A policy document: `residency.allow`, masking as above, everything recorded; `more` is appended to the spec. */
export function policyText(over: {
  readonly allow?: string;
  /** Further lines of `residency`, each with its line break before it. */
  readonly residency?: string;
  readonly masking?: string;
  readonly recording?: string;
  readonly more?: string;
}): string {
  const { allow = 'US', residency = '', masking = rules, recording = 'level: Masked', more = '' } = over;
  return `apiVersion: domicile.dev/v1alpha1
kind: ResidencyPolicy
metadata: {name: only-there, namespace: test}
spec:
  residency:
    allow: [${allow}]${residency}${masking}
  recording: {${recording}}${more}
`;
}

export function snapshotOf(text: string, now = startOfTime): PolicySnapshot {
  return loadPolicies([{ file: 'policy.yaml', text }], {
    places: catalog.places,
    providers: new Set(catalog.providers.keys()),
    credentialKinds: (provider) =>
      catalog.providers.get(provider)?.data.credentials.map(({ kind }) => kind) ?? [],
    dated: () => undefined,
    conditions: catalog.conditions,
    entities: new Set(allDetectors.map(({ name }) => name)),
    checkPattern: () => undefined,
    readDictionary: () => ({ kind: 'problem', problem: 'none here' }),
    readConfigMap: () => ({ kind: 'problem', problem: 'none here' }),
    now,
  }).snapshot;
}

/** The real thread, from its source. */
export const startInspector: StartWorker = async () =>
  new Worker(new URL('../../cmd/inspector/inspector.ts', import.meta.url));

export interface RigOptions {
  readonly policy?: Parameters<typeof policyText>[0];
  readonly bounds?: Partial<Bounds>;
  readonly credentials?: ReadonlyMap<string, Credential>;
  readonly hostParams?: Surroundings['hostParams'];
  readonly openFile?: OpenSegmentFile;
  readonly digestStore?: DigestStore;
  readonly addressEvidence?: ProxyOptions['addressEvidence'];
  readonly startInspector?: StartWorker;
  readonly stands?: ProxyOptions['stands'];
  /** Host or provider -> where it is; else every provider is the upstream. */
  readonly connectTo?: (upstream: Upstream) => ReadonlyMap<string, URL>;
}

export interface Rig extends AsyncDisposable {
  readonly proxy: RunningProxy;
  readonly upstream: Upstream;
  /** Unix milliseconds as the proxy sees them; set it to let time pass. */
  readonly time: { now: number };
  /** What `handle` must never let through. */
  readonly crashes: readonly unknown[];
  /** What somebody should look into. */
  readonly warnings: readonly string[];
  /** The base URL of a client mode. */
  base(mode: string): string;
  /** Every record so far. */
  records(): readonly JournalRecord[];
  /** Resolves once a record of the type is written. */
  recorded(type: JournalRecord['type'], count?: number): Promise<void>;
  journalText(): string;
  metrics(): Promise<string>;
}

/** The real engine on loopback, with a real journal in a folder of its own, in front of one scripted upstream. */
export async function startRig(options: RigOptions = {}): Promise<Rig> {
  const upstream = await startUpstream();
  const directory = mkdtempSync(join(tmpdir(), 'rig-'));
  const time = { now: startOfTime };
  const crashes: unknown[] = [];
  const warnings: string[] = [];
  const metrics = createMetrics(
    { version: '0', node: '0' },
    {
      providers: [...catalog.providers.keys(), 'undeclared'],
      entities: allDetectors.map(({ name }) => name),
    },
    () => time.now,
  );
  const openFile = options.openFile ?? openSegmentFile;
  const writes = new Set<() => void>();
  const journal = await openJournal({
    directory,
    onError: () => undefined,
    openFile: async (path) => {
      const file = await openFile(path);
      return {
        ...file,
        write: async (...args) => {
          const taken = await file.write(...args);
          for (const look of writes) look();
          return taken;
        },
      };
    },
  });
  const settings: ProxyOptions = {
    host: '127.0.0.1',
    port: 0,
    secret,
    session: 'session-1',
    rootKey,
    snapshot: snapshotOf(policyText(options.policy ?? {})),
    catalog,
    credentials: options.credentials ?? new Map(),
    connectTo:
      options.connectTo?.(upstream) ??
      new Map([...catalog.providers.keys()].map((provider) => [provider, upstream.url])),
    hostParams: options.hostParams ?? {},
    bounds: { ...defaultBounds, drainMs: 200, ...options.bounds },
    journal,
    metrics,
    digestStore: options.digestStore ?? { load: () => [], append: () => undefined },
    clock: { now: () => time.now, monotonic: () => performance.now() },
    startInspector: options.startInspector ?? startInspector,
    onCrash: (error) => crashes.push(error),
    onWarning: (message) => warnings.push(message),
    addressEvidence: options.addressEvidence,
    stands: options.stands,
  };
  const proxy = await startProxy(settings);
  const records = (): readonly JournalRecord[] =>
    linesOf(directory).map((line) => JSON.parse(line) as JournalRecord);
  return {
    proxy,
    upstream,
    time,
    crashes,
    warnings,
    base: (mode) => `http://127.0.0.1:${proxy.port}/${secret}/${mode}`,
    records,
    recorded: (type, count = 1) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (records().filter((record) => record.type === type).length < count) return;
          writes.delete(look);
          resolve();
        };
        writes.add(look);
        look();
      }),
    journalText: () => linesOf(directory).join('\n'),
    metrics: () => metrics.render(),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([proxy.drain(), upstream[Symbol.asyncDispose]()]);
      await journal.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A Messages request that the policy allows as it stands. */
export function prompt(text: string, over: object = {}): string {
  return JSON.stringify({
    model: 'claude-opus-4-6',
    max_tokens: 100,
    inference_geo: 'us',
    messages: [{ role: 'user', content: text }],
    ...over,
  });
}
