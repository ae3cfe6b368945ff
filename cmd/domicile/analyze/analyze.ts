import process from 'node:process';
import { UsageError } from '../../../pkg/errors/usage-error.ts';
import { version } from '../../../pkg/api/release.ts';
import { analyze as analyzeManifests, fails } from './analysis.ts';
import { aroundOf } from './around.ts';
import { analysisJson, analysisText } from './format.ts';
import { filesNamed } from './manifest-files.ts';
import type { AnalysisFinding, Manifest } from './finding.ts';
import { readManifests } from './read-manifests.ts';
import { isRuleCode, type RuleCode } from './rules.ts';
import { sarifLog } from './sarif.ts';

export interface AnalyzeOptions {
  readonly filename?: readonly string[];
  readonly cluster?: boolean;
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly catalog?: readonly string[];
  readonly enforce?: boolean;
  readonly namespace?: string;
  readonly json?: boolean;
  readonly sarif?: boolean;
  readonly failOn: string;
  readonly ignore?: readonly string[];
}

/** Judges policies and manifests together, as they are before they are applied. Resolves with the exit status. */
export async function analyze(options: AnalyzeOptions): Promise<number> {
  const failOn = levelOf(options.failOn);
  const ignored = new Set((options.ignore ?? []).map(codeOf));
  if (options.json === true && options.sarif === true)
    throw new UsageError('Name one of --json and --sarif.');
  const { manifests, unreadable, complete } = await objectsOf(options);
  const around = { ...(await aroundOf(options)), complete };
  const analysis = analyzeManifests(manifests, unreadable, around, ignored);
  const { counts, findings } = analysis;
  if (counts.policies + counts.pods + findings.length === 0) process.stderr.write(nothingJudged);
  if (options.sarif === true) print(sarifLog(analysis, version));
  else if (options.json === true) print(analysisJson(analysis));
  else process.stdout.write(analysisText(analysis));
  return fails(findings, failOn) ? 1 : 0;
}

const nothingJudged =
  'domicile: nothing was judged: no policy that can be read, and nothing that makes pods, is among the manifests.\n';

interface Objects {
  readonly manifests: readonly Manifest[];
  readonly unreadable: readonly AnalysisFinding[];
  /** Whether there is nothing beside them. */
  readonly complete: boolean;
}

async function objectsOf(options: AnalyzeOptions): Promise<Objects> {
  const { filename, cluster = false } = options;
  if (cluster === (filename !== undefined))
    throw new UsageError('Name what to analyze: -f FILE (- for standard input), or --cluster.');
  if (cluster) return objectsOfCluster(options);
  const read = (await filesNamed(filename ?? [])).map(readManifests);
  return {
    manifests: read.flatMap(({ manifests }) => manifests),
    unreadable: read.flatMap(({ findings }) => findings),
    complete: false,
  };
}

async function objectsOfCluster(options: AnalyzeOptions): Promise<Objects> {
  const { withCluster } = await import('../cluster/connection.ts');
  const { missingText, readCluster } = await import('../cluster/cluster-manifests.ts');
  const { manifests, missing } = await withCluster(options, (connection) =>
    readCluster(connection, options.namespace),
  );
  if (missing.length > 0) process.stderr.write(`domicile: ${missingText(missing)}\n`);
  return { manifests, unreadable: [], complete: missing.length === 0 };
}

const print = (value: object): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

function levelOf(text: string): 'error' | 'warning' {
  if (text === 'error' || text === 'warning') return text;
  throw new UsageError(`--fail-on: found "${text}"; allowed: error, warning`);
}

function codeOf(text: string): RuleCode {
  if (isRuleCode(text)) return text;
  throw new UsageError(`--ignore: found "${text}"; allowed: a code of docs/analyze.md, such as DOM033`);
}
