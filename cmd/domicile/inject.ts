import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { InjectionConfig } from '../../pkg/api/bootstrap.ts';
import type { PolicyDocument } from '../../pkg/api/generated/policy-document.ts';
import { releasedImage, version } from '../../pkg/api/release.ts';
import { loadPolicyFiles } from '../../pkg/config/policies.ts';
import { defaultResources } from '../../pkg/config/operator-config.ts';
import { unreadConfigMap } from '../../pkg/policy/config-map.ts';
import { UsageError, whyUnreadable } from '../../pkg/errors/usage-error.ts';
import { clientsOf } from '../../pkg/inject/clients.ts';
import { inject as injectPod, skipReason } from '../../pkg/inject/inject.ts';
import type { Outcome } from '../../pkg/inject/outcome.ts';
import { patchOf } from '../../pkg/inject/patch.ts';
import type { Pod } from '../../pkg/inject/pod.ts';
import { shapeProblem, withoutNulls } from '../../pkg/inject/pod-shape.ts';
import { uninject as uninjectPod } from '../../pkg/inject/uninject.ts';
import { namespacesIn, type PodInDocument, podsIn } from '../../pkg/inject/workloads.ts';
import { readDocuments } from '../../pkg/policy/read-documents.ts';
import { builtInCatalog } from '../../pkg/residency/catalog.ts';
import { clock } from '../process.ts';
import { readAll } from './bounded-input.ts';
import { type Change, readYaml, writeYaml, type YamlDocument } from './inject-yaml.ts';

export interface InjectOptions {
  readonly filename: string;
  readonly policy: readonly string[];
  readonly enforce?: boolean;
  readonly namespace: string;
  readonly proxyImage?: string;
  readonly captureImage?: string;
  readonly channelUrl: string;
  readonly channelCa?: string;
  readonly resolver?: readonly string[];
}

/** Writes what is to be applied; nothing where a pod is refused. Resolves with the exit status. */
export async function inject(options: InjectOptions): Promise<number> {
  const without = { readConfigMap: unreadConfigMap };
  const { warnings } = await loadPolicyFiles(options.policy, builtInCatalog, clock.now(), [], without);
  const policies = options.policy.flatMap(policiesIn);
  const config = configFrom(options);
  const clients = clientsOf(builtInCatalog);
  const documents = await read(options.filename);
  const namespaces = namespacesIn(documents.map(({ value }) => value));
  for (const warning of warnings) say(warning);
  const decided = documents.map((document) => ({
    document,
    pods: podsIn(document.value).map((found) => {
      const name = found.namespace ?? options.namespace;
      const labels = namespaces.get(name) ?? {};
      const enforced = options.enforce === true || labels['domicile.dev/inject'] === 'enabled';
      const mode = enforced ? 'enforce' : 'optin';
      const pod = withoutNulls(found.pod) as Pod;
      if (skipReason({ pod, mode }) === undefined) requireShape(found, pod);
      const outcome = injectPod({ pod, namespace: { name, labels }, mode, policies, config, clients });
      report(found, outcome);
      return { found, pod, outcome };
    }),
  }));
  if (decided.some(({ pods }) => pods.some(({ outcome }) => outcome.kind === 'refused'))) return 1;
  const changes = ({ found, pod, outcome }: (typeof decided)[number]['pods'][number]): Change => ({
    path: found.path,
    patch: 'pod' in outcome ? patchOf(pod, outcome.pod) : [],
  });
  process.stdout.write(
    writeYaml(decided.map(({ document, pods }) => ({ document, changes: pods.map(changes) }))),
  );
  return 0;
}

/** Takes out what injection put in. */
export async function uninject({ filename }: { readonly filename: string }): Promise<void> {
  const clients = clientsOf(builtInCatalog);
  const documents = await read(filename);
  const changed = documents.map((document) => ({
    document,
    changes: podsIn(document.value).flatMap(({ path, pod: written }): readonly Change[] => {
      const pod = withoutNulls(written) as Pod;
      // Into what is no pod nothing was ever put.
      if (shapeProblem(pod) !== undefined) return [];
      return [{ path, patch: patchOf(pod, uninjectPod(pod, clients)) }];
    }),
  }));
  process.stdout.write(writeYaml(changed));
}

/** Throws UsageError where an API server would take it for no pod either. */
function requireShape({ kind, name, path }: PodInDocument, pod: Pod): void {
  const wrong = shapeProblem(pod);
  if (wrong === undefined) return;
  const where = path.length === 0 ? '' : ` at ${path.join('.')}`;
  throw new UsageError(`${kind} ${name}: the pod${where} is none: ${wrong}.`);
}

function policiesIn(file: string): readonly PolicyDocument[] {
  const { documents } = readDocuments({ file, text: readFileSync(file, 'utf8') });
  return documents.map(({ value }) => value as PolicyDocument);
}

async function read(filename: string): Promise<readonly YamlDocument[]> {
  if (filename !== '-') return readYaml(filename, readText(filename));
  const text = await readAll(process.stdin);
  if (text === undefined) throw new UsageError('Standard input is too large.');
  return readYaml('standard input', text);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`The file ${file} cannot be read (${whyUnreadable(cause)}).`, { cause });
  }
}

function configFrom({ channelCa, resolver = [], ...options }: InjectOptions): InjectionConfig {
  if (channelCa === undefined)
    say('no --channel-ca: the proxy would not find its operator, and deny everything');
  return {
    version,
    images: {
      proxy: options.proxyImage ?? releasedImage('proxy'),
      capture: options.captureImage ?? releasedImage('capture'),
    },
    imagePullPolicy: 'IfNotPresent',
    channel: { url: options.channelUrl, ca: channelCa === undefined ? '' : readText(channelCa) },
    resources: defaultResources,
    resolvers: resolver,
    trustedAuthorities: '',
  };
}

function report({ kind, name }: PodInDocument, outcome: Outcome): void {
  const who = `${kind} ${name}`;
  if (outcome.kind === 'refused') {
    for (const { code, message } of outcome.problems) say(`${who}: refused (${code}): ${message}`);
  } else if (outcome.kind === 'skipped') say(`${who}: skipped (${outcome.reason})`);
  else {
    const selected =
      outcome.policies.length === 0 ? 'no policy: everything is denied' : outcome.policies.join(', ');
    say(`${who}: ${outcome.kind} (${outcome.capture}; ${selected})`);
    for (const warning of outcome.warnings) say(`${who}: ${warning}`);
  }
}

function say(line: string): void {
  process.stderr.write(`domicile: ${line}\n`);
}
